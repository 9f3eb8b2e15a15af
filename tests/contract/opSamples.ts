import {
  activation,
  add,
  apply,
  attend,
  broadcastTo,
  concat,
  concatenate,
  constant,
  convolution,
  dense,
  div,
  dot,
  gather,
  layerNorm,
  logSoftmax,
  logSumExp,
  matmul,
  max,
  mean,
  mixNodes,
  moveAxis,
  mul,
  neg,
  type Program,
  pad,
  prelu,
  reshape,
  rmsNorm,
  type Shape,
  scale,
  slice,
  softmax,
  sub,
  sum,
  take,
  trace,
  transpose,
  type Value,
  windows,
} from '@crease/tensor';

type Binary = (a: Value, b: Value) => Value;

/** Programs in which one operation is put to work on two inputs, in several shapes. */
export const opSamples: Readonly<Record<string, readonly Program[]>> = {
  constant: [two([3], [3], (a, b) => mul(add(a, constant(a, [1, -2, 3])), b))],
  add: elementwise(add),
  sub: elementwise(sub),
  mul: elementwise(mul),
  div: [
    two([3], [3], (a, b) => div(a, add(mul(b, b), 2))),
    two([2, 2], [], (a, b) => div(a, add(mul(b, b), 1))),
    two([3], [3], (a, b) => mul(div(a, 7), b)),
  ],
  neg: [two([2, 2], [2, 2], (a, b) => mul(neg(a), b))],
  scale: [two([3], [3], (a, b) => mul(scale(a, 2, 3), scale(b, -5)))],
  apply: [
    two([4], [4], (a, b) => apply(activation('tanh'), mul(a, b))),
    two([2, 2], [2], (a, b) => apply(activation('elu'), add(a, b))),
  ],
  broadcastTo: [
    two([2, 1], [2, 3], (a, b) => mul(broadcastTo(a, [2, 3]), b)),
    two([], [2, 2], (a, b) => mul(broadcastTo(a, [2, 2]), b)),
  ],
  matmul: [
    ...[false, true].flatMap((transposeA) =>
      [false, true].map((transposeB) =>
        two(transposeA ? [3, 2] : [2, 3], transposeB ? [4, 3] : [3, 4], (a, b) =>
          matmul(a, b, { transposeA, transposeB }),
        ),
      ),
    ),
    two([2, 2, 3], [2, 3, 1], (a, b) => matmul(a, b)),
    two([2, 2, 1, 2], [2, 2, 2, 2], (a, b) => matmul(a, b, { transposeB: true })),
    two([1, 1], [1, 1], (a, b) => matmul(matmul(a, b), a)),
  ],
  dot: [two([5], [5], (a, b) => dot(mul(a, b), b))],
  transpose: [
    two([2, 3], [3, 2], (a, b) => mul(transpose(a), b)),
    two([2, 1, 3], [1, 3, 2], (a, b) => mul(transpose(a, [1, 2, 0]), b)),
  ],
  reshape: [two([2, 3], [3, 2], (a, b) => mul(reshape(a, [3, 2]), b))],
  slice: [two([6], [2, 2], (a, b) => mul(slice(a, 1, [2, 2]), b))],
  gather: [two([2, 2], [5], (a, b) => mul(gather(a, [3, 0, 3, 1, 1], [5]), b))],
  concat: [two([2], [3], (a, b) => mul(concat([a, b, a]), concat([b, a, a])))],
  concatenate: [
    two([2, 1], [2, 2], (a, b) => mul(concatenate([a, b], 1), concatenate([b, a], -1))),
    two([1, 2], [2, 2], (a, b) => mul(concatenate([a, b]), concatenate([b, a]))),
  ],
  moveAxis: [two([2, 1, 3], [3, 2, 1], (a, b) => mul(moveAxis(a, -1, 0), b))],
  pad: [
    two([2, 2], [3, 4], (a, b) =>
      mul(
        pad(mul(a, a), [
          [0, 1],
          [1, 1],
        ]),
        b,
      ),
    ),
  ],
  take: [
    two([3, 2], [4, 2], (a, b) => mul(take(mul(a, a), [2, 0, 2, 1]), b)),
    two([2, 3, 2], [2, 1, 2], (a, b) => mul(take(a, [1], 1), b)),
  ],
  sum: [
    two([2, 3], [3], (a, b) => mul(sum(mul(a, a), [0]), b)),
    two([2, 2, 2], [2], (a, b) => mul(sum(mul(a, a), [0, -1]), b)),
    two([3], [3], (a, b) => sum(mul(mul(a, b), b))),
  ],
  mean: [two([2, 3], [2], (a, b) => mul(mean(mul(a, a), [-1]), b)), two([3], [3], (a, b) => mean(mul(mul(a, b), b)))],
  max: [
    two([2, 3], [2], (a, b) => mul(max(mul(a, a)), b)),
    two([3, 2], [2], (a, b) => mul(max(a, 0), b)),
    two([4], [4], (a, b) => max(add(a, b))),
  ],
  logSumExp: [two([2, 3], [3], (a, b) => mul(logSumExp(a, 0), b)), two([3], [3], (a, b) => logSumExp(mul(a, b)))],
  softmax: [two([2, 3], [2, 3], (a, b) => mul(softmax(a), b)), two([3, 2], [3, 2], (a, b) => softmax(mul(a, b), 0))],
  logSoftmax: [two([2, 3], [2, 3], (a, b) => mul(logSoftmax(a), b))],
  windows: [
    two([1, 2, 4], [2], (a, b) => mul(windows(mul(a, a), [2], { stride: [2] }), b)),
    two([1, 1, 3, 3], [4], (a, b) => mul(windows(a, [2, 2], { padding: [1, 0] }), b)),
  ],
  convolution: [
    two([2, 1, 4], [2, 1, 2], (a, b) => convolution(a, b)),
    two([1, 2, 3], [2, 1, 2], (a, b) => convolution(a, b, { groups: 2, padding: [1], stride: [2] })),
    two([1, 1, 3, 3], [1, 1, 2, 2], (a, b) => convolution(convolution(a, b), b)),
  ],
  prelu: [
    two([4], [], prelu),
    two([2, 3], [3], (a, b) => prelu(a, b)),
    two([3], [3], (a, b) => mul(prelu(a, 0.25), b)),
  ],
  dense: [two([2, 3], [2, 3], (a, b) => dense(a, b)), two([1, 2, 3], [3, 3], (a, b) => dense(a, b, slice(b, 2, [3])))],
  attend: [
    two([1, 1, 3, 2], [1, 1, 3, 2], (a, b) => attend(a, b, mul(a, b))),
    two([1, 2, 2, 1], [1, 2, 2, 1], (a, b) => attend(a, b, a, true)),
  ],
  rmsNorm: [two([2, 3], [2, 3], (a, b) => mul(rmsNorm(a, 0.1), b))],
  layerNorm: [two([2, 3], [2, 3], (a, b) => mul(layerNorm(mul(a, b), 0.1), b))],
  mixNodes: [two([2, 2, 3], [3], (a, b) => mul(mixNodes(Float64Array.of(1, 2, -1, 0.5), a), b))],
};

function elementwise(op: Binary): Program[] {
  const shapes: readonly (readonly [Shape, Shape])[] = [
    [[], []],
    [[3], [3]],
    [[2, 3], [3]],
    [
      [2, 1],
      [1, 2],
    ],
    [[], [2, 2]],
  ];
  return shapes.map(([p, q]) => two(p, q, (a, b) => mul(op(a, b), op(op(a, b), a))));
}

function two(a: Shape, b: Shape, body: Binary): Program {
  return trace({ a, b }, (inputs) => body(inputs.a, inputs.b));
}
