import {
  activation,
  add,
  apply,
  broadcastTo,
  concat,
  constant,
  gather,
  logSumExp,
  matmul,
  mul,
  neg,
  type PrimitiveName,
  type Program,
  reshape,
  type Shape,
  scale,
  slice,
  sub,
  sum,
  trace,
  transpose,
  type Value,
} from '@crease/tensor';

/** Programs in which one primitive is put to work on two inputs, in several shapes. */
export const primitiveSamples: Readonly<Record<PrimitiveName, readonly Program[]>> = {
  constant: [two([3], [3], (a) => add(a, constant(a, [1, -2, 3])))],
  broadcast: [
    two([3], [2, 3], (a, b) => mul(broadcastTo(a, [2, 3]), b)),
    two([], [2, 2], (a, b) => mul(broadcastTo(a, [2, 2]), b)),
    two([2, 1], [2, 3], (a, b) => mul(a, b)),
    two([1, 3], [4, 3], (a, b) => mul(b, a)),
  ],
  reshape: [two([2, 3], [6], (a, b) => mul(reshape(a, [6]), b))],
  transpose: [
    two([2, 3], [3, 2], (a, b) => mul(transpose(a), b)),
    two([2, 3, 2], [3, 2, 2], (a, b) => mul(transpose(a, [1, 2, 0]), b)),
  ],
  add: [two([3], [3], (a, b) => mul(add(a, b), a)), two([2, 2], [2], (a, b) => add(a, mul(b, b)))],
  sub: [two([3], [3], (a, b) => mul(sub(a, b), sub(b, a)))],
  neg: [two([3], [3], (a, b) => mul(neg(a), b))],
  scale: [two([3], [3], (a, b) => mul(scale(a, 2, 3), scale(b, -5)))],
  mul: [two([3], [3], (a, b) => mul(mul(a, b), a)), two([2, 3], [3], (a, b) => mul(a, b))],
  matmul: [
    two([2, 3], [3, 4], (a, b) => matmul(a, b)),
    two([3, 2], [3, 4], (a, b) => matmul(a, b, { transposeA: true })),
    two([2, 3], [4, 3], (a, b) => matmul(a, b, { transposeB: true })),
    two([3, 2], [4, 3], (a, b) => matmul(a, b, { transposeA: true, transposeB: true })),
    two([2, 2], [2, 2], (a, b) => matmul(matmul(a, b), a)),
    two([1, 1], [1, 5], (a, b) => matmul(a, b)),
    two([2, 2, 3], [2, 3, 2], (a, b) => matmul(a, b)),
    two([2, 1, 3, 2], [2, 1, 4, 3], (a, b) => matmul(a, b, { transposeA: true, transposeB: true })),
    two([3, 2, 1], [3, 2, 2], (a, b) => matmul(a, b, { transposeA: true })),
    two([2, 2, 3], [2, 1, 3], (a, b) => matmul(mul(a, a), b, { transposeB: true })),
  ],
  sum: [
    two([2, 3], [3], (a, b) => mul(sum(mul(a, a), [0]), b)),
    two([2, 3], [2], (a, b) => mul(sum(mul(a, a), [1]), b)),
    two([2, 3], [], (a, b) => mul(sum(mul(a, a)), b)),
    two([2, 3, 2], [3], (a, b) => mul(sum(mul(a, a), [0, 2]), b)),
  ],
  slice: [two([6], [2, 2], (a, b) => mul(slice(a, 1, [2, 2]), b))],
  assemble: [
    two([2], [3], (a, b) => mul(concat([a, b, a]), concat([b, a, a]))),
    two([2], [2], (a, b) => mul(slice(concat([mul(a, b), b]), 1, [2]), a)),
  ],
  gather: [two([4], [5], (a, b) => mul(gather(mul(a, a), [3, 0, 3, 1, 1], [5]), b))],
  scatterAdd: [
    two([4], [3], (a, b) =>
      mul(a.builder.emit('scatterAdd', [mul(a, a)], { indices: Int32Array.of(2, 0, 2, 2), shape: [3] }), b),
    ),
  ],
  map: [
    two([5], [5], (a, b) => mul(apply(activation('relu'), a), b)),
    two([5], [5], (a, b) => apply(activation('gelu'), mul(apply(activation('elu'), a), b))),
    two([2, 2], [2, 2], (a, b) => apply(activation('softplus'), apply(activation('hardTanh'), add(a, b)))),
  ],
  logSumExp: [
    two([2, 3], [2], (a, b) => mul(logSumExp(a), b)),
    two([4], [], (a, b) => mul(logSumExp(mul(a, a)), b)),
    two([2, 1], [2], (a, b) => mul(logSumExp(a), b)),
  ],
  inverseRms: [
    two([2, 3], [2], (a, b) => mul(a.builder.emit('inverseRms', [a], { epsilon: 0.5 }), b)),
    two([4], [], (a, b) => mul(a.builder.emit('inverseRms', [mul(a, a)], { epsilon: 1e-5 }), b)),
    two([2, 1], [2], (a, b) => mul(a.builder.emit('inverseRms', [a], { epsilon: 0.25 }), b)),
  ],
  reduceMax: [
    two([2, 3], [2], (a, b) => mul(a.builder.emit('reduceMax', [a], {}), b)),
    two([5], [], (a, b) => mul(a.builder.emit('reduceMax', [mul(a, a)], {}), b)),
    two([2, 2, 1], [2, 2], (a, b) => mul(a.builder.emit('reduceMax', [a], {}), b)),
  ],
  maxMask: [two([2, 3], [2, 3], (a, b) => mul(a.builder.emit('maxMask', [a], {}), mul(b, b)))],
};

function two(a: Shape, b: Shape, body: (a: Value, b: Value) => Value): Program {
  return trace({ a, b }, (inputs) => body(inputs.a, inputs.b));
}
