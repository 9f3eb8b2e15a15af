import { type Program, prune, sizeOf } from '@crease/tensor';
import { type MultivariatePolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { interpret } from '../interpret/interpret.js';
import { invalid } from './rejection.js';

/**
 * The outputs of a program as polynomials in all its inputs, numbered one after the other.
 *
 * Ends the check as invalid if the program is not a polynomial of its inputs (a kinked function without fixed pieces).
 */
export function readPolynomials(program: Program, what: string): readonly (readonly MultivariatePolynomial[])[] {
  let next = 0;
  const inputs = program.inputs.map(({ shape }) => Array.from({ length: sizeOf(shape) }, () => variable(next++)));
  const reading = interpret(prune(program), inputs, polynomialRing);
  return reading.status === 'computed' ? reading.outputs : invalid(`${what} is not a polynomial: ${reading.reason}`);
}
