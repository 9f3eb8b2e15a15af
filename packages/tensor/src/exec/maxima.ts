import { maximumIndex } from '../ir/primitives/reduceMax.js';
import type { Equation } from '../ir/program.js';

/** The maxima that one equation of a program takes at a point: its windows, and how close they are to a tie. */
export interface Maxima {
  /** Position of the equation in the program. */
  readonly equation: number;
  readonly scope: string;
  /** How many maxima it takes: windows × samples. */
  readonly windows: number;
  /** Windows whose largest element occurs more than once: there the program may have a kink. */
  readonly ties: number;
  /** The smallest positive difference between the two largest different elements of a window; infinite without one. */
  readonly gap: number;
}

/** True for an equation that chooses the largest of several elements (or marks it). */
export function isMaximum(e: Equation): e is Equation & { primitive: 'reduceMax' | 'maxMask' } {
  return e.primitive === 'reduceMax' || e.primitive === 'maxMask';
}

/** The position of the maximum in each window of a value whose windows are its last axis. */
export function maximumIndices(values: Float64Array, width: number): Int32Array {
  return Int32Array.from({ length: values.length / width }, (_, n) => maximumIndex(values, n * width, width));
}

/** Ties and gaps of the windows of a value. Grade: observed. */
export function maximaOf(equation: number, scope: string, values: Float64Array, width: number): Maxima {
  let ties = 0;
  let gap = Number.POSITIVE_INFINITY;
  const indices = maximumIndices(values, width);
  for (const [n, index] of indices.entries()) {
    const largest = values[n * width + index]!;
    let count = 0;
    for (let k = 0; k < width; k++) {
      const difference = largest - values[n * width + k]!;
      if (difference === 0) count += 1;
      else if (difference < gap) gap = difference;
    }
    if (count > 1) ties += 1;
  }
  return { equation, scope, windows: indices.length, ties, gap };
}
