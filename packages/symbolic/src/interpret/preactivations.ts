import type { Program, ScalarFunction } from '@crease/tensor';
import type { MultivariatePolynomial } from '../algebra/polynomialRing.js';
import { openProgram } from './openProgram.js';

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
 * polynomial in θ and the variables before it (see `openProgram`); `undefined` if the formulas would be larger than
 * `limit` elements. Grade: exact.
 *
 * @param program a program with one input θ
 */
export function preactivations(program: Program, limit: number): readonly ActivationVariable[] | undefined {
  return openProgram({ ...program, outputs: [] }, limit)?.nodes.flatMap(
    ({ equation, function: f, variables, argument }) =>
      f === undefined
        ? []
        : argument.map((preactivation, element) => ({
            variable: variables[element]!,
            equation,
            element,
            function: f,
            preactivation,
          })),
  );
}
