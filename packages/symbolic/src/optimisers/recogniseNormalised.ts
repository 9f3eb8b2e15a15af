import type { Program } from '@crease/tensor';
import { equalPolynomials, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { Refusal } from '../interpret/refusal.js';
import { isFunction, knownFunctions } from './knownFunctions.js';
import { OpaqueReading } from './opaqueReading.js';
import type { RecognisedMove } from './recogniseMove.js';

/**
 * The normalised move, read off its program for two parameters: each component is $\theta_i - \eta\,g_i\,f(g_1^2 + g_2^2)$ with
 * f(q) = 1/√q for q > 0 and 0 otherwise; `undefined` if it is another one. Grade: exact.
 */
export function recogniseNormalised(program: Program): RecognisedMove | undefined {
  const names = ['theta 0', 'theta 1', 'gradient 0', 'gradient 1', 'eta'];
  if (program.inputs.map(({ name }) => name).join() !== 'theta,gradient,eta') return undefined;
  const values = new OpaqueReading(names);
  const [t0, t1, g0, g1, eta] = names.map((name) => values.variable(name)) as [
    ReturnType<typeof variable>,
    ReturnType<typeof variable>,
    ReturnType<typeof variable>,
    ReturnType<typeof variable>,
    ReturnType<typeof variable>,
  ];
  const outputs = values.outputs(program, [[t0, t1], [g0, g1], [eta]]);
  const root = values.opaqueAt(names.length);
  if (outputs instanceof Refusal || root === undefined || outputs.length !== 2) return undefined;
  const { add, mul, sub } = polynomialRing;
  const factor = mul(eta, variable(names.length));
  const fits =
    isFunction(root.function, knownFunctions.reciprocalRoot) &&
    equalPolynomials(root.argument, add(mul(g0, g0), mul(g1, g1))) &&
    equalPolynomials(outputs[0]!, sub(t0, mul(factor, g0))) &&
    equalPolynomials(outputs[1]!, sub(t1, mul(factor, g1)));
  return fits ? { fact: { kind: 'normalised', slot: 'theta' }, reads: ['theta', 'gradient', 'eta'] } : undefined;
}
