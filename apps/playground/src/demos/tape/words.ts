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

/** Where the derivative by each line comes from: the lines that use it. */
const origins = [
  '∂L/∂a times relu′(θ₁)',
  '∂L/∂z times a',
  '∂L/∂z times θ₂',
  '∂L/∂f times relu′(z)',
  'minus ∂L/∂r, because r = 1 − f',
  '∂L/∂L times r',
  'for L changes as much as itself',
];

/** What the last step has done, in words. */
export function describeStep({ values, adjoints }: Tape, step: number): string {
  const { current } = progressAt(step);
  if (current < 0) return `0 of ${2 * lines.length}: nothing is computed yet`;
  const { name, formula } = lines[current]!;
  if (step <= lines.length) return `forwards: ${name} = ${formula} = ${formatNumber(values[current]!)}`;
  return `backwards: ∂L/∂${name} = ${formatNumber(adjoints[current]!)}, ${origins[current]}`;
}
