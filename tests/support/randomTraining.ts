import { type NonSingularityProblem, trainingProblem } from '@crease/symbolic';
import { finitePieces, kinkedEquations, type Program, readModel } from '@crease/tensor';
import { seeded } from '../contract/seeded.ts';

/** A layer of a model document. */
type LayerDocument = Readonly<Record<string, unknown>>;

/** Draws what a random network is made of. */
interface Draw {
  /** An integer from 0 to n − 1. */
  pick(n: number): number;
  one<T>(choices: readonly T[]): T;
  /** A matrix of small fractions. */
  matrix(...shape: readonly number[]): unknown;
}

/** A body with the shape of a sample in front of it and the number of features behind it. */
interface Body {
  readonly input: readonly number[];
  readonly layers: readonly LayerDocument[];
  readonly width: number;
  /** Inputs are whole numbers below this. */
  readonly vocabulary?: number;
}

const activations = ['relu', 'relu', 'leakyRelu', 'abs', 'hardTanh', 'tanh', 'sigmoid', 'elu', 'squaredRelu'];
const moreActivations = ['softplus', 'silu', 'geluTanh', 'gelu', 'relu6', 'softsign', 'hardShrink', 'celu', 'square'];

const path = [
  [0, 1],
  [1, 2],
];

/** The networks in front of the last layer, by the layer that each of them shows. */
const bodies: Readonly<Record<string, (d: Draw) => Body>> = {
  dense: (d) => flatBody(1 + d.pick(2), [hidden(d, 2), activationLayer(d)]),
  'dense, one unit': (d) => flatBody(1, [hidden(d, 1), activationLayer(d)], 1),
  'dense, piecewise linear': (d) =>
    flatBody(1, [hidden(d, 2 - d.pick(2)), { type: 'activation', name: d.one(['relu', 'leakyRelu', 'abs']) }]),
  'dense without bias': (d) => flatBody(1, [{ ...hidden(d, 1), bias: null }, activationLayer(d)]),
  'two dense layers': (d) => flatBody(1, [hidden(d, 1), activationLayer(d), hidden(d, 1), activationLayer(d)], 1),
  'one layer': (d) => ({ input: [1 + d.pick(2)], layers: [], width: -1 }),
  residual: (d) => flatBody(1, [{ type: 'residual', layers: [hidden(d, 1), activationLayer(d)], shortcut: null }], 1),
  tied: (d) =>
    flatBody(1, [{ ...hidden(d, 1), name: 'first' }, activationLayer(d), { type: 'dense', tied: 'first' }], 1),
  prelu: (d) => flatBody(1, [hidden(d, 1), { type: 'activation', name: 'prelu', slope: [0.25] }], 1),
  'batch norm': (d) =>
    flatBody(
      1,
      [hidden(d, 1), { type: 'batchNorm', mean: [0.5], variance: [3], scale: [1], shift: [0] }, activationLayer(d)],
      1,
    ),
  'layer norm': () => flatBody(2, [{ type: 'layerNorm', eps: 0.5, scale: [1, 1], shift: [0, 0] }], 2),
  'rms norm': (d) => flatBody(1, [hidden(d, 2), { type: 'rmsNorm', eps: 0.5, scale: [1, 1] }]),
  dropout: (d) => flatBody(1, [hidden(d, 1), { type: 'dropout', p: 0.5 }, activationLayer(d)], 1),
  conv1d: (d) => ({
    input: [1, 3],
    layers: [{ type: 'conv1d', weight: d.matrix(1, 1, 2), bias: [0] }, activationLayer(d), { type: 'flatten' }],
    width: 2,
  }),
  'max pooling': (d) => ({
    input: [1, 3],
    layers: [
      { type: 'conv1d', weight: d.matrix(1, 1, 2), bias: null },
      { type: 'maxPool1d', size: 2 },
      { type: 'flatten' },
    ],
    width: 1,
  }),
  'average pooling': (d) => ({
    input: [1, 3],
    layers: [
      { type: 'conv1d', weight: d.matrix(1, 1, 2), bias: [0] },
      activationLayer(d),
      { type: 'avgPool1d', size: 2 },
      { type: 'flatten' },
    ],
    width: 1,
  }),
  conv2d: (d) => ({
    input: [1, 2, 2],
    layers: [
      { type: 'conv2d', weight: d.matrix(1, 1, 2, 1), bias: [0] },
      activationLayer(d),
      d.one<LayerDocument>([
        { type: 'avgPool2d', size: [1, 2] },
        { type: 'maxPool2d', size: [1, 2] },
      ]),
      { type: 'flatten' },
    ],
    width: 1,
  }),
  attention: (d) => ({
    input: [2, 1],
    layers: [
      { type: 'attention', query: [[1]], key: [[1]], value: [[1]], output: [[1]], causal: d.pick(2) === 0 },
      { type: 'meanPool' },
    ],
    width: 1,
  }),
  'graph convolution': (d) => ({
    input: [3, 1],
    layers: [
      { type: 'graphConv', adjacency: 'symmetric-normalized', edges: path, weight: d.matrix(1, 1), bias: [0] },
      activationLayer(d),
      { type: d.one(['meanPool', 'sumPool']) },
    ],
    width: 1,
  }),
  gin: (d) => ({
    input: [3, 1],
    layers: [
      { type: 'gin', edges: path, epsilon: 0.5, layers: [hidden(d, 1), activationLayer(d)] },
      { type: 'sumPool' },
    ],
    width: 1,
  }),
  'mean aggregation': (d) => ({
    input: [3, 1],
    layers: [
      { type: 'meanAggregation', edges: path, weight: d.matrix(1, 1), selfWeight: d.matrix(1, 1), bias: [0] },
      activationLayer(d),
      { type: 'meanPool' },
    ],
    width: 1,
  }),
  rnn: (d) => recurrent(d, 'rnn', 1, { bias: [0], activation: d.one(['tanh', 'relu']) }),
  gru: (d) => recurrent(d, 'gru', 3, {}),
  lstm: (d) => recurrent(d, 'lstm', 4, {}),
  embedding: () => ({
    input: [2],
    layers: [{ type: 'embedding', weight: [[1], [2]] }, { type: 'meanPool' }],
    width: 1,
    vocabulary: 2,
  }),
};

