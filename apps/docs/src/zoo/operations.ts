import {
  activation,
  add,
  apply,
  broadcastTo,
  concat,
  concatenate,
  constant,
  convolution,
  div,
  dot,
  gather,
  layerNorm,
  logSoftmax,
  logSumExp,
  matmul,
  max,
  mean,
  moveAxis,
  mul,
  neg,
  pad,
  prelu,
  reshape,
  rmsNorm,
  scale,
  slice,
  softmax,
  sub,
  sum,
  take,
  transpose,
  type Value,
  windows,
} from '@crease/tensor';

/** An operation with an example of it on a 2 × 3 value. */
export interface Operation {
  readonly name: string;
  readonly does: string;
  readonly example: (a: Value) => Value;
}

/** The operations of programs, in the order in which a reader looks for them. */
export const operations: readonly Operation[] = [
  { name: 'add, sub', does: 'sums and differences, with broadcasting', example: (a) => sub(add(a, 1), a) },
  { name: 'mul', does: 'products, with broadcasting', example: (a) => mul(a, a) },
  { name: 'div', does: 'quotients', example: (a) => div(a, add(a, 3)) },
  { name: 'neg, scale', does: 'multiples by a fixed number or ratio', example: (a) => neg(scale(a, 1, 3)) },
  {
    name: 'apply',
    does: 'a scalar function of every element, here relu',
    example: (a) => apply(activation('relu'), a),
  },
  {
    name: 'apply',
    does: 'one with infinitely many pieces, here the triangle wave',
    example: (a) => apply(activation('triangleWave'), a),
  },
  { name: 'apply', does: 'an analytic one, here tanh', example: (a) => apply(activation('tanh'), a) },
  { name: 'prelu', does: 'relu with a slope that is a value', example: (a) => prelu(a, slice(a, 0, [])) },
  { name: 'sum, mean', does: 'over some axes', example: (a) => mean(sum(a, [1])) },
  { name: 'max', does: 'along an axis; its kinks are the ties', example: (a) => max(a) },
  { name: 'logSumExp', does: 'along an axis, without overflow', example: (a) => logSumExp(a) },
  { name: 'softmax, logSoftmax', does: 'along an axis', example: (a) => mul(softmax(a), logSoftmax(a)) },
  { name: 'rmsNorm, layerNorm', does: 'over the last axis', example: (a) => layerNorm(rmsNorm(a, 1e-5), 1e-5) },
  {
    name: 'matmul, dot',
    does: 'products of matrices, stacks of them, vectors',
    example: (a) => mul(matmul(a, transpose(a)), dot(slice(a, 0, [3]), slice(a, 3, [3]))),
  },
  {
    name: 'convolution',
    does: 'cross-correlation over channels',
    example: (a) => convolution(reshape(a, [1, 2, 3]), reshape(slice(a, 0, [4]), [1, 2, 2])),
  },
  { name: 'windows', does: 'the patches that a filter sees', example: (a) => windows(reshape(a, [1, 2, 3]), [2]) },
  {
    name: 'reshape, transpose, moveAxis',
    does: 'the same elements in another order',
    example: (a) => moveAxis(transpose(reshape(a, [3, 2])), 0, 1),
  },
  {
    name: 'slice, gather, take',
    does: 'elements at fixed places',
    example: (a) => take(gather(slice(a, 1, [5]), [4, 0, 1, 2], [2, 2]), [1], 0),
  },
  {
    name: 'concatenate, concat, pad',
    does: 'larger values from smaller ones',
    example: (a) =>
      pad(concatenate([a, reshape(concat([slice(a, 0, [3]), slice(a, 3, [3])]), [2, 3])], 0), [
        [1, 0],
        [0, 0],
      ]),
  },
  { name: 'constant', does: 'fixed numbers', example: (a) => mul(a, constant(a, [1, 2, 3])) },
  { name: 'broadcastTo', does: 'repetition along new axes', example: (a) => broadcastTo(slice(a, 0, [3]), [4, 3]) },
];

/** The sum of the elements of `dot(v, v)`, so that every operation becomes a scalar function with curvature. */
export function toScalar(v: Value): Value {
  const flat = reshape(v, [v.shape.reduce((size, d) => size * d, 1)]);
  return dot(flat, flat);
}
