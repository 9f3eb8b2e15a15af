import { seeded } from './seeded.ts';

/** A layer of a model document, as far as the plain evaluation below knows it. */
export type PlainLayer =
  | {
      readonly type: 'dense';
      readonly name?: string;
      readonly tied?: string;
      readonly weight?: number[][];
      readonly bias?: number[] | null;
    }
  | { readonly type: 'conv1d'; readonly weight: number[][][]; readonly bias: number[] }
  | { readonly type: 'activation'; readonly name: string }
  | { readonly type: 'maxPool1d'; readonly size: number; readonly stride: number }
  | { readonly type: 'flatten' }
  | { readonly type: 'residual'; readonly layers: readonly PlainLayer[] };

/** A random network as a model document, with data for the loss half-mse. */
export interface PlainNetwork {
  readonly layers: readonly PlainLayer[];
  readonly input: readonly number[];
  readonly samples: readonly number[][];
  readonly targets: readonly number[][];
  /** Every piece of every function is a polynomial. */
  readonly isPolynomial: boolean;
}

/** What one forward pass in plain numbers sees. */
export interface PlainPass {
  readonly loss: number;
  /** For each activation with breaks, sample and unit: pre-activation minus break, by site. */
  readonly offsets: Map<string, number>;
  /** For each window of a maximum the place of the largest candidate, and by how much it is larger than the next. */
  readonly largest: Map<string, readonly [place: number, lead: number]>;
}

/** Values and breaks of activations, written down again, not taken from the package that is tested. */
const functions: Readonly<Record<string, readonly [breaks: readonly number[], value: (z: number) => number]>> = {
  relu: [[0], (z) => Math.max(z, 0)],
  leakyRelu: [[0], (z) => (z > 0 ? z : 0.01 * z)],
  abs: [[0], (z) => Math.abs(z)],
  relu6: [[0, 6], (z) => Math.min(Math.max(z, 0), 6)],
  hardTanh: [[-1, 1], (z) => Math.min(Math.max(z, -1), 1)],
  hardSwish: [[-3, 3], (z) => (z <= -3 ? 0 : z >= 3 ? z : (z * (z + 3)) / 6)],
  squaredRelu: [[0], (z) => (z > 0 ? z * z : 0)],
  softShrink: [[-0.5, 0.5], (z) => (z > 0.5 ? z - 0.5 : z < -0.5 ? z + 0.5 : 0)],
  elu: [[0], (z) => (z > 0 ? z : Math.expm1(z))],
  hardShrink: [[-0.5, 0.5], (z) => (z >= -0.5 && z <= 0.5 ? 0 : z)],
  tanh: [[], (z) => Math.tanh(z)],
  sigmoid: [[], (z) => 1 / (1 + Math.exp(-z))],
};
const polynomial = [
  'relu',
  'leakyRelu',
  'abs',
  'relu6',
  'hardTanh',
  'hardSwish',
  'squaredRelu',
  'softShrink',
  'hardShrink',
];
const transcendental = ['elu', 'tanh', 'sigmoid'];

/** Random networks of five kinds in turn: dense, tied, convolution with max pooling, residual, mixed functions. */
export function plainNetwork(seed: number): PlainNetwork {
  const random = seeded(seed);
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const number = (): number => 2 * random() - 1;
  const list = (n: number): number[] => Array.from({ length: n }, number);
  const dense = (from: number, to: number, rest: object = {}): PlainLayer => ({
    type: 'dense',
    weight: Array.from({ length: to }, () => list(from)),
    bias: random() < 0.7 ? list(to) : null,
    ...rest,
  });
  const kind = seed % 5;
  const names = kind === 4 ? [...polynomial, ...transcendental] : polynomial;
  const act = (): PlainLayer => ({ type: 'activation', name: names[whole(0, names.length - 1)]! });
  const w = whole(1, 3);
  const input = kind === 2 ? [1, 4] : [w];
  const bodies: readonly (() => PlainLayer[])[] = [
    () => [dense(w, w), act(), ...(random() < 0.5 ? [dense(w, w), act()] : []), dense(w, 1)],
    () => [dense(w, w, { name: 'a' }), act(), { type: 'dense', tied: 'a' }, act(), dense(w, 1)],
    () => [
      { type: 'conv1d', weight: [[list(2)]], bias: list(1) },
      act(),
      { type: 'maxPool1d', size: 2, stride: 1 },
      { type: 'flatten' },
      dense(2, 1),
    ],
    () => [dense(w, w), act(), { type: 'residual', layers: [dense(w, w), act()] }, act(), dense(w, 1)],
    () => [dense(w, w), act(), dense(w, w), act(), dense(w, w), act(), dense(w, 1)],
  ];
  const layers = bodies[kind]!();
  const count = whole(1, 2);
  const size = input.reduce((a, b) => a * b, 1);
  return {
    layers,
    input,
    samples: Array.from({ length: count }, () => list(size).map((v) => 2 * v)),
    targets: Array.from({ length: count }, () => list(1)),
    isPolynomial: namesOf(layers).every((name) => polynomial.includes(name)),
  };
}

