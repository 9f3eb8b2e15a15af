import type { Primitive } from '../ir/primitive.js';
import { primitiveNamed } from '../ir/primitives/known.js';
import type { Equation, Program } from '../ir/program.js';
import { expressionsOf } from '../scalar/piecewise.js';
import { polynomialDegree } from '../scalar/polynomial.js';

/**
 * For every value of a program a bound of its degree as a polynomial in the first input, on each region; infinite where
 * some piece is not a polynomial. By value id. Grade: proved.
 */
export function polynomialDegrees(program: Program): number[] {
  const degrees: number[] = program.inputs.map((_, k) => (k === 0 ? 1 : 0));
  for (const e of program.equations) {
    degrees.push(
      degreeOf(
        e,
        e.inputs.map((id) => degrees[id]!),
      ),
    );
  }
  return degrees;
}

function degreeOf(e: Equation, inputs: readonly number[]): number {
  if (e.primitive === 'map') {
    const degrees = expressionsOf(e.parameters.function).map(
      (own) => polynomialDegree(own) ?? Number.POSITIVE_INFINITY,
    );
    const degree = Math.max(...degrees);
    return times(degree, inputs[0]!);
  }
  if (e.primitive === 'reduceMax') return inputs[0]!;
  if (e.primitive === 'maxMask') return 0;
  const { linearity } = primitiveNamed(e.primitive) as Primitive<unknown>;
  if (linearity === 'linear') return Math.max(0, ...inputs);
  if (linearity === 'bilinear') return inputs[0]! + inputs[1]!;
  return inputs[0] === 0 ? 0 : Number.POSITIVE_INFINITY;
}

function times(a: number, b: number): number {
  return b === 0 ? 0 : a * b;
}
