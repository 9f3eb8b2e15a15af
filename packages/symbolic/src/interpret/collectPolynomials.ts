import { Builder, type Program, shapeOf, simplify, sizeOf, slice } from '@crease/tensor';
import { type MultivariatePolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { rationals } from '../number/rationals.js';
import { interpret, type Undecided } from './interpret.js';
import { PolynomialWriter } from './polynomialWriter.js';

/**
 * A program of polynomials that is computed with few operations: read exactly, its terms collected, and written by the
 * factors that they have in common; or where and why it is not made of polynomials.
 *
 * Its coefficients are the exact ones, each rounded once, so that its results differ from those of the program by rounding
 * errors, and where numbers overflow. It is what `compile` can run on a region in place of the program (`regions`, `inside`).
 * That pays where the polynomials have few terms: those of a larger network have far more than the program has operations.
 *
 * @param program without kinks: of a kinked program take `restrict(program, pattern)`
 *
 * @example
 * // (x + 1)² + (x − 1)² is 2·(1 + x²).
 * const squares = trace({ x: [] }, ({ x }) => add(mul(add(x, 1), add(x, 1)), mul(sub(x, 1), sub(x, 1))));
 * const collected = collectPolynomials(squares);
 * collected.status === 'computed' && evaluate(collected.program, [3])[0] // Float64Array(1) [20]
 */
export function collectPolynomials(
  program: Program,
): { readonly status: 'computed'; readonly program: Program } | Undecided {
  let count = 0;
  const places = program.inputs.flatMap(({ shape }, input) =>
    Array.from({ length: sizeOf(shape) }, (_, element) => ({ input, element, index: count++ })),
  );
  const variables = program.inputs.map((_, k) =>
    places.filter(({ input }) => input === k).map(({ index }) => variable(index)),
  );
  const reading = interpret(program, variables, polynomialRing);
  if (reading.status === 'undecided') return reading;
  const large = reading.outputs.findIndex((output) => !output.every(hasFiniteCoefficients));
  if (large >= 0)
    return { status: 'undecided', scope: '', reason: `output ${large} has a coefficient that is no double` };
  const builder = new Builder();
  const inputs = program.inputs.map(({ name, shape }) => builder.input(name, shape));
  const writer = new PolynomialWriter(builder, (k) => slice(inputs[places[k]!.input]!, places[k]!.element, []));
  const outputs = reading.outputs.map((output, k) => {
    const values = output.map((p) => writer.write(p));
    const joined = builder.emit('assemble', values, { size: values.length, offsets: [...values.keys()] });
    return builder.emit('reshape', [joined], { shape: shapeOf(program, program.outputs[k]!) });
  });
  // Factors that several polynomials have in common are shared here.
  return { status: 'computed', program: simplify(builder.finish(outputs)) };
}

function hasFiniteCoefficients(p: MultivariatePolynomial): boolean {
  return [...p.values()].every(({ coefficient }) => Number.isFinite(rationals.toNumber(coefficient)));
}
