import { type Interval, type Rational, roundRational } from '@crease/symbolic';
import type { DoubleDouble } from './doubleDoubles.ts';

/** The result of many containment checks of one kind. */
export interface Tally {
  checked: number;
  /** What was not contained, in words; empty if all is well. */
  readonly missed: string[];
  /** Widths of the enclosures of one point each, in units in the last place of the value. */
  readonly widths: number[];
}

/** A tally without checks. */
export function emptyTally(): Tally {
  return { checked: 0, missed: [], widths: [] };
}

/** Adds to `tally` what `other` counted. */
export function addTally(tally: Tally, other: Tally): void {
  tally.checked += other.checked;
  tally.missed.push(...other.missed);
  tally.widths.push(...other.widths);
}

/**
 * Counts whether an enclosure contains a number of about 100 bits. `size` bounds what was added up to get it: the judge
 * may be wrong by some units of the hundredth bit of that.
 */
export function countNumber(tally: Tally, a: Interval, value: DoubleDouble, what: string, size = 1): void {
  tally.checked += 1;
  const slack = (size + Math.abs(value.high)) * 2 ** -84;
  // The low part decides where the high part is an end of the interval.
  const isAbove = value.high - a.lower + value.low >= -slack;
  const isBelow = a.upper - value.high - value.low >= -slack;
  if (!(isAbove && isBelow)) tally.missed.push(`${what}: ${value.high} + ${value.low} in [${a.lower}, ${a.upper}]`);
}

/** Counts whether an enclosure contains a rational number, exactly. */
export function countRational(tally: Tally, a: Interval, value: Rational, what: string): void {
  tally.checked += 1;
  const isInside = a.lower <= roundRational(value, 'down') && roundRational(value, 'up') <= a.upper;
  if (!isInside) tally.missed.push(`${what}: ${roundRational(value, 'nearest')} in [${a.lower}, ${a.upper}]`);
}

/** Records the width of the enclosure of one value. */
export function measureWidth(tally: Tally, a: Interval): void {
  const size = Math.max(Math.abs(a.lower), Math.abs(a.upper));
  if (size > 2 ** -1000 && Number.isFinite(size)) tally.widths.push((a.upper - a.lower) / unitOf(size));
}

function unitOf(size: number): number {
  let unit = 2 ** -52;
  while (unit * 2 ** 53 <= size) unit *= 2;
  while (unit * 2 ** 52 > size) unit /= 2;
  return unit;
}

/** The median and the largest width. */
export function widthsOf({ widths }: Tally): { readonly median: number; readonly largest: number } {
  const sorted = widths.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, largest: sorted.at(-1) ?? 0 };
}
