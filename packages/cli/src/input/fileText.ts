import { FormatError, UnsupportedError } from '@crease/tensor';
import type { Io } from '../io.js';

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; check the path',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read (permission denied)',
  ENOTDIR: 'no such file; a part of the path is not a folder',
};

/** Kinds of files that the formats allow and this version does not read, by the end of their name. */
const unsupported: Readonly<Record<string, string>> = {
  '.onnx': 'ONNX models are not supported by this version. Give a crease-model/1 file with inline weights',
  '.safetensors':
    'safetensors files are not supported by this version. Give a crease-model/1 file with the weights inline',
  '.npy': 'npy arrays are not supported by this version. Give a CSV file with a header row',
};

/**
 * The text of a UTF-8 file, without its byte order mark.
 *
 * @throws UnsupportedError for kinds of files that this version does not read; FormatError that names the file if it
 * cannot be read or is not UTF-8
 */
export function fileText(io: Io, path: string): string {
  refuseUnsupported(path, path);
  let bytes: Uint8Array;
  try {
    bytes = io.readFile(path);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw new FormatError(`${path}: ${problems[code] ?? `cannot be read (${code || String(error)})`}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(`${path}: is not UTF-8 text. Save it as UTF-8.`);
  }
}

/**
 * Refuses a file by its name.
 *
 * @param place what the message begins with
 * @throws UnsupportedError
 */
export function refuseUnsupported(path: string, place: string): void {
  const ending = Object.keys(unsupported).find((e) => path.toLowerCase().endsWith(e));
  if (ending !== undefined) throw new UnsupportedError(`${place}: ${unsupported[ending]}.`);
}
