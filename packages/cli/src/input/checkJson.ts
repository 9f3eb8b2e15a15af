/** Deeper than any document of Crease; a limit so that no file can exhaust the stack. */
const deepest = 250;

/**
 * Fails for a valid JSON text that `JSON.parse` would not read as its author means it: an object with the same key twice,
 * of which only the last would count, or brackets nested without end. Linear time.
 *
 * @param fail throws for a problem at a position of the text
 */
export function checkJson(text: string, fail: (problem: string, position: number) => never): void {
  const open: Set<string>[] = [];
  for (const [position, symbol] of outsideTexts(text, /["{}[\]]/g)) {
    if (symbol === '"') {
      const end = endOfText(text, position);
      if (!isKey(text, end)) continue;
      const written = text.slice(position, end);
      const key = JSON.parse(written) as string;
      if (open.at(-1)!.has(key)) fail(`the key ${written.slice(0, 40)} occurs twice in an object`, position);
      open.at(-1)!.add(key);
    } else if (symbol === '{' || symbol === '[') {
      open.push(new Set());
      if (open.length > deepest) fail(`more than ${deepest} brackets lie in each other`, position);
    } else open.pop();
  }
}

/**
 * The matches of a pattern in a JSON text with their positions, those inside of texts left out. Texts are passed over one
 * character after the other: a pattern for a whole text would need the stack for long ones.
 *
 * @param pattern global; matches the quote at the beginning of a text
 */
export function* outsideTexts(text: string, pattern: RegExp): Generator<[position: number, match: string]> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '"') pattern.lastIndex = endOfText(text, match.index);
    yield [match.index, match[0]];
  }
}

/** The position behind the text that begins with the quote at `start`. */
function endOfText(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function isKey(text: string, end: number): boolean {
  let next = end;
  while (' \t\n\r'.includes(text[next] ?? '.')) next++;
  return text[next] === ':';
}
