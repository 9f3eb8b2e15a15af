import { type Model, type Program, shapeOf, sizeOf } from '@crease/tensor';
import { hullRule } from '../interpret/hullRule.js';
import { interpretAll } from '../interpret/interpret.js';
import { intervals } from '../number/intervals.js';
import { rational } from '../number/rational.js';
import { activationShape, identityShape, unknownShape } from './activationShape.js';
import type { LastHiddenLayer, LossKind } from './lastHiddenLayer.js';
import { dependsOn, isShared, lastValueOf, placesOf, readBy } from './layerParts.js';
import { firstPartialPiece, nodeName } from './totality.js';
import { squaredLossFactor, type Training } from './training.js';

/** A network of the form of the theorem, with the places of its parts in the program and in θ. */
export interface LastHiddenLayerReading extends LastHiddenLayer {
  /** The value that holds the outputs of the hidden units; its last axis counts the units. */
  readonly hiddenValue: number;
  /** The value that the last hidden layer is given. */
  readonly featuresValue: number;
  /** Components of θ: for each unit its bias; its weights; for each output its weights; its bias. */
  readonly hiddenBias: readonly number[];
  readonly hiddenWeights: readonly (readonly number[])[];
  readonly outputWeights: readonly (readonly number[])[];
  readonly outputBias: readonly number[];
}

/** Identities of more products are not written out. */
const mostTerms = 2 ** 19;

/**
 * The facts of `lastHiddenLayer` for a training problem, or the hypothesis that fails, as the end of a sentence.
 *
 * The network may be anything that ends with a dense layer or graph convolution, an activation or none, a mean or sum
 * over nodes or none, and a dense layer; these two have biases, and no other layer has their parameters.
 */
export function readLastHiddenLayer(training: Training, program: Program): LastHiddenLayerReading | string {
  const { model, data, loss } = training;
  const kind = lossKinds[loss];
  if (kind === undefined) return `the loss "${loss}" is none of squares, cross-entropy or logistic`;
  if (![...data.features, ...data.targets].every(Number.isFinite)) return 'the data are not finite';
  if (training.weightDecay !== 0) return 'there is weight decay';
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return `${nodeName(partial)} is not analytic at every real argument`;
  const ending = endingOf(model);
  if (typeof ending === 'string') return ending;
  const { hidden, activation, output } = ending;
  const places = [hidden, output].flatMap((layer) => ['weight', 'bias'].map((name) => placesOf(model, layer, name)));
  const [weight, bias, outputWeight, outputBias] = places;
  if (!weight || !bias || !outputWeight || !outputBias)
    return 'the last two layers with weights do not both have trained weights and biases';
  if (isShared(model, [hidden, output])) return 'parameters of the last two layers with weights are tied';
  const units = bias.length;
  const outputs = outputBias.length;
  const hiddenValue = lastValueOf(program, activation ?? hidden);
  const featuresValue = readBy(program, hidden);
  const terms = sizeOf(shapeOf(program, hiddenValue)) * Math.max(weight.length / units + 1, outputs);
  if (terms > mostTerms) return `its last hidden layer makes ${terms} products, the limit is ${mostTerms}`;
  return {
    loss: kind,
    samples: data.samples,
    outputs,
    factor: squaredLossFactor(loss, data.samples, outputs) ?? rational(1, data.samples),
    activation: activation === undefined ? identityShape : shapeAt(program, hiddenValue),
    features: featuresAt(program, featuresValue, data.samples),
    hiddenValue,
    featuresValue,
    hiddenBias: bias,
    hiddenWeights: rowsOf(weight, units),
    outputWeights: rowsOf(outputWeight, outputs),
    outputBias,
  };
}

const lossKinds: Readonly<Record<string, LossKind>> = {
  'half-mse': 'squares',
  mse: 'squares',
  'torch-mse': 'squares',
  'sum-squares': 'squares',
  'cross-entropy': 'cross-entropy',
  logistic: 'logistic',
};

/** The layers at the end of a network, by their number. */
function endingOf(
  model: Model,
): { readonly hidden: number; readonly activation: number | undefined; readonly output: number } | string {
  const { layers } = model;
  const isPlain = (k: number, type: string): boolean => layers[k]?.type === type && layers[k].parameters.length === 0;
  const output = layers.length - 1;
  let next = output - 1;
  const isPooled = isPlain(next, 'meanPool') || isPlain(next, 'sumPool');
  if (isPooled) next--;
  const activation = isPlain(next, 'activation') ? next-- : undefined;
  const last = layers[next];
  const isHidden = last?.type === 'dense' || (isPooled && last?.type === 'graphConv');
  if (layers[output]?.type !== 'dense' || !isHidden || last.output.length !== (isPooled ? 2 : 1))
    return 'the network does not end with dense, activation, dense';
  return { hidden: next, activation, output };
}

function shapeAt(program: Program, id: number): LastHiddenLayer['activation'] {
  const e = program.equations[id - program.inputs.length]!;
  if (e.primitive !== 'map' || e.parameters.germs !== undefined) return unknownShape;
  return activationShape(e.parameters.function);
}

/** What is known of a value: that no parameter occurs in it, or what the hull of all pieces says at θ = 0. */
function featuresAt(program: Program, id: number, samples: number): LastHiddenLayer['features'] {
  if (!dependsOn(program, id, 0)) return 'data';
  const upTo = { ...program, equations: program.equations.slice(0, id), outputs: [id] };
  const zero = [new Array(sizeOf(program.inputs[0]!.shape)).fill(intervals.zero)];
  const reading = interpretAll(upTo, zero, { arithmetic: intervals, scalar: hullRule });
  if (reading.status === 'undecided') return 'any';
  const values = reading.values[id]!;
  if (values.every(intervals.isZero)) return 'zero';
  const width = values.length / samples;
  const isConstant = values.every(
    ({ lower, upper }, e) =>
      lower === upper && lower === values[e % width]!.lower && upper === values[e % width]!.upper,
  );
  return isConstant ? 'constant' : 'any';
}

function rowsOf(places: readonly number[], count: number): number[][] {
  const width = places.length / count;
  return Array.from({ length: count }, (_, k) => places.slice(k * width, (k + 1) * width));
}
