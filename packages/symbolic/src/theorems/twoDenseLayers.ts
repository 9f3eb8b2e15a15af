import { activation, type Program, type ScalarFunction, sizeOf } from '@crease/tensor';
import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { placesOf } from './layerParts.js';
import { squaredLossFactor, type Training } from './training.js';

/** A network of two dense layers with one output and a squared loss, with the places of its parts in θ. */
export interface TwoDenseLayers {
  /** The input of each sample, with a last entry 1 if the hidden units have biases; shape [m, d]. */
  readonly inputs: RationalMatrix;
  /** What is between the layers, the identity if nothing is; `undefined` if it is not one scalar function. */
  readonly activation: ScalarFunction | undefined;
  readonly hasOutputBias: boolean;
  /** κ in L = κ Σ_i (f_i − y_i)². */
  readonly factor: Rational;
  /** The value of shape [m, h] that holds the outputs of the hidden units. */
  readonly hiddenValue: number;
  /** For each hidden unit, the components of θ that are its weights, and its bias last if there is one. */
  readonly hiddenWeights: readonly (readonly number[])[];
  /** For each hidden unit, the component of θ that is its output weight. */
  readonly outputWeights: readonly number[];
  readonly outputBias: number | undefined;
}

/**
 * The parts of a training problem of two dense layers, or the condition that fails, as the end of a sentence.
 *
 * The conditions: two dense layers, all their parameters trained and none shared; between them nothing or an activation;
 * one output; a squared loss without weight decay.
 *
 * @param program the loss program of the training problem
 */
export function twoDenseLayers(training: Training, program: Program): TwoDenseLayers | string {
  const { model, data } = training;
  const factor = squaredLossFactor(training.loss, data.samples, 1);
  if (factor === undefined) return `the loss "${training.loss}" is not a squared loss`;
  if (![...data.features, ...data.targets].every(Number.isFinite)) return 'the data are not finite';
  if (training.weightDecay !== 0) return 'there is weight decay';
  if (sizeOf(model.output) !== 1) return `the network has ${sizeOf(model.output)} outputs and not one`;
  const active = [...model.layers.keys()].filter((k) => model.layers[k]!.type !== 'flatten');
  const types = active.map((k) => model.layers[k]!.type).join(', ');
  if (types !== 'dense, dense' && types !== 'dense, activation, dense')
    return `the layers are ${types}, and not dense, activation, dense`;
  const sources = active.flatMap((k) => [...model.sources[k]!.values()]);
  if (!sources.every((source) => typeof source === 'string')) return 'some parameters are frozen';
  if (new Set(sources).size < sources.length) return 'some parameters are tied';
  const middle = active.length === 3 ? active[1]! : active[0]!;
  const hiddenValue = lastValue(program, `layers/${middle}`);
  const weight = placesOf(model, active[0]!, 'weight')!;
  const bias = placesOf(model, active[0]!, 'bias');
  const width = sizeOf(model.input);
  const features = Array.from(data.features, rationalFromNumber);
  return {
    factor,
    activation: active.length === 3 ? scalarFunctionOf(program, hiddenValue) : activation('identity'),
    inputs: Array.from({ length: data.samples }, (_, i) => [
      ...features.slice(i * width, (i + 1) * width),
      ...(bias === undefined ? [] : [rationals.one]),
    ]),
    hasOutputBias: placesOf(model, active.at(-1)!, 'bias') !== undefined,
    hiddenValue,
    hiddenWeights: Array.from({ length: weight.length / width }, (_, j) => [
      ...weight.slice(j * width, (j + 1) * width),
      ...(bias === undefined ? [] : [bias[j]!]),
    ]),
    outputWeights: placesOf(model, active.at(-1)!, 'weight')!,
    outputBias: placesOf(model, active.at(-1)!, 'bias')?.[0],
  };
}

function scalarFunctionOf(program: Program, id: number): ScalarFunction | undefined {
  const e = program.equations[id - program.inputs.length]!;
  return e.primitive === 'map' && e.parameters.germs === undefined ? e.parameters.function : undefined;
}

/** The last value that is made in a scope. */
function lastValue(program: Program, scope: string): number {
  return program.inputs.length + program.equations.findLastIndex((e) => e.scope === scope);
}
