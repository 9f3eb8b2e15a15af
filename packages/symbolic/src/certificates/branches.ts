import {
  contactOrders,
  finitePieces,
  hasBreaks,
  hasFinitelyManyPieces,
  type Program,
  prune,
  sizeOf,
} from '@crease/tensor';
import {
  constantPolynomial,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  variable,
} from '../algebra/polynomialRing.js';
import type { SomePieces } from '../interpret/fixPieces.js';
import { interpret } from '../interpret/interpret.js';
import { rationalFromNumber } from '../number/rational.js';

/** A proof that $I - \eta H$ is regular for all step sizes of an interval and all patterns of pieces of a part. */
export type BranchTree =
  /** At this point all matrices are. */
  | { readonly kind: 'regular'; readonly point: readonly number[] }
  /** No open set has these pieces: a combination of the conditions on affine arguments that is 0. */
  | { readonly kind: 'empty'; readonly multipliers: readonly string[] }
  /** One part for each piece of an evaluation of a piecewise function. */
  | {
      readonly kind: 'pieces';
      readonly equation: number;
      readonly element: number;
      readonly parts: readonly BranchTree[];
    }
  /** The step sizes up to `at`, and from there on. */
  | { readonly kind: 'step sizes'; readonly at: number; readonly parts: readonly [BranchTree, BranchTree] };

/** An evaluation of a piecewise function whose pieces may be told apart. */
export interface SplitElement {
  readonly equation: number;
  readonly element: number;
  readonly numPieces: number;
}

/**
 * The evaluations that may be split: of functions that are continuous, since the value at a jump belongs to no piece, and
 * have finitely many pieces.
 */
export function splitElements(program: Program): SplitElement[] {
  return program.equations.flatMap((e, equation) => {
    if (e.primitive !== 'map' || e.parameters.germs !== undefined) return [];
    const f = e.parameters.function;
    if (!hasFinitelyManyPieces(f) || !hasBreaks(f)) return [];
    const isContinuous = contactOrders(f).every((contact) => contact === 'removable' || (contact as number) >= 0);
    if (!isContinuous) return [];
    return Array.from({ length: sizeOf(e.shape) }, (_, element) => ({ equation, element, numPieces: f.pieces.length }));
  });
}

/** The same pieces and one more. */
export function withPiece(pieces: SomePieces, { equation, element }: SplitElement, piece: number): SomePieces {
  const own = new Map(pieces.get(equation) ?? []).set(element, piece);
  return new Map([...pieces, [equation, own] as const]);
}

/** Gives the argument of an evaluation of a piecewise function, if it is an affine function of θ and not constant. */
export type AffineArguments = (equation: number, element: number) => MultivariatePolynomial | undefined;

/** The affine arguments of a program of θ, each read from the program when it is asked for first. */
export function affineArguments(program: Program): AffineArguments {
  const known = new Map<number, readonly MultivariatePolynomial[]>();
  const read = (equation: number): readonly MultivariatePolynomial[] => {
    const theta = Array.from({ length: sizeOf(program.inputs[0]!.shape) }, (_, k) => variable(k));
    const equations = program.equations.slice(0, equation);
    const before = prune({ ...program, equations, outputs: [program.equations[equation]!.inputs[0]!] });
    const reading = interpret(before, [theta], polynomialRing);
    // Behind another piecewise function it is no polynomial.
    return reading.status === 'computed' ? reading.outputs[0]! : [];
  };
  return (equation, element) => {
    const list = known.get(equation) ?? read(equation);
    known.set(equation, list);
    const argument = list[element];
    return argument !== undefined && totalDegree(argument) === 1 ? argument : undefined;
  };
}

/**
 * What must be positive for the evaluations of a part to lie inside their pieces, as far as their arguments are affine
 * functions of θ alone: by equation and element, the lower end first; and at last the constant 1.
 *
 * Where an argument is not constant, an open set on which the loss coincides with a pattern satisfies them strictly.
 */
export function affineConditions(
  program: Program,
  pieces: SomePieces,
  argumentAt: AffineArguments,
): readonly MultivariatePolynomial[] {
  const { sub, one } = polynomialRing;
  const conditions: MultivariatePolynomial[] = [];
  for (const [equation, own] of [...pieces].sort(([a], [b]) => a - b)) {
    const e = program.equations[equation]!;
    const breaks = e.primitive === 'map' ? finitePieces(e.parameters.function, 'affineConditions').breaks : [];
    for (const [element, piece] of [...own].sort(([a], [b]) => a - b)) {
      const argument = argumentAt(equation, element);
      if (argument === undefined) continue;
      const end = (k: number): MultivariatePolynomial => constantPolynomial(rationalFromNumber(breaks[k]!));
      if (piece > 0) conditions.push(sub(argument, end(piece - 1)));
      if (piece < breaks.length) conditions.push(sub(end(piece), argument));
    }
  }
  return [...conditions, one];
}
