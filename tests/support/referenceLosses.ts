import { type NonSingularityProblem, trainingProblem } from '@crease/symbolic';
import {
  activation,
  add,
  apply,
  constant,
  mul,
  type Program,
  readModel,
  reshape,
  scale,
  slice,
  softmax,
  sub,
  sum,
  trace,
  type Value,
} from '@crease/tensor';
import fixture from '../oracles/nonSingularity.json' with { type: 'json' };

/** A loss with what sympy, numpy and mpmath found about its exceptional step sizes (see the fixture). */
export interface ReferenceLoss {
  readonly name: string;
  readonly problem: NonSingularityProblem;
  readonly patterns: number;
  /** Step sizes of patterns with a witness, ascending. */
  readonly feasible: readonly number[];
  /** Step sizes of patterns for which no witness was found; may also be feasible. */
  readonly formal: readonly number[];
  /** η* of a hull at one point. */
  readonly hullBound: number | undefined;
}

type Document = Readonly<Record<string, unknown>>;

interface Entry {
  readonly name: string;
  readonly patterns: number;
  readonly x?: readonly (string | number | readonly (string | number)[])[];
  readonly y?: readonly (string | number | readonly (string | number)[])[];
  readonly A?: readonly (readonly string[])[];
  readonly feasible: readonly string[];
  readonly formal: readonly string[];
  readonly hullBound?: number;
}

const entries: readonly Entry[] = fixture.piecewise;

const row = (n: number): number[] => new Array<number>(n).fill(1);
const rows = (m: number, n: number): number[][] => Array.from({ length: m }, () => row(n));
const dense = (out: number, width: number, bias = true): Document => ({
  type: 'dense',
  weight: rows(out, width),
  bias: bias ? row(out) : null,
});
const act = (name: string, parameters: Document = {}): Document => ({ type: 'activation', name, ...parameters });
const hiddenLayer = (name: string, parameters?: Document): Document[] => [
  dense(2, 1),
  act(name, parameters),
  dense(1, 2),
];
const recurrent = (name: string): Document[] => [
  { type: 'rnn', inputWeight: [[1]], hiddenWeight: [[1]], bias: [1], activation: name },
  dense(1, 1),
];

const networks: Readonly<Record<string, readonly Document[]>> = {
  paper2: [dense(1, 1, false), act('relu'), dense(1, 1, false), act('relu')],
  linreg: [dense(1, 1)],
  dense121_relu: hiddenLayer('relu'),
  dense121_leaky: hiddenLayer('leakyRelu', { slope: 0.1 }),
  dense121_abs: hiddenLayer('abs'),
  dense121_hardtanh: hiddenLayer('hardTanh'),
  dense121_relu_no_output_bias: [dense(2, 1), act('relu'), dense(1, 2, false)],
  leaky_live_exception: [dense(1, 1, false), act('leakyRelu', { slope: 0.5 }), dense(1, 1)],
  conv1d: [{ type: 'conv1d', weight: [[[1, 1]]], bias: [1] }, act('relu'), { type: 'flatten' }, dense(1, 3)],
  resnet1: [{ type: 'residual', layers: [dense(1, 1), act('relu'), dense(1, 1, false)] }, dense(1, 1)],
  rnn_relu: recurrent('relu'),
  deep1221_relu: [dense(2, 1), act('relu'), dense(2, 2), act('relu'), dense(1, 2)],
  deeplinear_2_1_2: [dense(1, 2, false), dense(2, 1, false)],
  deeplinear_3_1_3_identity: [dense(1, 3, false), dense(3, 1, false)],
  deeplinear_3layers_scalar: [dense(1, 1, false), dense(1, 1, false), dense(1, 1, false)],
  dense121_sigmoid: hiddenLayer('sigmoid'),
  dense121_tanh: hiddenLayer('tanh'),
  dense121_gelu_tanh: hiddenLayer('geluTanh'),
  softmax_regression: [dense(3, 2)],
  rnn_tanh: recurrent('tanh'),
  dense2_12_1_sigmoid: [dense(12, 2), act('sigmoid'), dense(1, 12)],
};

