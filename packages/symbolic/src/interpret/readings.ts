import type { Program } from '@crease/tensor';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { primeField } from '../number/residue.js';
import { type Interpretation, interpret } from './interpret.js';

/**
 * The exact values of a program at rational points. Grade: exact.
 *
 * Every double in the program (data, slopes, breaks) stands for the rational number that it is. Elementary functions
 * with irrational values give the status `undecided`.
 *
 * @throws ShapeError if an input has the wrong length
 */
export function evaluateExactly(program: Program, inputs: readonly (readonly Rational[])[]): Interpretation<Rational> {
  return interpret(program, inputs, rationals);
}

/**
 * The values of a program modulo a prime p, for inputs that are residues mod p.
 *
 * Residues are not ordered: kinked functions need fixed pieces (`restrict`). A result that is not 0 proves that the
 * rational number is not 0; nothing else follows from one prime.
 *
 * @throws ShapeError if an input has the wrong length; DomainError if `prime` is not a prime below 2^31
 */
export function evaluateModulo(
  program: Program,
  inputs: readonly (readonly number[])[],
  prime: number,
): Interpretation<number> {
  return interpret(program, inputs, primeField(prime));
}
