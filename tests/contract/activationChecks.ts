import {
  activation,
  apply,
  breaksBetween,
  derivative,
  evaluate,
  evaluateScalar,
  jvp,
  lengthOf,
  type Program,
  type ScalarFunction,
  trace,
} from '@crease/tensor';
import { type DerivativeCheck, richardson } from './derivativeChecks.ts';
import { seeded } from './seeded.ts';

/**
 * An activation and its derivatives of orders 0 to 3 at random points away from its breaks: each derivative against
 * differences of the one before, and against the program that differentiates three times.
 */
export function activationChecks(name: string, seed: number, points = 8): DerivativeCheck[] {
  const f = activation(name);
  const random = seeded(seed);
  const checks: DerivativeCheck[] = [];
  const xs = Array.from({ length: points }, () => awayFrom(f, () => (2 * random() - 1) * 5));
  let program: Program = trace({ x: [points] }, ({ x }) => apply(f, x));
  let g = f;
  for (let order = 0; order <= 3; order++) {
    const moving = new Array<number[]>(program.inputs.length - 1).fill(new Array<number>(points).fill(1));
    const [values] = evaluate(program, [xs, ...moving]);
    const slopes = derivative(g);
    for (const [k, x] of xs.entries()) {
      const expected = evaluateScalar(g, x);
      const what = `${name}, order ${order} at ${x}, seed ${seed}`;
      // The program multiplies by a tangent of 1 only.
      checks.push({ what: `program of ${what}`, excess: Object.is(values![k]! + 0, expected + 0) ? 0 : Number.NaN });
      if (order === 3) continue;
      const own = g;
      const difference = richardson((h) => Float64Array.of(evaluateScalar(own, x + h)));
      const slope = evaluateScalar(slopes, x);
      checks.push({ what, excess: Math.abs(slope - difference.values[0]!) / difference.tolerance(slope) });
    }
    g = slopes;
    // Derivatives of higher order along the same direction: the tangents of tangents are zero, as x moves in a line.
    program = jvp(program, { wrt: [0] });
  }
  return checks;
}

function awayFrom(f: ScalarFunction, draw: () => number): number {
  let x = draw();
  while (lengthOf(breaksBetween(f, x - 0.01, x + 0.01)) > 0) x = draw();
  return x;
}
