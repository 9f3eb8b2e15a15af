import { UsageError } from '@crease/tensor';

/**
 * The canonical JSON text of a value: equal values give equal texts, so a hash of the text identifies the value.
 *
 * Keys are sorted by UTF-16 code units, there is no white space, numbers have their shortest round-trip form (as in
 * RFC 8785), and the numbers that JSON lacks are the strings "Infinity", "-Infinity", "NaN", "-0". Typed arrays are
 * written as arrays of numbers; properties that are `undefined` are left out.
 *
 * @throws UsageError if the value contains itself, or something that is not data: a function, a symbol, a bigint, an
 * instance of a class, `undefined` in an array
 * @example canonicalJson({ b: [1, -0], a: 'x' }) // '{"a":"x","b":[1,"-0"]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, [], '$');
}

/**
 * The number that a value of a canonical document stands for: itself, or the number that one of the strings
 * "Infinity", "-Infinity", "NaN", "-0" names.
 *
 * @throws UsageError if the value is neither
 */
export function decodeNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const decoded = specialNumbers.find((special) => encodeNumber(special) === value);
  if (decoded === undefined)
    throw new UsageError(
      `decodeNumber: expected a number or one of "Infinity", "-Infinity", "NaN", "-0", got ${JSON.stringify(value)}.`,
    );
  return decoded;
}

/** The number itself, or the string that stands for it where JSON has no number: ±∞, NaN, −0. */
export function encodeNumber(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

const specialNumbers = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -0];

function write(value: unknown, ancestors: readonly object[], path: string): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return JSON.stringify(encodeNumber(value));
  if (typeof value !== 'object')
    throw new UsageError(
      `canonicalJson: ${path} is ${describe(value)}, which is not data. Encode it as a string first.`,
    );
  if (ancestors.includes(value))
    throw new UsageError(`canonicalJson: ${path} contains itself; only trees can be written.`);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item, k) => write(item, inside, `${path}[${k}]`)).join(',')}]`;
  if (isNumberArray(value)) return `[${Array.from(value, (item) => JSON.stringify(encodeNumber(item))).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new UsageError(
      `canonicalJson: ${path} is an instance of ${value.constructor.name}; only plain objects can be written.`,
    );
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, inside, `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function isNumberArray(value: object): value is ArrayLike<number> & Iterable<number> {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView || value instanceof BigInt64Array || value instanceof BigUint64Array)
  );
}

function describe(value: unknown): string {
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
