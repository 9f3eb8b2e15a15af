import { type AtomName, atoms } from '@crease/tensor';

/**
 * The value of an elementary function at a point where it is rational, as [numerator, denominator], or `undefined`.
 *
 * Points: 0 (the fact `atZero` of the atom), log 1 = 0, and the roots of square integers. By the theorem of Lindemann
 * and Weierstrass exp, expm1, log, log1p, tanh, sigmoid, softplus, atan, sin and cos have no other rational points, so a
 * reading that gives up elsewhere gives up rightly; roots of square fractions are not looked for.
 */
export function rationalAtomValue(name: AtomName, at: number): readonly [number, number] | undefined {
  if (at === 0) return atoms[name].atZero;
  if (name === 'sqrt') return rationalRoot(at);
  return name === 'log' && at === 1 ? [0, 1] : undefined;
}

function rationalRoot(at: number): readonly [number, number] | undefined {
  const root = Math.sqrt(at);
  return Number.isInteger(root) && root < 2 ** 26 && root * root === at ? [root, 1] : undefined;
}