function namesOf(layers: readonly PlainLayer[]): string[] {
  return layers.flatMap((l) => (l.type === 'activation' ? [l.name] : l.type === 'residual' ? namesOf(l.layers) : []));
}

/** The network and its loss at θ, in plain loops; θ lists the parameters in the order of the document. */
export function plainPass({ layers, input, samples, targets }: PlainNetwork, theta: Float64Array): PlainPass {
  const offsets = new Map<string, number>();
  const largest = new Map<string, readonly [number, number]>();
  const sum = samples.reduce((total, sample, s) => {
    const reader = { at: 0, named: new Map<string, number>() };
    const output = forward(layers, 'layers', { values: sample, shape: [...input] }, s);
    return total + output.values.reduce((e, v, k) => e + (v - targets[s]![k]!) ** 2, 0);

    function forward(own: readonly PlainLayer[], name: string, x: Flat, s: number): Flat {
      return own.reduce((value, layer, k) => apply(layer, `${name}/${k}`, value, s), x);
    }
    function apply(layer: PlainLayer, scope: string, { values, shape }: Flat, s: number): Flat {
      switch (layer.type) {
        case 'flatten':
          return { values, shape: [values.length] };
        case 'residual': {
          const inner = forward(layer.layers, `${scope}/layers`, { values, shape }, s);
          return { values: inner.values.map((v, k) => values[k]! + v), shape };
        }
        case 'activation': {
          const [breaks, value] = functions[layer.name]!;
          for (const [unit, z] of values.entries())
            for (const b of breaks) offsets.set(`${scope} ${s} ${unit} ${b}`, z - b);
          return { values: values.map(value), shape };
        }
        case 'maxPool1d': {
          const out: number[] = [];
          for (let from = 0; from + layer.size <= values.length; from += layer.stride) {
            const window = values.slice(from, from + layer.size);
            const most = Math.max(...window);
            const place = window.indexOf(most);
            const next = Math.max(...window.filter((_, k) => k !== place));
            largest.set(`${scope} ${s} ${out.length}`, [place, most - next]);
            out.push(most);
          }
          return { values: out, shape: [1, out.length] };
        }
        case 'conv1d': {
          const [kernel, bias] = [take(2), take(1)];
          const out = values.slice(1).map((_, k) => kernel[0]! * values[k]! + kernel[1]! * values[k + 1]! + bias[0]!);
          return { values: out, shape: [1, out.length] };
        }
        default: {
          const target = layer.tied === undefined ? layer : namedDense(layers, layer.tied);
          const resume = reader.at;
          if (layer.tied !== undefined) reader.at = reader.named.get(layer.tied)!;
          else if (layer.name !== undefined) reader.named.set(layer.name, reader.at);
          const rows = target.weight!.map((row) => take(row.length));
          const bias = target.bias ? take(rows.length) : rows.map(() => 0);
          if (layer.tied !== undefined) reader.at = resume;
          const out = rows.map((row, i) => {
            let z = bias[i]!;
            for (let k = 0; k < row.length; k++) z += row[k]! * values[k]!;
            return z;
          });
          return { values: out, shape: [out.length] };
        }
      }
    }
    function take(count: number): Float64Array {
      reader.at += count;
      return theta.subarray(reader.at - count, reader.at);
    }
  }, 0);
  return { loss: sum / (2 * samples.length), offsets, largest };
}

interface Flat {
  readonly values: readonly number[];
  readonly shape: readonly number[];
}

function namedDense(layers: readonly PlainLayer[], name: string): Extract<PlainLayer, { type: 'dense' }> {
  return layers.find((l) => l.type === 'dense' && l.name === name) as Extract<PlainLayer, { type: 'dense' }>;
}
