/** A text, which is a key if a colon follows; or a bracket. In valid JSON nothing else bears on keys and nesting. */
const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

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
  for (const { 0: symbol, 1: string, 2: colon, index } of text.matchAll(token)) {
    if (string !== undefined) {
      if (colon === undefined) continue;
      const key = JSON.parse(string) as string;
      if (open.at(-1)!.has(key)) fail(`the key ${string.slice(0, 40)} occurs twice in an object`, index);
      open.at(-1)!.add(key);
    } else if (symbol === '{' || symbol === '[') {
      open.push(new Set());
      if (open.length > deepest) fail(`more than ${deepest} brackets lie in each other`, index);
    } else open.pop();
  }
}
