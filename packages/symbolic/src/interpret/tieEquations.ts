import { isMaximum, type Program, shapeOf, sizeOf } from '@crease/tensor';
import type { KinkEquation } from './kinkEquations.js';

/** The equations "two candidates are equal" of every maximum. */
export function tieEquations(program: Program): KinkEquation[] {
  const found: KinkEquation[] = [];
  const seen = new Set<number>();
  for (const [equation, e] of program.equations.entries()) {
    // A maximum and its marks have the same ties.
    if (!isMaximum(e) || seen.has(e.inputs[0]!)) continue;
    seen.add(e.inputs[0]!);
    const shape = shapeOf(program, e.inputs[0]!);
    const width = shape.at(-1)!;
    const windows = sizeOf(shape.slice(1, -1));
    for (let n = 0; n < sizeOf(shape) / width; n++) {
      const [sample, unit] = shape.length > 1 ? [Math.floor(n / windows), n % windows] : [0, 0];
      for (let j = 1; j < width; j++)
        for (let i = 0; i < j; i++) {
          const contact = e.primitive === 'reduceMax' ? 0 : -1;
          const element = (k: number): string => `u_{${unit + 1},${k + 1}}^{(${sample + 1})}(\\theta)`;
          found.push({
            equation,
            scope: e.scope,
            activation: 'max',
            unit,
            sample,
            break: 0,
            contact,
            smoothness: contact,
            latex: `${element(i)} = ${element(j)}`,
            text: `max in ${e.scope || 'the program'}: elements ${i} and ${j} of window ${unit}, sample ${sample} are equal`,
          });
        }
    }
  }
  return found;
}
