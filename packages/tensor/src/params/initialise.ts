import { UsageError } from '../errors.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { randomNormal } from '../random/randomNormal.js';
import { type RandomStream, randomStream } from '../random/randomStream.js';
import { randomUniform } from '../random/randomUniform.js';
import type { Layout } from './layout.js';

/** How a random weight is drawn, given how many numbers feed into a unit and how many it feeds. */
export interface Initialiser {
  readonly weight: (fanIn: number, fanOut: number, stream: RandomStream) => number;
  /** Vectors (biases) are zero unless this is given; `fanIn` is that of the weight before them. */
  readonly bias?: (fanIn: number, stream: RandomStream) => number;
  readonly source: string;
}

const uniform = (bound: number, stream: RandomStream): number => (2 * randomUniform(stream) - 1) * bound;

/** The initialisers, one row each. */
export const initialisers: Readonly<Record<string, Initialiser>> = {
  heNormal: {
    weight: (fanIn, _, stream) => randomNormal(stream) * Math.sqrt(2 / fanIn),
    source: 'He, Zhang, Ren, Sun 2015 (arXiv 1502.01852), equation 10',
  },
  heUniform: {
    weight: (fanIn, _, stream) => uniform(Math.sqrt(6 / fanIn), stream),
    source: 'He, Zhang, Ren, Sun 2015 (arXiv 1502.01852), same variance',
  },
  glorotNormal: {
    weight: (fanIn, fanOut, stream) => randomNormal(stream) * Math.sqrt(2 / (fanIn + fanOut)),
    source: 'Glorot, Bengio 2010, equation 12',
  },
  glorotUniform: {
    weight: (fanIn, fanOut, stream) => uniform(Math.sqrt(6 / (fanIn + fanOut)), stream),
    source: 'Glorot, Bengio 2010, equation 16',
  },
  torch: {
    weight: (fanIn, _, stream) => uniform(1 / Math.sqrt(fanIn), stream),
    bias: (fanIn, stream) => uniform(1 / Math.sqrt(fanIn), stream),
    source: 'the distribution that torch.nn.Linear draws from',
  },
};

/**
 * A random parameter vector θ for a layout. Parameters of two and more axes are weights [out, in, …kernel], vectors
 * are biases. Entry k draws from stream k of the seed, so adding a layer at the end leaves the others as they were.
 *
 * @throws UsageError for an unknown initialiser
 */
export function initialise(parameters: Layout, name: string, seed: number | string): Float64Array {
  const row = Object.hasOwn(initialisers, name) ? initialisers[name] : undefined;
  if (row === undefined)
    throw new UsageError(`Unknown initialiser "${name}". Known: ${Object.keys(initialisers).join(', ')}.`);
  const theta = new Float64Array(parameters.size);
  let fanIn = 1;
  for (const [k, { offset, shape }] of parameters.entries.entries()) {
    const stream = randomStream(seed, k);
    const isWeight = shape.length >= 2;
    if (isWeight) fanIn = fanInOf(shape);
    const fanOut = isWeight ? sizeOf(shape) / shape[1]! : 1;
    for (let e = offset; e < offset + sizeOf(shape); e++)
      theta[e] = isWeight ? row.weight(fanIn, fanOut, stream) : (row.bias?.(fanIn, stream) ?? 0);
  }
  return theta;
}

function fanInOf(shape: Shape): number {
  return sizeOf(shape) / shape[0]!;
}
