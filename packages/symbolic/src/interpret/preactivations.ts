import {
  kinkedEquations,
  type PrimitiveName,
  type Program,
  polynomialDegree,
  type ScalarFunction,
  shapeOf,
  sizeOf,
} from '@crease/tensor';
import { cutAt } from './cutAt.js';
import { interpret } from './interpret.js';
import { type MultivariatePolynomial, polynomialRing, variable } from './polynomialRing.js';

/** The value of one scalar function as a variable of a formula. */
export interface ActivationVariable {
  /** Its number in the formulas; those below the number of parameters are θ. */
  readonly variable: number;
  /** Position of the map equation in the program, and of the element in its value. */
  readonly equation: number;
  readonly element: number;
  readonly function: ScalarFunction;
  /** The argument as a polynomial in θ and earlier variables. */
  readonly preactivation: MultivariatePolynomial;
}

/**
 * Every value of a kinked or transcendental scalar function of a program as a variable, with its pre-activation as a
 * polynomial in θ and the variables before it; `undefined` if the formulas would be larger than `limit` elements.
 *
 * Exact: programs are made of polynomial primitives and scalar functions, except for a few primitives before which the
 * formulas stop.
 *
 * @param program a program with one input θ
 */
export function preactivations(program: Program, limit: number): readonly ActivationVariable[] | undefined {
  if (program.inputs.length !== 1) return undefined;
  const maps = cutMaps(program);
  const parameters = sizeOf(program.inputs[0]!.shape);
  const count = maps.reduce((total, { id }) => total + sizeOf(shapeOf(program, id)), 0);
  if (count * parameters > limit) return undefined;
  const opened = cutAt(
    program,
    maps.map(({ id }) => id),
    maps.map(({ argument }) => argument),
  );
  let next = 0;
  const variables = opened.inputs.map(({ shape }) => Array.from({ length: sizeOf(shape) }, () => next++));
  const inputs = variables.map((list) => list.map(variable));
  const reading = interpret(opened, inputs, polynomialRing);
  if (reading.status === 'undecided') return undefined;
  return maps.flatMap((map, k) =>
    reading.outputs[k]!.map((preactivation, element) => ({
      variable: variables[k + 1]![element]!,
      equation: map.id - program.inputs.length,
      element,
      function: map.function,
      preactivation,
    })),
  );
}

interface CutMap {
  readonly id: number;
  readonly argument: number;
  readonly function: ScalarFunction;
}

/** Primitives, besides `map`, that are not polynomials. */
const isNotPolynomial: ReadonlySet<PrimitiveName> = new Set(['logSumExp', 'inverseRms', 'reduceMax', 'maxMask']);

/** The maps that are not polynomials of one piece, as far as no other primitive that is not one comes before. */
function cutMaps(program: Program): CutMap[] {
  const kinked = new Set(kinkedEquations(program).map(({ equation }) => equation));
  const found: CutMap[] = [];
  for (const [k, e] of program.equations.entries()) {
    if (isNotPolynomial.has(e.primitive)) break;
    if (e.primitive !== 'map') continue;
    const f = e.parameters.function;
    if (!kinked.has(k) && f.pieces.every((piece) => polynomialDegree(piece) !== undefined)) continue;
    found.push({ id: program.inputs.length + k, argument: e.inputs[0]!, function: f });
  }
  return found;
}
