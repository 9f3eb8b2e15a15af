import { ShapeError } from '../../errors.js';
import { fixed } from '../../scalar/activationFamily.js';
import { exp, log } from '../../scalar/atoms.js';
import { atom, x } from '../../scalar/expression.js';
import { analytic, type ScalarFunction } from '../../scalar/piecewise.js';
import type { Evaluate, NonlinearPrimitive } from '../primitive.js';
import { inScope, showShape } from '../shape.js';
import type { NoParameters } from './arithmetic.js';
import { type Declared, declare } from './known.js';
import { maximumIndex } from './reduceMax.js';

const exponential: ScalarFunction = /* @__PURE__ */ fixed(() => analytic('exp', atom(exp, x)));

/**
 * log Σ exp over the last axis, without overflow. One analytic node on all of Rⁿ: written with a maximum it would
 * get kinks that the function does not have.
 */
export const logSumExp: Declared<'logSumExp', NonlinearPrimitive<NoParameters>> = /* @__PURE__ */ declare('logSumExp', {
  linearity: 'nonlinear',
  shape: ([a], _, scope) => {
    if (a!.length === 0 || a!.at(-1) === 0)
      throw new ShapeError(`logSumExp: needs a last axis with elements, got ${showShape(a!)}${inScope(scope)}.`);
    return a!.slice(0, -1);
  },
  // d lse = Σ softmax · d, and softmax = exp(z − lse) never overflows.
  tangent: (_, input, output, tangent) => {
    const b = input.builder;
    const axes = input.shape.slice(0, -1).map((_, axis) => axis);
    const repeated = b.emit('broadcast', [output], { shape: input.shape, axes });
    const softmax = b.emit('map', [b.emit('sub', [input, repeated], {})], { function: exponential });
    return b.emit('sum', [b.emit('mul', [softmax, tangent], {})], { axes: [input.shape.length - 1] });
  },
  total: () => true,
});

/** The specification of `logSumExp`. */
export const evaluateLogSumExp: Evaluate<NoParameters> = (_, [a], [shape], out) => {
  const width = shape!.at(-1)!;
  for (let row = 0; row < out.length; row++) {
    const largest = a![row * width + maximumIndex(a!, row * width, width)]!;
    let total = exp.evaluate(a![row * width]! - largest);
    for (let k = 1; k < width; k++) total += exp.evaluate(a![row * width + k]! - largest);
    // An infinite or undefined maximum is the answer: subtracting it would make NaN of ±∞.
    out[row] = largest - largest === 0 ? largest + log.evaluate(total) : largest;
  }
};
