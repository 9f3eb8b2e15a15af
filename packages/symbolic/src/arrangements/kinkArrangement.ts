import { finitePieces, hasBreaks, type Program, sizeOf, UnsupportedError } from '@crease/tensor';
import { coefficientOf, type MultivariatePolynomial, totalDegree } from '../algebra/polynomialRing.js';
import { preactivations } from '../interpret/preactivations.js';
import { rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { AffineArgument, Arrangement } from './arrangement.js';

/** Where in a program the arguments of an arrangement are. */
export interface KinkArrangement extends Arrangement {
  /** For each argument the map equation and the element of its value. */
  readonly places: readonly { readonly equation: number; readonly element: number }[];
  /** How many kinked elements have other arguments (deeper layers): these cut the cells further. */
  readonly deeper: number;
}

/** Formulas with more coefficients than this are not written down. */
const limit = 4_000_000;

/**
 * The arrangement that the kinks of the first hidden layer make in the space of a program's input. Grade: exact.
 *
 * For a loss program the space is that of the weights: unit j switches on sample i where $\langle w_j, x_i\rangle + b_j$
 * is at a break. For a program of one sample it is the input space. All kinked elements whose arguments are affine in
 * the input are taken, whatever layers they come from; with `deeper = 0` the cells are the regions of the program.
 *
 * @throws UnsupportedError if the program has more than one input or is too large, or a function has infinitely many pieces
 */
export function kinkArrangement(program: Program): KinkArrangement {
  const variables = preactivations(program, limit);
  if (variables === undefined)
    throw new UnsupportedError(
      `kinkArrangement: needs a program with one input and at most ${limit} coefficients before its kinks, got ${program.inputs.length} inputs and ${program.equations.length} equations.`,
    );
  const dimension = sizeOf(program.inputs[0]!.shape);
  const kinked = variables.filter((v) => hasBreaks(v.function));
  const affine = kinked.filter(({ preactivation }) => isAffine(preactivation, dimension));
  return {
    dimension,
    arguments: affine.map(({ preactivation, function: f }) => ({
      normal: Array.from({ length: dimension }, (_, k) => coefficientOf(preactivation, [k])),
      offset: coefficientOf(preactivation, []),
      breaks: finitePieces(f, 'kinkArrangement').breaks.map(rationalFromNumber),
    })),
    places: affine.map(({ equation, element }) => ({ equation, element })),
    deeper: kinked.length - affine.length,
  };
}

function isAffine(p: MultivariatePolynomial, dimension: number): boolean {
  return totalDegree(p) <= 1 && [...p.values()].every(({ monomial }) => monomial.every((k) => k < dimension));
}

/** A part of an arrangement on coordinates of its own. */
export interface IndependentPart {
  readonly arrangement: Arrangement;
  /** The coordinates of the whole space that it is about. */
  readonly coordinates: readonly number[];
  /** The positions of its arguments in the whole arrangement. */
  readonly members: readonly number[];
}

/**
 * An arrangement as parts on disjoint sets of coordinates: a cell of the whole is one cell of each part, and any choice
 * is possible. The units of a hidden layer are such parts of the space of weights.
 *
 * Coordinates on which no argument depends, and constant arguments, are in no part.
 */
export function independentParts({ dimension, arguments: list }: Arrangement): readonly IndependentPart[] {
  const leader = Array.from({ length: dimension }, (_, k) => k);
  const supports = list.map(({ normal }) => [...normal.keys()].filter((k) => !rationals.isZero(normal[k]!)));
  for (const support of supports)
    for (const k of support) {
      const [from, to] = [leader[k]!, leader[support[0]!]!];
      if (from !== to) for (const [c, l] of leader.entries()) if (l === from) leader[c] = to;
    }
  const parts = new Map<number, number[]>();
  for (const [i, support] of supports.entries()) {
    if (support.length === 0) continue;
    const own = leader[support[0]!]!;
    parts.set(own, [...(parts.get(own) ?? []), i]);
  }
  return [...parts].map(([own, members]) => {
    const coordinates = [...leader.keys()].filter((c) => leader[c] === own);
    const reduced = ({ normal, offset, breaks }: AffineArgument): AffineArgument => ({
      normal: coordinates.map((c) => normal[c]!),
      offset,
      breaks,
    });
    const ownArguments = members.map((i) => reduced(list[i]!));
    return { arrangement: { dimension: coordinates.length, arguments: ownArguments }, coordinates, members };
  });
}
