/** Numbers between −0.5 and 0.5 that every language makes alike: one division of small whole numbers each. */
export function numbers(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => ((k * 7919 + seed * 104729) % 1009) / 1009 - 0.5);
}

/** The two-parameter network of the gradient-descent map: 1000 step sizes side by side. */
export const gdMap = {
  lanes: 1000,
  start: [1.48, 0.7756756756756756],
  points: [0.9, 2.5],
  /** Points of the regions in which trajectories end: both units active, and the second one dead. */
  inRegions: [
    [1, 1],
    [1, -1],
  ],
  stepSize: (lane: number): number => 0.26 + (0.1 * lane) / 1000,
} as const;

/** A dense network with data for it and the loss (1/2m) Σ‖f(x) − y‖². */
export interface Network {
  readonly sizes: readonly number[];
  readonly samples: number;
  /** Row-major [samples, inputs] and [samples, outputs]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Weight (outputs × inputs) and bias of each layer, one after the other. */
  readonly theta: Float64Array;
  /** A direction for second derivatives. */
  readonly direction: Float64Array;
}

/** The networks of the benchmarks, by name. */
export function network(name: string): Network {
  const [sizes, samples] = name === 'wide' ? [[784, 128, 10], 128] : [[2, 16, 16, 1], 128];
  const inputs = sizes[0]!;
  const outputs = sizes.at(-1)!;
  const parameters = sizes.slice(1).reduce((sum, size, k) => sum + size * (sizes[k]! + 1), 0);
  // Small weights for the wide one: units that are not saturated.
  const size = name === 'wide' ? 0.1 : 1;
  return {
    sizes,
    samples,
    x: numbers(samples * inputs, 1).map((v) => 2 * v),
    y: numbers(samples * outputs, 2),
    theta: numbers(parameters, 3).map((v) => size * v),
    direction: numbers(parameters, 4),
  };
}

/** The layers of a network: where weight and bias of each lie in θ. */
export function layersOf({ sizes }: Network): { inputs: number; outputs: number; weight: number; bias: number }[] {
  let offset = 0;
  return sizes.slice(1).map((outputs, k) => {
    const inputs = sizes[k]!;
    const layer = { inputs, outputs, weight: offset, bias: offset + inputs * outputs };
    offset += (inputs + 1) * outputs;
    return layer;
  });
}

/** Grid points on each axis of the slice, and its directions. */
export const slice = { points: 21, radius: 1, directions: [numbers(337, 5), numbers(337, 6)] } as const;

/** Elements of the elementwise chain. */
export const chainLength = 1_000_000;

/** A symmetric matrix. */
export function symmetric(n: number): Float64Array {
  const a = numbers(n * n, 7);
  return Float64Array.from(a, (v, k) => v + a[(k % n) * n + Math.floor(k / n)]!);
}

/** The data of the networks about which something is proved. */
export const certificates = { inputs: 8, samples: 100 } as const;
