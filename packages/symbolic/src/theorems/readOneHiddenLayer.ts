import { type Expression, type Model, type Program, type ScalarFunction, sizeOf } from '@crease/tensor';
import { evaluatePolynomial } from '../algebra/polynomial.js';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { OneHiddenLayer } from './oneHiddenLayer.js';
import { squaredLossFactor, type Training } from './training.js';
import type { Slopes } from './zeroSumRegion.js';

/** A network of the form of the theorem, with the places of its parts in the program and in θ. */
export interface OneHiddenLayerReading extends OneHiddenLayer {
  /** The value of shape [m, h] that holds the outputs of the hidden units. */
  readonly hiddenValue: number;
  /** For each hidden unit, the components of θ that are its weights, and its bias last if there is one. */
  readonly hiddenWeights: readonly (readonly number[])[];
  /** For each hidden unit, the component of θ that is its output weight. */
  readonly outputWeights: readonly number[];
  readonly outputBias: number | undefined;
}

/**
 * The facts of `oneHiddenLayer` for a training problem, or the hypothesis that fails, as the end of a sentence.
 *
 * The hypotheses: two dense layers, all their parameters trained and none shared; between them nothing or an
 * activation that is linear on both sides of 0; one output; a squared loss without weight decay.
 *
 * @param program the loss program of the training problem
 */
export function readOneHiddenLayer(training: Training, program: Program): OneHiddenLayerReading | string {
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
  const slopes = active.length === 3 ? slopesAt(program, hiddenValue) : linear;
  if (slopes === undefined) return 'the activation is not linear on both sides of 0';
  const weight = placeOf(model, active[0]!, 'weight')!;
  const bias = placeOf(model, active[0]!, 'bias');
  const width = sizeOf(model.input);
  const features = Array.from(data.features, rationalFromNumber);
  return {
    factor,
    slopes,
    inputs: Array.from({ length: data.samples }, (_, i) => [
      ...features.slice(i * width, (i + 1) * width),
      ...(bias === undefined ? [] : [rationals.one]),
    ]),
    hasOutputBias: placeOf(model, active.at(-1)!, 'bias') !== undefined,
    hiddenValue,
    hiddenWeights: Array.from({ length: weight.length / width }, (_, j) => [
      ...weight.slice(j * width, (j + 1) * width),
      ...(bias === undefined ? [] : [bias[j]!]),
    ]),
    outputWeights: placeOf(model, active.at(-1)!, 'weight')!,
    outputBias: placeOf(model, active.at(-1)!, 'bias')?.[0],
  };
}

const linear: Slopes = { below: rationals.one, above: rationals.one };

/** The slopes of a function that is 0 at 0 and linear on both sides, or `undefined` for any other. */
export function slopesOf(f: ScalarFunction): Slopes | undefined {
  if (f.breaks.some((b) => b !== 0)) return undefined;
  const owner = f.owners[0];
  const own = typeof owner === 'object' ? expressionPolynomial(owner) : [];
  if (own === undefined || !rationals.isZero(evaluatePolynomial(own, rationals.zero))) return undefined;
  // A function without breaks has one piece, which is both the first and the last.
  const below = slopeOf(f.pieces[0]!);
  const above = slopeOf(f.pieces.at(-1)!);
  if (below === undefined || above === undefined) return undefined;
  return rationals.isZero(below) && rationals.isZero(above) ? undefined : { below, above };
}

/** The factor s if the expression is s·x, otherwise `undefined`. */
function slopeOf(piece: Expression): Rational | undefined {
  const p = expressionPolynomial(piece);
  if (p === undefined || p.length > 2 || (p.length > 0 && !rationals.isZero(p[0]!))) return undefined;
  return p[1] ?? rationals.zero;
}

function slopesAt(program: Program, id: number): Slopes | undefined {
  const e = program.equations[id - program.inputs.length]!;
  return e.primitive === 'map' && e.parameters.germs === undefined ? slopesOf(e.parameters.function) : undefined;
}

/** The last value that is made in a scope. */
function lastValue(program: Program, scope: string): number {
  return program.inputs.length + program.equations.findLastIndex((e) => e.scope === scope);
}

/** The components of θ that hold a parameter, or `undefined` if the layer has no such parameter. */
function placeOf(model: Model, layer: number, name: string): readonly number[] | undefined {
  const source = model.sources[layer]!.get(name);
  const entry = model.layout.entries.find((e) => e.name === source);
  return entry && Array.from({ length: sizeOf(entry.shape) }, (_, k) => entry.offset + k);
}
