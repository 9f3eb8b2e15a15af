import { describe, expect, it } from 'vitest';
import { evaluate } from '../../exec/evaluate.js';
import { regions } from '../../exec/regions.js';
import { trace } from '../../ir/trace.js';
import { add } from '../../ops/arithmetic.js';
import type { Layer, LayerKind } from '../layer.js';
import { lossProgram, outputProgram, sampleLossProgram } from '../lossProgram.js';
import { forward, type Model } from '../model.js';
import { readModel } from '../readModel.js';

type Fields = Readonly<Record<string, unknown>>;

const document = (input: readonly number[], ...layers: Fields[]): Fields => ({
  format: 'crease-model/1',
  input,
  layers,
});
const outputs = (model: Model, features: readonly number[], samples = 1): number[] => [
  ...evaluate(outputProgram(model, { samples, features: Float64Array.from(features), targets: new Float64Array() }), [
    model.theta,
  ])[0]!,
];
const square = (...rows: number[][]): Fields => ({ type: 'dense', weight: rows });
const relu = { type: 'activation', name: 'relu' };

describe('layers of kinds that are not in the registry', () => {
  const shiftKind: LayerKind = {
    read: (layer, input) => {
      const by = layer.parameter('by', 1);
      return { type: 'shift', parameters: [by], output: input, apply: (x, parameter) => add(x, parameter('by')) };
    },
  };
  const shift = { type: 'shift', by: [3, 5] };

  it('are read by the kinds that are given', () => {
    const model = readModel(document([2], shift, { type: 'residual', layers: [shift] }), {
      kinds: { shift: shiftKind },
    });
    expect(model.layout.entries.map((e) => e.name)).toEqual(['layers/0/by', 'layers/1/layers/0/by']);
    expect(outputs(model, [1, 1])).toEqual([11, 17]);
  });

  it('are refused without them, with the list of those that are known', () => {
    expect(() => readModel(document([2], shift))).toThrow(
      /layers\/0: layer type "shift" is not supported. Supported: .*dense,/,
    );
  });

  const ownOutput = (own: Partial<Layer>): (() => unknown) => {
    const kind: LayerKind = {
      read: (_, input) => ({ type: 'own', parameters: [], output: input, apply: (x) => x, ...own }),
    };
    return () => outputs(readModel(document([2], { type: 'own' }), { kinds: { own: kind } }), [1, 2]);
  };

  it('must list the parameters for which they ask', () => {
    expect(ownOutput({ apply: (x, parameter) => add(x, parameter('by')) })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: layers/0: own asks for the parameter "by", which is not in the list of its parameters: none.]`,
    );
  });

  it('must give the shape that they say', () => {
    expect(ownOutput({ output: [3] })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: layers/0: own gives shape [1, 2], but said that its output has shape [1, 3] for the batch.]`,
    );
    expect(ownOutput({})).not.toThrow();
  });
});

describe('layers made of layers', () => {
  const block = {
    type: 'residual',
    name: 'block',
    layers: [square([1, 2], [3, 4]), relu, { ...square([1, 0], [0, 1]), bias: [5, 6] }],
    shortcut: [{ ...square([10, 0], [0, 10]), frozen: true }],
  };
  const names = (model: Model): string[] => model.layout.entries.map((e) => e.name);

  it('name their parameters by their places, in order', () => {
    const model = readModel(document([2], block));
    expect(names(model)).toEqual(['layers/0/layers/0/weight', 'layers/0/layers/2/weight', 'layers/0/layers/2/bias']);
    // shortcut (10, 10), layers relu(3, 7) + (5, 6).
    expect(outputs(model, [1, 1])).toEqual([18, 23]);
  });
  it('report kinks by their places', () => {
    const program = outputProgram(readModel(document([2], block)), {
      samples: 2,
      features: Float64Array.of(1, 1, 0.25, -0.1),
      targets: new Float64Array(),
    });
    const { nearest } = regions(program, [readModel(document([2], block)).theta]);
    expect(nearest).toMatchObject({ scope: 'layers/0/layers/1', unit: 0, sample: 1 });
  });
  it('may be frozen, whole or in parts', () => {
    expect(readModel(document([2], { ...block, frozen: true })).theta).toHaveLength(0);
    const partly = readModel(document([2], { ...block, frozen: ['layers/2/bias'] }));
    expect(names(partly)).toEqual(['layers/0/layers/0/weight', 'layers/0/layers/2/weight']);
    expect(outputs(partly, [1, 1])).toEqual([18, 23]);
  });
  it('may be tied: the same parameters read again', () => {
    const model = readModel(document([2], block, { type: 'residual', tied: 'block' }));
    expect(model.theta).toHaveLength(10);
    // From (18, 23): shortcut (180, 230), layers (64, 146) + (5, 6).
    expect(outputs(model, [1, 1])).toEqual([249, 382]);
  });
  it('may be tied inside of them', () => {
    const inner = [
      { ...square([1, 2], [3, 4]), name: 'shared' },
      { type: 'dense', tied: 'shared' },
    ];
    const model = readModel(document([2], { type: 'residual', layers: inner }));
    expect(names(model)).toEqual(['layers/0/layers/0/weight']);
    expect(outputs(model, [1, 0])).toEqual([8, 15]);
  });
});

