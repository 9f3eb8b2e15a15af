import { formatNumber } from '../../render/formatNumber.ts';
import type { Tape } from './compute.ts';
import { lines } from './program.ts';

/** Where the two passes are after so many steps. */
export interface Progress {
  /** So many values are known, from the first line on. */
  readonly valuesKnown: number;
  /** The derivatives from this line to the last are known. */
  readonly adjointsFrom: number;
  /** The line of the last step; −1 before the first. */
  readonly current: number;
}

/** Forwards through all lines, then backwards. */
export function progressAt(step: number): Progress {
  const n = lines.length;
  const isForward = step <= n;
  return {
    valuesKnown: Math.min(step, n),
    adjointsFrom: Math.min(2 * n - step, n),
    current: isForward ? step - 1 : 2 * n - step,
  };
}

/** How the derivative by each line comes from those of the lines that use it. */
const rules = [
  'L̄ of a, times relu′(θ₁)',
  'L̄ of z, times a',
  'L̄ of z, times θ₂',
  'L̄ of f, times relu′(z)',
  'minus L̄ of r, because r = 1 − f',
  'L̄ of L, times r',
  '1, because L changes as much as itself',
];

/** What the last step has done, in words; L̄ of a line is the derivative of L by it. */
export function describeStep({ values, adjoints }: Tape, step: number): string {
  const { current } = progressAt(step);
  if (current < 0) return `0 of ${2 * lines.length}: nothing is computed yet`;
  const { name, formula } = lines[current]!;
  if (step <= lines.length) return `forwards: ${name} = ${formula} = ${formatNumber(values[current]!)}`;
  return `backwards: L̄ of ${name} = ${formatNumber(adjoints[current]!)}: ${rules[current]}`;
}
