/** A value in the header of a safetensors file. Objects are maps: a name from a file is never a property. */
export type HeaderValue = string | number | readonly HeaderValue[] | ReadonlyMap<string, HeaderValue>;

/** Throws for a mistake at a position of the text. */
export type HeaderFailure = (problem: string, code: string, position: number) => never;

/** Deeper than the format goes; a limit so that no file can exhaust the stack. */
const deepest = 8;

/**
 * The object that the text of a header holds.
 *
 * The JSON of the format and nothing beyond it: objects, arrays, texts, and whole numbers from 0 to 2⁵³ − 1. Unlike
 * `JSON.parse` it refuses an object with the same key twice, which two readers may understand differently.
 */
export function parseHeader(text: string, fail: HeaderFailure): ReadonlyMap<string, HeaderValue> {
  let position = 0;

  const skip = (): void => {
    while (position < text.length && ' \t\n\r'.includes(text[position]!)) position++;
  };
  const isNext = (symbol: string): boolean => {
    skip();
    if (text[position] !== symbol) return false;
    position++;
    return true;
  };
  const expect = (symbol: string): void => {
    if (!isNext(symbol)) failAt(`expected ${symbol}`);
  };
  const failAt = (problem: string): never =>
    fail(`${problem}, found ${found(text, position)}`, 'header-json', position);

  const string = (): string => {
    expect('"');
    const start = position - 1;
    while (position < text.length && text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
    if (position >= text.length) fail('a text in the header does not end', 'header-json', start);
    position++;
    try {
      return JSON.parse(text.slice(start, position)) as string;
    } catch {
      return fail('a text in the header is not a JSON text', 'header-json', start);
    }
  };

  const number = (): number => {
    const start = position;
    while (position < text.length && '0123456789+-.eE'.includes(text[position]!)) position++;
    const digits = text.slice(start, position);
    if (!/^(?:0|[1-9]\d{0,15})$/.test(digits) || !Number.isSafeInteger(Number(digits)))
      fail('a number in the header is not a whole number from 0 to 2^53 - 1', 'header-json', start);
    return Number(digits);
  };

  /** What stands between two brackets, separated by commas. */
  const list = (close: string, item: () => void): void => {
    if (isNext(close)) return;
    do item();
    while (isNext(','));
    expect(close);
  };

  const object = (depth: number): ReadonlyMap<string, HeaderValue> => {
    const fields = new Map<string, HeaderValue>();
    list('}', () => {
      skip();
      const start = position;
      const key = string();
      if (fields.has(key)) fail(`the key ${JSON.stringify(key.slice(0, 60))} occurs twice`, 'duplicate-key', start);
      expect(':');
      fields.set(key, value(depth + 1));
    });
    return fields;
  };

  const value = (depth: number): HeaderValue => {
    skip();
    if (depth > deepest) fail('the header is nested too deeply', 'header-json', position);
    const next = text[position];
    if (next === '"') return string();
    if (next !== undefined && '-0123456789'.includes(next)) return number();
    if (isNext('{')) return object(depth);
    if (!isNext('[')) failAt('expected a text, a number, [ or {');
    const items: HeaderValue[] = [];
    list(']', () => items.push(value(depth + 1)));
    return items;
  };

  if (!isNext('{')) failAt('expected {');
  const header = object(1);
  skip();
  if (position < text.length) failAt('expected the end of the header');
  return header;
}

function found(text: string, position: number): string {
  return position < text.length ? JSON.stringify(text[position]) : 'the end of the header';
}
