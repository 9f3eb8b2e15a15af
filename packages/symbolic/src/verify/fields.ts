import { decodeNumber } from '../encoding/canonicalJson.js';
import { parseHexFloat } from '../encoding/hexFloat.js';
import { formatRational, parseRational } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import { ensure, invalid } from './rejection.js';

/** The members of a plain object with exactly these keys. */
export function fields<K extends string>(
  value: unknown,
  path: string,
  keys: readonly K[],
): Readonly<Record<K, unknown>> {
  ensure(typeof value === 'object' && value !== null && !Array.isArray(value), `${path} is not an object`);
  const own = Object.keys(value);
  for (const key of own) ensure((keys as readonly string[]).includes(key), `${path} has an unknown field "${key}"`);
  for (const key of keys) ensure(own.includes(key), `${path} has no field "${key}"`);
  return value as Readonly<Record<K, unknown>>;
}

/** The items of an array. */
export function items(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : invalid(`${path} is not an array`);
}

/** The items of an array, each read by `read`. */
export function listOf<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] {
  return items(value, path).map((item, k) => read(item, `${path}[${k}]`));
}

/** A text. */
export function text(value: unknown, path: string): string {
  return typeof value === 'string' ? value : invalid(`${path} is not a text`);
}

/** A text that is one of these. */
export function oneOf<const T extends string>(value: unknown, path: string, choices: readonly T[]): T {
  return choices.find((choice) => choice === value) ?? invalid(`${path} is not one of ${choices.join(', ')}`);
}

/** An integer from `least` to 2^31 − 1. */
export function integer(value: unknown, path: string, least = 0): number {
  const isInteger = typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0);
  return isInteger && value >= least && value < 2 ** 31 ? value : invalid(`${path} is not an integer from ${least} on`);
}

/** A finite double, written as a JSON number or as "-0". */
export function finite(value: unknown, path: string): number {
  const isNumber = typeof value === 'number' || value === '-0';
  const number = isNumber ? decodeNumber(value) : Number.NaN;
  return Number.isFinite(number) ? number : invalid(`${path} is not a finite number`);
}

/** A finite double, written as a hexadecimal float. */
export function hexFloat(value: unknown, path: string): number {
  try {
    const number = parseHexFloat(text(value, path));
    return Number.isFinite(number) ? number : invalid(`${path} is not finite`);
  } catch {
    return invalid(`${path} is not a finite hexadecimal float`);
  }
}

/** A rational in lowest terms, written as `p/q`. */
export function exact(value: unknown, path: string): Rational {
  const written = text(value, path);
  try {
    const number = parseRational(written);
    return formatRational(number) === written ? number : invalid(`${path} is not in lowest terms`);
  } catch {
    return invalid(`${path} is not a rational number in lowest terms`);
  }
}

/** A list of rationals. */
export function exactList(value: unknown, path: string): Rational[] {
  return listOf(value, path, exact);
}
