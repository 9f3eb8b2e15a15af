import { sizeOf } from '@crease/tensor';
import type { Training } from '../theorems/training.js';
import type { NonSingularityProblem } from './problem.js';

/**
 * Points at which the hull of the Hessians tends to be small: 0, and 0 with the output bias at the mean or the median
 * of the targets, where the residuals of a squared loss balance. Every point would do.
 */
export function hullPoints({ training }: NonSingularityProblem, dimension: number): number[][] {
  const zero = new Array<number>(dimension).fill(0);
  const bias = training && outputBias(training);
  if (bias === undefined) return [zero];
  const targets = Array.from({ length: bias.size }, (_, k) => columnOf(training!, k, bias.size));
  const withBias = (value: (column: readonly number[]) => number): number[] =>
    zero.toSpliced(bias.offset, bias.size, ...targets.map((column) => shortened(value(column))));
  return [zero, withBias(mean), withBias(median)];
}

/** The components of θ that are the bias of the last layer, one for each target. */
function outputBias({ model, data }: Training): { readonly offset: number; readonly size: number } | undefined {
  const last = model.layout.entries.at(-1);
  const size = sizeOf(model.output);
  if (last === undefined || !last.name.endsWith('/bias') || sizeOf(last.shape) !== size) return undefined;
  return data.targets.length === data.samples * size ? { offset: last.offset, size } : undefined;
}

function columnOf({ data }: Training, column: number, width: number): number[] {
  return Array.from({ length: data.samples }, (_, i) => data.targets[i * width + column]!);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.floor(ascending.length / 2)]!;
}

/** The value to twelve binary places: arithmetic with short numbers is often exact, and then bounds are sharp. */
function shortened(value: number): number {
  return Math.round(value * 2 ** 12) / 2 ** 12;
}
