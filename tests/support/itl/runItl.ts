import {
  type DecoratedInterval,
  decorate,
  emptySet,
  type Interval,
  isSubset,
  notAnInterval,
  realLine,
} from '@crease/symbolic';
import { type ItlValue, itlFunctions } from './itlFunctions.ts';
import type { ItlStatement } from './parseItl.ts';

/**
 * How the result of a statement compares with the expected one: the same; an interval that contains it and differs (a
 * valid, less tight enclosure); one inside it (tighter than the statement asks for, and for another judge to say whether
 * too tight); anything else; or a function that is not implemented.
 */
export type Outcome = 'equal' | 'wider' | 'tighter' | 'wrong' | 'skipped';

/** Runs one statement. */
export function runStatement(statement: ItlStatement): {
  readonly outcome: Outcome;
  readonly values: readonly ItlValue[];
} {
  const f = itlFunctions[statement.function];
  if (f === undefined) return { outcome: 'skipped', values: [] };
  const { values, signal } = f(...statement.inputs.map(readValue));
  const expected = statement.outputs.map(readValue);
  if (signal !== statement.signal || values.length !== expected.length) return { outcome: 'wrong', values };
  if (values.every((value, k) => isSame(value, expected[k]!))) return { outcome: 'equal', values };
  const every = (holds: (value: ItlValue, expected: ItlValue) => boolean): boolean =>
    values.every((value, k) => holds(value, expected[k]!));
  if (every((value, own) => isEnclosure(value, own))) return { outcome: 'wider', values };
  return { outcome: every((value, own) => isEnclosure(own, value)) ? 'tighter' : 'wrong', values };
}

/** The value of a literal. */
function readValue(text: string): ItlValue {
  if (text.startsWith('"')) return text.slice(1, -1);
  if (text.startsWith('[')) return readInterval(text);
  const value = readNumber(text);
  return value ?? (text === 'true' ? true : text === 'false' ? false : text);
}

function readInterval(text: string): Interval | DecoratedInterval {
  const { body, decoration } = /^\[(?<body>[^\]]*)\](?:_(?<decoration>\w+))?$/.exec(text)!.groups!;
  const inside = body!.trim().toLowerCase();
  if (inside === 'nai') return notAnInterval;
  const ends = inside.split(',').map((end) => readNumber(end.trim())!);
  const set = inside === 'empty' ? emptySet : inside === 'entire' ? realLine : { lower: ends[0]!, upper: ends.at(-1)! };
  return decoration === undefined ? set : decorate(set, decoration as never);
}

/** A double, decimal or hexadecimal; `undefined` for a word. */
function readNumber(text: string): number | undefined {
  const infinite = /^(?<sign>[+-]?)inf(?:inity)?$/i.exec(text);
  if (infinite !== null) return infinite.groups!.sign === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  const hex = /^(?<sign>[+-]?)0x(?<whole>[\da-f]+)\.?(?<fraction>[\da-f]*)(?:p(?<exponent>[+-]?\d+))?$/i.exec(
    text,
  )?.groups;
  if (hex === undefined) return /^[+-]?[\d.]/.test(text) ? Number(text) : undefined;
  let value = Number.parseInt(`${hex.whole}${hex.fraction}`, 16);
  // By steps of one bit: 2^−1074 times an integer is exact, a power of two of its own may not exist.
  const exponent = Number(hex.exponent ?? '0') - 4 * hex.fraction!.length;
  for (let k = 0; k < Math.abs(exponent); k++) value = exponent < 0 ? value / 2 : value * 2;
  return hex.sign === '-' ? -value : value;
}

function isSame(value: ItlValue, expected: ItlValue): boolean {
  if (typeof value === 'object' && typeof expected === 'object')
    return (
      isSame(value.lower, expected.lower) &&
      isSame(value.upper, expected.upper) &&
      (value as DecoratedInterval).decoration === (expected as DecoratedInterval).decoration
    );
  // 0 and −0 are the same number.
  return value === expected || (Number.isNaN(value) && Number.isNaN(expected));
}

function isEnclosure(value: ItlValue, expected: ItlValue): boolean {
  if (typeof value !== 'object' || typeof expected !== 'object') return isSame(value, expected);
  const sameDecoration = (value as DecoratedInterval).decoration === (expected as DecoratedInterval).decoration;
  return sameDecoration && isSubset(expected, value);
}
