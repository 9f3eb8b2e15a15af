import { type NonSingularityProblem, trainingProblem } from '@crease/symbolic';
import { type RandomStream, randomInteger, readModel } from '@crease/tensor';

/** One layer of a model document. */
export type LayerFields = Readonly<Record<string, unknown>>;

/** A dense layer of this size, all of whose parameters are 1. */
export function denseLayer(out: number, width: number, bias = true): LayerFields {
  const row = new Array<number>(width).fill(1);
  return { type: 'dense', weight: Array.from({ length: out }, () => row), bias: bias ? new Array(out).fill(1) : null };
}

/** An activation layer. */
export function activationLayer(name: string, parameters: LayerFields = {}): LayerFields {
  return { type: 'activation', name, ...parameters };
}

/** Dense layers with biases of these sizes and an activation between them. */
export function denseStack(sizes: readonly number[], activation: LayerFields): LayerFields[] {
  return sizes.slice(1).flatMap((out, k) => {
    const layer = denseLayer(out, sizes[k]!);
    return k < sizes.length - 2 ? [layer, activation] : [layer];
  });
}

/** Inputs and targets of a training problem, row-major. */
export interface Samples {
  readonly input: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The training problem of a network on samples. */
export function stackProblem(
  layers: readonly LayerFields[],
  { input, x, y }: Samples,
  loss: string,
  weightDecay = 0,
): NonSingularityProblem {
  const model = readModel({ format: 'crease-model/1', input, layers });
  const samples = x.length / input.reduce((size, d) => size * d, 1);
  return trainingProblem(model, { samples, features: Float64Array.from(x), targets: Float64Array.from(y) }, loss, {
    weightDecay,
  });
}

/** Samples with small whole numbers, with targets that fit the loss. */
export function randomSamples(
  stream: RandomStream,
  input: readonly number[],
  samples: number,
  outputs: number,
  loss: string,
): Samples {
  const whole = (): number => randomInteger(stream, 7) - 3;
  const width = input.reduce((size, d) => size * d, 1);
  const count = loss === 'cross-entropy' || loss === 'logistic' ? samples : samples * outputs;
  const target = (): number =>
    loss === 'cross-entropy'
      ? randomInteger(stream, outputs)
      : loss === 'logistic'
        ? randomInteger(stream, 2)
        : whole();
  return {
    input,
    x: Array.from({ length: samples * width }, whole),
    y: Array.from({ length: count }, target),
  };
}
