import { type AtomName, atoms } from '@crease/tensor';

/**
 * The value of an elementary function at a point where it is rational, as [numerator, denominator], or `undefined`.
 *
 * Points: 0 (the fact `atZero` of the atom) and log 1 = 0. By the theorem of Lindemann and Weierstrass exp, expm1,
 * log, log1p, tanh, sigmoid and softplus have no other rational points, so a reading that gives up elsewhere gives up
 * rightly.
 */
export function rationalAtomValue(name: AtomName, at: number): readonly [number, number] | undefined {
  if (at === 0) return atoms[name].atZero;
  return name === 'log' && at === 1 ? [0, 1] : undefined;
}
