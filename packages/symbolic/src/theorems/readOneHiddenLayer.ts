import { type Expression, hasFinitelyManyPieces, type Program, type ScalarFunction } from '@crease/tensor';
import { evaluatePolynomial } from '../algebra/polynomial.js';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { OneHiddenLayer } from './oneHiddenLayer.js';
import type { Training } from './training.js';
import { type TwoDenseLayers, twoDenseLayers } from './twoDenseLayers.js';
import type { Slopes } from './zeroSumRegion.js';

/** A network of the form of the theorem, with the places of its parts in the program and in θ. */
export interface OneHiddenLayerReading extends OneHiddenLayer, TwoDenseLayers {}

/**
 * The facts of `oneHiddenLayer` for a training problem, or the hypothesis that fails, as the end of a sentence.
 *
 * The hypotheses: those of `twoDenseLayers`, and an activation that is linear on both sides of 0, if there is one.
 *
 * @param program the loss program of the training problem
 */
export function readOneHiddenLayer(training: Training, program: Program): OneHiddenLayerReading | string {
  const layers = twoDenseLayers(training, program);
  if (typeof layers === 'string') return layers;
  const slopes = layers.activation && slopesOf(layers.activation);
  if (slopes === undefined) return 'the activation is not linear on both sides of 0';
  return { ...layers, slopes };
}

/** The slopes of a function that is 0 at 0 and linear on both sides, or `undefined` for any other. */
export function slopesOf(f: ScalarFunction): Slopes | undefined {
  if (!hasFinitelyManyPieces(f) || f.breaks.some((b) => b !== 0)) return undefined;
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
