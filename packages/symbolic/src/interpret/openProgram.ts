import {
  type Equation,
  expressionsOf,
  kinkedEquations,
  type PrimitiveName,
  type Program,
  polynomialDegree,
  type ScalarFunction,
  shapeOf,
  sizeOf,
} from '@crease/tensor';
import { type MultivariatePolynomial, variable } from '../algebra/polynomialRing.js';
import { shortPolynomials } from '../algebra/shortPolynomials.js';
import { cutAt } from './cutAt.js';
import { interpret } from './interpret.js';

/** A value of a program that is not a polynomial of what comes before it: its elements are variables of formulas. */
export interface OpenNode {
  /** Position of the equation in the program. */
  readonly equation: number;
  /** The scalar function that is applied to each element; missing for a maximum, a log-sum-exp and the like. */
  readonly function?: ScalarFunction;
  /** The numbers of the variables that stand for its elements; those below the number of parameters are θ. */
  readonly variables: readonly number[];
  /** Its argument, element by element, as polynomials in θ and the variables of earlier nodes. */
  readonly argument: readonly MultivariatePolynomial[];
}

/** A program written as polynomials between nodes that are not. Grade: exact. */
export interface OpenProgram {
  readonly parameters: number;
  /** In the order of the program. */
  readonly nodes: readonly OpenNode[];
  /** The elements of all outputs, as polynomials in θ and the variables of the nodes. */
  readonly outputs: readonly MultivariatePolynomial[];
}

/** Primitives, besides `map`, that are not polynomials. */
const isNotPolynomial: ReadonlySet<PrimitiveName> = new Set(['logSumExp', 'inverseRms', 'reduceMax', 'maxMask']);

/** Polynomials of more terms are not made: products of attention heads have millions. */
const mostTerms = 20_000;

/**
 * A program of one input θ as polynomials between its kinked, transcendental and other nodes; `undefined` if there would be
 * more than `limit` elements times parameters, or a polynomial might have more than 20 000 terms.
 */
export function openProgram(program: Program, limit: number): OpenProgram | undefined {
  if (program.inputs.length !== 1) return undefined;
  const parameters = sizeOf(program.inputs[0]!.shape);
  const kinked = new Set(kinkedEquations(program).map(({ equation }) => equation));
  const closed = [...program.equations.entries()].filter(([k, e]) => !isPolynomialNode(e, kinked.has(k)));
  const ids = closed.map(([k]) => 1 + k);
  const count = ids.reduce((total, id) => total + sizeOf(shapeOf(program, id)), 0);
  if (count * parameters > limit) return undefined;
  const opened = cutAt(program, ids, [...closed.map(([, e]) => e.inputs[0]!), ...program.outputs]);
  let next = 0;
  const variables = opened.inputs.map(({ shape }) => Array.from({ length: sizeOf(shape) }, () => next++));
  const reading = interpret(
    opened,
    variables.map((list) => list.map(variable)),
    shortPolynomials(mostTerms),
  );
  if (reading.status === 'undecided') return undefined;
  return {
    parameters,
    nodes: closed.map(([equation, e], n) => ({
      equation,
      ...(e.primitive === 'map' ? { function: e.parameters.function } : {}),
      variables: variables[n + 1]!,
      argument: reading.outputs[n]!,
    })),
    outputs: reading.outputs.slice(closed.length).flat(),
  };
}

function isPolynomialNode(e: Equation, isKinked: boolean): boolean {
  if (e.primitive !== 'map') return !isNotPolynomial.has(e.primitive);
  return !isKinked && expressionsOf(e.parameters.function).every((piece) => polynomialDegree(piece) !== undefined);
}
