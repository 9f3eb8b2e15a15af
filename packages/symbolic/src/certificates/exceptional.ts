import { compareRationals, type Rational } from '../number/rational.js';
import { type ExactStepSize, lowerBoundOf, stepSizeText, stepSizeValue } from './stepSizes.js';

/** A positive step size at which the gradient descent map is singular, or is not proved to be non-singular. */
export interface Exceptional {
  readonly eta: ExactStepSize;
  /** `candidate`: not proved either way. */
  readonly status: 'proved' | 'candidate';
  /** Where in parameter space, in words. */
  readonly where: string;
}

/** The same as plain data, as reports and certificates show it. */
export interface ExceptionalStepSize {
  /** `1/2`, or `root of 56*x^2 - 144*x + 9 near 0.0640977588223521…`. */
  readonly eta: string;
  /** The double next to it. */
  readonly value: number;
  readonly status: 'proved' | 'candidate';
  readonly where: string;
}

/** An exceptional step size as plain data. */
export function describeExceptional({ eta, status, where }: Exceptional): ExceptionalStepSize {
  return { eta: stepSizeText(eta), value: stepSizeValue(eta), status, where };
}

/** Exceptional step sizes ascending, equal ones joined; a proved one outdoes a candidate. */
export function joinExceptional(list: readonly Exceptional[]): readonly Exceptional[] {
  const joined = new Map<string, Exceptional>();
  for (const item of list) {
    const key = stepSizeText(item.eta);
    const earlier = joined.get(key);
    if (earlier === undefined || (earlier.status === 'candidate' && item.status === 'proved')) joined.set(key, item);
  }
  return [...joined.values()].sort((a, b) => compareRationals(lowerBoundOf(a.eta), lowerBoundOf(b.eta))!);
}

/** A rational that is not above the smallest of ascending exceptional step sizes; `undefined` if there are none. */
export function lowestOf(exceptional: readonly Exceptional[]): Rational | undefined {
  const [first] = exceptional;
  return first && lowerBoundOf(first.eta);
}