/** The names of the bodies. */
export const networkKinds: readonly string[] = Object.keys(bodies);

const losses = ['half-mse', 'mse', 'mse', 'torch-mse', 'sum-squares', 'cross-entropy', 'logistic'];
const moreLosses = ['huber', 'squared-hinge', 'absolute', 'hinge'];

/** A training problem with its description. */
export interface RandomTraining {
  readonly name: string;
  readonly problem: NonSingularityProblem;
  readonly weightDecay: number;
}

/**
 * A random small network on a few samples, with loss and weight decay: every kind of layer, activation and loss comes
 * up, and many draws have exceptional step sizes (dead units, repeated, vanishing or balanced data, weight decay).
 */
export function randomTraining(seed: number): RandomTraining {
  const random = seeded(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const one = <T>(choices: readonly T[]): T => choices[pick(choices.length)]!;
  const matrix = (first: number, ...rest: number[]): unknown =>
    Array.from({ length: first }, () => (rest.length === 0 ? (pick(9) - 4) / 2 || 1 : matrix(...(rest as [number]))));
  const draw: Draw = { pick, one, matrix: (...shape) => matrix(...(shape as [number])) };

  const kind = one(networkKinds);
  const body = bodies[kind]!(draw);
  const loss = one(pick(6) === 0 ? moreLosses : losses);
  const outputs = loss === 'cross-entropy' ? 2 : ['mse', 'torch-mse'].includes(loss) && pick(4) === 0 ? 2 : 1;
  const size = body.input.reduce((product, n) => product * n, 1);
  const width = body.width === -1 ? size : body.width;
  const head = {
    type: 'dense',
    weight: matrix(outputs, width),
    bias: pick(5) === 0 ? null : new Array<number>(outputs).fill(0),
    ...(pick(6) === 0 ? { frozen: one<unknown>([['weight'], true]) } : {}),
  };
  const layers = [...body.layers, ...(kind === 'one layer' && pick(2) === 0 ? [{ type: 'flatten' }] : []), head];
  const model = readModel({ format: 'crease-model/1', input: body.input, layers });
  const weightDecay = one([0, 0, 0, 1 / 8, 1 / 100]);
  const withSamples = (samples: number): RandomTraining => {
    const features = Float64Array.from({ length: samples * size }, () =>
      body.vocabulary === undefined ? one([-2, -1, -1, -0.5, 0, 1, 1, 2, 0.1, 4]) : pick(body.vocabulary),
    );
    const targets = Float64Array.from({ length: samples * (loss === 'cross-entropy' ? 1 : outputs) }, () =>
      loss === 'cross-entropy' || loss === 'logistic' || loss.includes('hinge') ? pick(2) : one([-1, 0, 1, 2, 0.3]),
    );
    const problem = trainingProblem(model, { samples, features, targets }, loss, { weightDecay });
    if (samples > 1 && numPatterns(problem.program) * model.layout.size ** 3 > mostWork)
      return withSamples(samples - 1);
    return { name: `${seed}: ${kind}, ${loss}, ${samples} samples, weight decay ${weightDecay}`, problem, weightDecay };
  };
  return model.layout.size === 0 ? randomTraining(seed + 0x5bd1e995) : withSamples(1 + pick(3));
}

/** Formal patterns × parameters³ up to which exact Hessians of all pieces take some tenths of a second. */
const mostWork = 8000;

function numPatterns(program: Program): number {
  return kinkedEquations(program).reduce(
    (n, { function: f, count }) => n * finitePieces(f, 'numPatterns').pieces.length ** count,
    1,
  );
}

function hidden(d: Draw, inputs: number): LayerDocument {
  const units = inputs === 2 ? 2 : 1;
  return { type: 'dense', weight: d.matrix(units, 1), bias: new Array<number>(units).fill(0) };
}

function activationLayer(d: Draw): LayerDocument {
  const name = d.one(d.pick(4) === 0 ? moreActivations : activations);
  return { type: 'activation', name, ...(name === 'leakyRelu' ? { slope: 0.5 } : {}) };
}

function flatBody(size: number, layers: readonly LayerDocument[], width = 2): Body {
  // The first layer takes all features.
  const [first, ...rest] = layers;
  const weight = first?.weight as readonly (readonly number[])[] | undefined;
  const fitted =
    first?.type === 'dense'
      ? { ...first, weight: weight!.map((row) => Array.from({ length: size }, () => row[0]!)) }
      : first!;
  const isNarrow = weight?.length === 1;
  return { input: [size], layers: [fitted, ...rest], width: isNarrow ? 1 : width };
}

function recurrent(d: Draw, type: string, gates: number, more: LayerDocument): Body {
  const layer = { type, inputWeight: d.matrix(gates, 1), hiddenWeight: d.matrix(gates, 1), return: 'last', ...more };
  return { input: [2, 1], layers: [layer], width: 1 };
}
