import type { Rational } from '../number/rational.js';
import { differentiate, type IntegerPolynomial, positiveRemainder, signAt } from './integerPolynomial.js';

/**
 * The Sturm sequence of a polynomial that is not 0: p, p′, and the negatives of the remainders of the Euclidean
 * algorithm, each up to a positive factor.
 */
export function sturmSequence(p: IntegerPolynomial): readonly IntegerPolynomial[] {
  const sequence = [p];
  let next = differentiate(p);
  while (next.length > 0) {
    sequence.push(next);
    next = positiveRemainder(sequence.at(-2)!, next).map((coefficient) => -coefficient);
  }
  return sequence;
}

/** A rational point or an end of the real line. */
export type Place = Rational | 'minusInfinity' | 'plusInfinity';

/**
 * The number of distinct real roots in the half-open interval (from, to], from < to. Grade: exact.
 *
 * Sturm's theorem: the loss of sign changes along the sequence. Multiple roots count once; `from` must not be a
 * multiple root.
 */
export function countRoots(sequence: readonly IntegerPolynomial[], from: Place, to: Place): number {
  return signChanges(sequence, from) - signChanges(sequence, to);
}

/** The number of changes of sign in the values of a Sturm sequence at a place, zeros left out. */
export function signChanges(sequence: readonly IntegerPolynomial[], at: Place): number {
  let changes = 0;
  let last = 0;
  for (const p of sequence) {
    const sign = signAtPlace(p, at);
    if (sign === 0) continue;
    if (last !== 0 && sign !== last) changes++;
    last = sign;
  }
  return changes;
}

function signAtPlace(p: IntegerPolynomial, at: Place): number {
  const lead = p.at(-1)! > 0n ? 1 : -1;
  if (at === 'plusInfinity') return lead;
  if (at === 'minusInfinity') return p.length % 2 === 1 ? lead : -lead;
  return signAt(p, at.numerator, at.denominator);
}
