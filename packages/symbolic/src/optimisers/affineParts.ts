import { keyOf, type MultivariatePolynomial, type Term } from '../algebra/polynomialRing.js';
import { hasFinitelyManyValues } from './knownFunctions.js';
import type { OpaqueReading } from './opaqueReading.js';

/** A and B with p = A·x + B, both free of the variable x; `undefined` if there are none. */
export function affineParts(
  values: OpaqueReading,
  p: MultivariatePolynomial,
  name: string,
): readonly [slope: MultivariatePolynomial, rest: MultivariatePolynomial] | undefined {
  const index = values.indexOf(name);
  const slope: Term[] = [];
  const rest: Term[] = [];
  for (const { monomial, coefficient } of p.values()) {
    const place = monomial.indexOf(index);
    if (place === -1) rest.push({ monomial, coefficient });
    else slope.push({ monomial: monomial.toSpliced(place, 1), coefficient });
  }
  const [a, b] = [sumOf(slope), sumOf(rest)];
  return values.dependsOn(a, name) || values.dependsOn(b, name) ? undefined : [a, b];
}

/** True for a sum of products of η and functions with finitely many values. */
export function hasFinitelyManyMoves(values: OpaqueReading, p: MultivariatePolynomial): boolean {
  return [...p.values()].every(({ monomial }) =>
    monomial.every((k) => {
      const opaque = values.opaqueAt(k);
      return k === values.indexOf('eta') || (opaque !== undefined && hasFinitelyManyValues(opaque.function));
    }),
  );
}

function sumOf(terms: readonly Term[]): MultivariatePolynomial {
  return new Map(terms.map((term) => [keyOf(term.monomial), term]));
}