/** All piecewise cases of the fixture. Networks are models; what is none is traced. */
export const piecewiseLosses: readonly ReferenceLoss[] = entries.map((entry) => ({
  name: entry.name,
  problem: entry.x === undefined ? { program: perazzo() } : problemOf(entry, layersOf(entry), 'mse'),
  patterns: entry.patterns,
  feasible: entry.feasible.map(numberOf).sort((a, b) => a - b),
  formal: entry.formal.map(numberOf).sort((a, b) => a - b),
  hullBound: entry.hullBound,
}));

/** All analytic cases of the fixture. */
export const analyticLosses: readonly { readonly name: string; readonly problem: NonSingularityProblem }[] =
  fixture.analytic.map((entry) => ({
    name: entry.name,
    problem:
      entry.name === 'attention_scalar'
        ? { program: scalarAttention(entry.x, entry.y) }
        : problemOf(entry, layersOf(entry), entry.name === 'softmax_regression' ? 'cross-entropy' : 'mse'),
  }));

function layersOf({ name, A }: Pick<Entry, 'name' | 'A'>): readonly Document[] {
  if (name === 'gcn') {
    const convolution = { type: 'graphConv', adjacency: A!.map((a) => a.map(numberOf)), ...dense(2, 1) };
    return [{ ...convolution, type: 'graphConv' }, act('relu'), { type: 'meanPool' }, dense(1, 2)];
  }
  const layers = networks[name.replace(/_(?:sgd_sample|batch)\d$/, '')];
  if (layers === undefined) throw new Error(`no network for the case "${name}"`);
  return layers;
}

function problemOf(
  { name, x, y }: Pick<Entry, 'name' | 'x' | 'y'>,
  layers: readonly Document[],
  loss: string,
): NonSingularityProblem {
  const width = Array.isArray(x![0]) ? x![0].length : 1;
  // Tokens and nodes have one number each, a signal has one channel.
  const inputs: Readonly<Record<string, readonly number[]>> = { conv1d: [1, width], gcn: [width, 1] };
  const input = inputs[name] ?? (name.startsWith('rnn') ? [width, 1] : [width]);
  const model = readModel({ format: 'crease-model/1', input, layers });
  return trainingProblem(model, { samples: x!.length, features: numbers(x!), targets: numbers(y!) }, loss);
}

/** |θ|²/2 + x₁y₁² + x₂y₁y₂ + x₃y₂². */
function perazzo(): Program {
  return trace({ theta: [5] }, ({ theta }) => {
    const [x1, x2, x3, y1, y2] = [0, 1, 2, 3, 4].map((k) => slice(theta, k, [])) as [Value, Value, Value, Value, Value];
    const cubic = add(add(mul(x1, mul(y1, y1)), mul(x2, mul(y1, y2))), mul(x3, mul(y2, y2)));
    return add(scale(sum(apply(activation('square'), theta)), 1, 2), cubic);
  });
}

/** The mean of (v Σ_t softmax_t(q x_T k x_t) x_t − y)², θ = (q, k, v). */
function scalarAttention(x: readonly (readonly number[])[] | unknown, y: readonly unknown[]): Program {
  const tokens = x as readonly (readonly number[])[];
  const shape = [tokens.length, tokens[0]!.length];
  return trace({ theta: [3] }, ({ theta }) => {
    const [q, k, v] = [0, 1, 2].map((place) => slice(theta, place, [])) as [Value, Value, Value];
    const keys = constant(theta, tokens.flat(), shape);
    const query = constant(
      theta,
      tokens.flatMap((list) => list.map(() => list.at(-1)!)),
      shape,
    );
    const weights = softmax(mul(mul(query, keys), mul(q, k)));
    const output = mul(sum(mul(weights, keys), [1]), v);
    const residual = sub(output, constant(theta, y as number[], [y.length]));
    return scale(sum(apply(activation('square'), reshape(residual, [y.length]))), 1, y.length);
  });
}

function numbers(list: readonly (string | number | readonly (string | number)[])[]): Float64Array {
  return Float64Array.from(list.flat(), numberOf);
}

/** The double of a decimal or of a fraction. */
function numberOf(text: string | number): number {
  const [p, q] = String(text).split('/');
  return Number(p) / Number(q ?? 1);
}
