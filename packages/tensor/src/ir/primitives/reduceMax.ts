import { ShapeError } from '../../errors.js';
import type { Evaluate, NonlinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape } from '../shape.js';
import type { NoParameters } from './arithmetic.js';
import { type Declared, declare } from './known.js';

/**
 * The position, among `width` numbers from `from` on, of the largest one: the first where several are equal, which is
 * PyTorch's choice for max pooling, and the first NaN where there is one.
 *
 * @param stride distance between two candidates
 */
export function maximumIndex(a: Float64Array, from: number, width: number, stride = 1): number {
  let best = 0;
  let largest = a[from]!;
  for (let k = 1; k < width; k++) {
    const v = a[from + k * stride]!;
    if (!(v > largest || (Number.isNaN(v) && !Number.isNaN(largest)))) continue;
    best = k;
    largest = v;
  }
  return best;
}

/**
 * The largest element along the last axis. Its kinks are the ties: where two candidates are equal and no other one is
 * larger, the value and every derivative are those of the first of them.
 */
export const reduceMax: Declared<'reduceMax', NonlinearPrimitive<NoParameters>> = /* @__PURE__ */ declare('reduceMax', {
  linearity: 'nonlinear',
  shape: (inputs, _, scope) => candidates('reduceMax', inputs[0]!, scope).slice(0, -1),
  tangent: (_, input, _output, tangent) => {
    const b = input.builder;
    const chosen = b.emit('mul', [b.emit(maxMask.name, [input], {}), tangent], {});
    return b.emit('sum', [chosen], { axes: [input.shape.length - 1] });
  },
  total: () => false,
});

/** The specification of `reduceMax`. */
export const evaluateReduceMax: Evaluate<NoParameters> = (_, [a], [shape], out) => {
  const width = shape!.at(-1)!;
  for (let e = 0; e < out.length; e++) out[e] = a![e * width + maximumIndex(a!, e * width, width)]!;
};

/** 1 at the first largest element along the last axis, 0 elsewhere: the slope of `reduceMax`. */
export const maxMask: Declared<'maxMask', NonlinearPrimitive<NoParameters>> = /* @__PURE__ */ declare('maxMask', {
  linearity: 'nonlinear',
  shape: (inputs, _, scope) => candidates('maxMask', inputs[0]!, scope),
  tangent: () => undefined,
  total: () => false,
});

/** The specification of `maxMask`. */
export const evaluateMaxMask: Evaluate<NoParameters> = (_, [a], [shape], out) => {
  const width = shape!.at(-1)!;
  out.fill(0);
  for (let from = 0; from < out.length; from += width) out[from + maximumIndex(a!, from, width)] = 1;
};

function candidates(name: string, shape: Shape, scope: string): Shape {
  const width = shape.at(-1);
  if (width === undefined || width === 0)
    throw new ShapeError(`${name}: needs a last axis of at least 1 element, got ${showShape(shape)}${inScope(scope)}.`);
  return shape;
}
