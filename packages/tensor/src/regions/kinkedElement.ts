import type { Program } from '../ir/program.js';

/** One kinked element of a program: which unit for which sample. */
export interface KinkedElement {
  /** Position of the equation in the program. */
  readonly equation: number;
  readonly scope: string;
  /** Row-major position inside one sample. */
  readonly unit: number;
  /** Position on the first axis. */
  readonly sample: number;
}

/** Element `index` of the `count` elements of an equation that have pieces, row-major with the samples first. */
export function kinkedElement(program: Program, equation: number, index: number, count: number): KinkedElement {
  const { shape, scope } = program.equations[equation]!;
  const units = count / (shape[0] ?? 1);
  return { equation, scope, unit: index % units, sample: Math.floor(index / units) };
}
