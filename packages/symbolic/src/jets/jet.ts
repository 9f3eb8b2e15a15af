import type { Arithmetic } from '../number/arithmetic.js';

/**
 * A value with its gradient and Hessian in the variables that it depends on: the second-order Taylor polynomial at a
 * point.
 */
export interface Jet<T> {
  readonly value: T;
  /** The variables, by number, ascending; derivatives by all others are 0. */
  readonly support: readonly number[];
  /** One entry for each variable of the support. */
  readonly gradient: readonly T[];
  /** The lower triangle by rows, in the order of the support; `undefined` for an affine function. */
  readonly hessian: readonly T[] | undefined;
}

/** The jet of a constant. */
export function constantJet<T>(value: T): Jet<T> {
  return { value, support: [], gradient: [], hessian: undefined };
}

/** The jet of the variable with this number where it has this value. */
export function variableJet<T>(value: T, index: number, arithmetic: Arithmetic<T>): Jet<T> {
  return { value, support: [index], gradient: [arithmetic.one], hessian: undefined };
}

/** The place of entry (i, j) in a lower triangle stored by rows. */
export function triangular(i: number, j: number): number {
  return i < j ? (j * (j + 1)) / 2 + i : (i * (i + 1)) / 2 + j;
}

/** The same jet written on a larger support. */
export function spread<T>(jet: Jet<T>, support: readonly number[], zero: T): Jet<T> {
  if (jet.support.length === support.length) return jet;
  const place = support.map((k) => jet.support.indexOf(k));
  const gradient = place.map((k) => (k === -1 ? zero : jet.gradient[k]!));
  const { hessian } = jet;
  if (hessian === undefined) return { value: jet.value, support, gradient, hessian };
  const entries: T[] = [];
  for (const [row, i] of place.entries())
    for (let column = 0; column <= row; column++) {
      const j = place[column]!;
      entries.push(i === -1 || j === -1 ? zero : hessian[triangular(i, j)]!);
    }
  return { value: jet.value, support, gradient, hessian: entries };
}

/** The sorted union of two supports. */
export function unionOf(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || b.every((k) => a.includes(k))) return a;
  return a.every((k) => b.includes(k)) ? b : [...new Set([...a, ...b])].sort((i, j) => i - j);
}
