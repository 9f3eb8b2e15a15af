import { type Data, type Model, randomNormal, randomStream, readModel } from '@crease/tensor';

/** A tanh network with random weights, and random data for it. */
export function largeNetwork(widths: readonly number[], samples: number): { model: Model; data: Data } {
  const stream = randomStream('large network');
  const layers = widths.slice(1).flatMap((width, k) => {
    const scale = Math.sqrt(1 / widths[k]!);
    const row = (): number[] => Array.from({ length: widths[k]! }, () => scale * randomNormal(stream));
    const dense = { type: 'dense', weight: Array.from({ length: width }, row), bias: new Array<number>(width).fill(0) };
    return k + 2 < widths.length ? [dense, { type: 'activation', name: 'tanh' }] : [dense];
  });
  const model = readModel({ format: 'crease-model/1', input: [widths[0]!], layers });
  const normals = (count: number): Float64Array => Float64Array.from({ length: count }, () => randomNormal(stream));
  const data = { samples, features: normals(samples * widths[0]!), targets: normals(samples * widths.at(-1)!) };
  return { model, data };
}