describe('layers on tokens and nodes', () => {
  it('dense acts on the last axis', () => {
    const model = readModel(document([2, 2], { ...square([1, 1]), bias: [100] }));
    expect(model.output).toEqual([2, 1]);
    expect(outputs(model, [1, 2, 3, 4])).toEqual([103, 107]);
  });
  it('dropout is the identity, whatever its probability is called', () => {
    for (const fields of [{}, { p: 0.5 }, { rate: 0.25 }])
      expect(outputs(readModel(document([2], square([1, 0], [0, 1]), { type: 'dropout', ...fields })), [3, 4])).toEqual(
        [3, 4],
      );
  });
  it('prelu trains its slopes, one for all or one for each channel', () => {
    const one = readModel(document([2], { type: 'activation', name: 'prelu', slope: 0.5 }));
    expect(one.theta).toEqual(Float64Array.of(0.5));
    expect(outputs(one, [-2, 3])).toEqual([-1, 3]);
    const tensors = new Map([['a', { shape: [], data: [0.5] }]]);
    const named = { ...document([2], { type: 'activation', name: 'prelu', slope: 'a' }), weights: 'w.safetensors' };
    expect(outputs(readModel(named, { tensors }), [-2, 3])).toEqual([-1, 3]);
    const each = readModel(document([2, 1], { type: 'activation', name: 'prelu', slope: [0.5, 2] }));
    expect(outputs(each, [-2, -3])).toEqual([-1, -6]);
  });
  it('graphs are undirected, with one loop at each node', () => {
    const edges = [
      [0, 1],
      [1, 0],
      [1, 2],
    ];
    const model = readModel(
      document([3, 1], { type: 'graphConv', adjacency: 'symmetric-normalized', edges, weight: [[1]] }),
    );
    // Degrees with loops 2, 3, 2.
    expect(outputs(model, [1, 0, 0])).toEqual([1 / 2, 1 / Math.sqrt(6), 0]);
    const sums = readModel(document([3, 1], { type: 'gin', edges, epsilon: 0.5, layers: [square([1])] }));
    expect(sums.theta).toEqual(Float64Array.of(0.5, 1));
    expect(outputs(sums, [1, 10, 100])).toEqual([11.5, 116, 160]);
    // torch_geometric stores ε as a vector.
    const vector = readModel(document([3, 1], { type: 'gin', edges, epsilon: [0.5], layers: [square([1])] }));
    expect(outputs(vector, [1, 10, 100])).toEqual([11.5, 116, 160]);
    const plain = readModel(document([3, 1], { type: 'gin', edges, layers: [square([1])] }));
    expect(outputs(plain, [1, 10, 100])).toEqual([11, 111, 110]);
    const means = readModel(
      document([4, 1], { type: 'meanAggregation', edges, weight: [[1]], selfWeight: [[1000]], bias: [0.5] }),
    );
    expect(outputs(means, [2, 10, 100, 7])).toEqual([2010.5, 10051.5, 100010.5, 7000.5]);
  });
  it('embedding takes rows for tokens that are data', () => {
    const model = readModel(
      document(
        [3],
        {
          type: 'embedding',
          weight: [
            [1, 2],
            [3, 4],
          ],
        },
        { type: 'sumPool' },
      ),
    );
    expect(outputs(model, [1, 0, 1])).toEqual([7, 10]);
    // As an input of the program the same tokens choose the same rows.
    const [loss] = evaluate(sampleLossProgram(model, 'sum-squares'), [model.theta, [1, 0, 1], [0, 0]]);
    expect(loss![0]).toBe(49 + 100);
    const data = { samples: 1, features: Float64Array.of(1, 0, 2), targets: new Float64Array(2) };
    expect(() => lossProgram(model, data, 'mse')).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: embedding: token 2 is not a whole number from 0 to 1.]`,
    );
  });
  it('a causal query does not see later tokens', () => {
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const attention = {
      type: 'attention',
      causal: true,
      query: identity,
      key: identity,
      value: identity,
      output: identity,
    };
    const model = readModel(document([2, 2], attention));
    expect(outputs(model, [1, 2, 30, 40]).slice(0, 2)).toEqual([1, 2]);
  });
});

describe('every layer is a program that knows where it is', () => {
  it('names scopes by places, and tokens inside of recurrent layers', () => {
    const model = readModel(
      document([2, 1], { type: 'rnn', inputWeight: [[1]], hiddenWeight: [[1]], activation: 'relu' }),
    );
    const program = trace({ theta: [2], x: [1, 2, 1] }, ({ theta, x }) => forward(model, theta, x));
    const scopes = program.equations.filter((e) => e.primitive === 'map').map((e) => e.scope);
    expect(scopes).toEqual(['layers/0/token/0', 'layers/0/token/1']);
  });
});

describe('what does not fit is refused with its place', () => {
  const graph = { weight: [[1]], edges: [[0, 1]] };
  const recurrent = { inputWeight: [[1]], hiddenWeight: [[1]] };
  const matrix = [
    [1, 0],
    [0, 1],
  ];
  const attention = { type: 'attention', query: matrix, key: matrix, value: matrix, output: matrix };
  const bad: Record<string, unknown> = {
    'samples without axes': document([], relu),
    'conv1d axes': document([4], { type: 'conv1d', weight: [[[1]]] }),
    'conv1d channels': document([2, 4], { type: 'conv1d', weight: [[[1]]] }),
    'conv2d groups': document([2, 4, 4], { type: 'conv2d', weight: [[[[1]]]], groups: 2 }),
    'conv2d window': document([1, 2, 2], { type: 'conv2d', weight: [[[[1, 1, 1]]]] }),
    'conv2d stride': document([1, 2, 2], { type: 'conv2d', weight: [[[[1]]]], stride: [1, 0] }),
    'conv2d padding': document([1, 2, 2], { type: 'conv2d', weight: [[[[1]]]], padding: [1, 1, 1] }),
    'conv2d bias': document([1, 2, 2], { type: 'conv2d', weight: [[[[1]]]], bias: [1, 2] }),
    'pool window': document([1, 2, 2], { type: 'maxPool2d', size: 3 }),
    'pool size': document([1, 2], { type: 'avgPool1d', size: 0.5 }),
    'meanPool axes': document([2], { type: 'meanPool' }),
    'residual shapes': document([2], { type: 'residual', layers: [square([1, 2])] }),
    'residual without layers': document([2], { type: 'residual', layers: [] }),
    'layerNorm width': document([2], { type: 'layerNorm', scale: [1] }),
    'layerNorm eps': document([2], { type: 'layerNorm', eps: 0 }),
    'batchNorm mean': document([2], { type: 'batchNorm', mean: [1], variance: [1, 1] }),
    'batchNorm variance': document([2], { type: 'batchNorm', mean: [1, 1], variance: [1, -1] }),
    'attention heads': document([3, 2], { ...attention, heads: 3 }),
    'attention width': document([3, 3], attention),
    'attention output': document([3, 2], { ...attention, output: [[1]] }),
    'graphConv adjacency': document([3, 1], { type: 'graphConv', adjacency: [[1]], ...graph }),
    'graphConv edges': document([1, 1], { type: 'graphConv', adjacency: 'symmetric-normalized', ...graph }),
    'gin edges': document([2, 1], { type: 'gin', edges: [[0]], layers: [square([1])] }),
    'meanAggregation sizes': document([2, 1], { type: 'meanAggregation', ...graph, selfWeight: [[1], [1]] }),
    'rnn width': document([2, 2], { type: 'rnn', ...recurrent }),
    'rnn return': document([2, 1], { type: 'rnn', ...recurrent, return: 'first' }),
    'rnn activation': document([2, 1], { type: 'rnn', ...recurrent, activation: 'gelo' }),
    'gru rows': document([2, 1], { type: 'gru', ...recurrent }),
    'prelu slopes': document([3], { type: 'activation', name: 'prelu', slope: [1, 2] }),
    'prelu without slope': document([3], { type: 'activation', name: 'prelu' }),
    'gin edge without a partner': document([2, 1], { type: 'gin', edges: [0], layers: [square([1])] }),
    'gin epsilons': document([2, 1], { type: 'gin', edges: [[0, 1]], epsilon: [1, 2], layers: [square([1])] }),
    'attention causal': document([3, 2], { ...attention, causal: 'true' }),
    'dropout probability': document([1], { type: 'dropout', p: 2 }),
    'a field misspelt': document([1], { type: 'dense', weight: [[1]], biass: [1] }),
    'an option that there is not': document([1, 2], { type: 'conv1d', weight: [[[1]]], dilation: 2 }),
    'a parameter of another activation': document([1], { type: 'activation', name: 'elu', slope: 2 }),
    'a field of a layer inside': document([1], { type: 'residual', layers: [{ ...square([1]), bais: [1] }] }),
    'input too large': document([2 ** 20, 2 ** 20], relu),
    'padding too large': document([1, 2], { type: 'conv1d', weight: [[[1]]], padding: 1e9, stride: 1e9 }),
    'output too large': document([2 ** 20, 1], { type: 'dense', weight: new Array(2 ** 10).fill([1]) }),
    'frozen inside': document([1], { type: 'residual', layers: [square([1])], frozen: ['layers/1/weight'] }),
  };
  for (const [name, model] of Object.entries(bad)) {
    it(name, () => expect(messageOf(() => readModel(model))).toMatchSnapshot());
  }
});

it('layers may not lie in each other without end', () => {
  let layers: Fields[] = [square([1])];
  for (let depth = 0; depth < 30_000; depth++) layers = [{ type: 'residual', layers }];
  expect(() => readModel(document([1], ...layers))).toThrowErrorMatchingInlineSnapshot(
    `[FormatError: layers: more than 100 lists of layers lie in each other.]`,
  );
});

function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`.replace(/(?<=Supported: ).*/, '…');
  }
  throw new Error('nothing was thrown');
}
