import { FormatError } from '@crease/tensor';
import type { Io } from '../io.js';
import { checkJson, outsideTexts } from './checkJson.js';
import { fileText } from './fileBytes.js';

/**
 * The parsed content of a JSON file.
 *
 * @throws FormatError that names the file, and the line of the first mistake where it is known
 */
export function readJsonFile(io: Io, path: string): unknown {
  const text = fileText(io, path);
  const details = { code: 'json', file: path };
  const document = parsed(text, (problem) => {
    throw new FormatError(`${path}: is not valid JSON${problem}`, details);
  });
  checkJson(text, (problem, position) => {
    throw new FormatError(`${path}: line ${lineOf(text, position)}: ${problem}.`, details);
  });
  return document;
}

function parsed(text: string, fail: (problem: string) => never): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(placeOf(text, String((error as Error).message)));
  }
}

function placeOf(text: string, message: string): string {
  if (text.trim() === '') return ': the file is empty.';
  // Numbers that JSON cannot hold are the most frequent mistake of programs that write model files.
  for (const [at, found] of outsideTexts(text, /"|(?<=[[:,\s])-?(?:NaN|Infinity|nan|inf)\b/g))
    if (found !== '"') return `, line ${lineOf(text, at)}: ${found} is not a number that a model can hold.`;
  const position = /position (\d+)/.exec(message)?.[1];
  const line = position === undefined ? '' : `, line ${lineOf(text, Number(position))}`;
  // The engine's message quotes the text, which may have several lines: what comes before says what is wrong.
  return `${line}: ${message.split(/, "|, \.\.\.| \(line | in JSON/)[0]}.`;
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
