import { DomainError } from '@crease/tensor';
import { compareRationals, type Rational, rationalFromNumber } from '../number/rational.js';
import type { Exceptional } from './exceptional.js';
import { compareStepSize } from './stepSizes.js';

/** The step sizes that are asked about: one, an open interval, or all. */
export type StepSizeQuestion =
  | { readonly stepSize: number }
  | { readonly range: readonly [number, number] }
  | 'every step size';

/**
 * Throws unless the question is about positive step sizes.
 *
 * @throws DomainError if a step size is not a positive number, or a range is empty
 */
export function checkQuestion(question: StepSizeQuestion): void {
  if (question === 'every step size') return;
  if ('stepSize' in question) {
    const { stepSize } = question;
    if (!(stepSize > 0 && stepSize < Number.POSITIVE_INFINITY))
      throw new DomainError(`A step size must be a positive number, got ${stepSize}.`);
    return;
  }
  const [from, to] = question.range;
  if (!(from >= 0 && from < to && Number.isFinite(from)))
    throw new DomainError(`A range of step sizes needs 0 ≤ from < to, got ${from} to ${to}.`);
}

/** True if every step size that is asked about lies below `end` (`undefined`: no end). */
export function isBelow(question: StepSizeQuestion, end: Rational | undefined): boolean {
  if (end === undefined) return true;
  if (question === 'every step size') return false;
  const largest = 'stepSize' in question ? question.stepSize : question.range[1];
  if (largest === Number.POSITIVE_INFINITY) return false;
  const order = compareRationals(rationalFromNumber(largest), end)!;
  return 'stepSize' in question ? order < 0 : order <= 0;
}

/** The exceptional step sizes that lie, or may lie, among those that are asked about. */
export function exceptionsAmong(question: StepSizeQuestion, exceptional: readonly Exceptional[]): Exceptional[] {
  if (question === 'every step size') return [...exceptional];
  if ('stepSize' in question) {
    const asked = rationalFromNumber(question.stepSize);
    // An irrational step size is not a double, however close they are.
    return exceptional.filter(({ eta }) => eta.kind === 'rational' && compareStepSize(eta, asked) === 0);
  }
  const [from, to] = question.range;
  return exceptional.filter(({ eta }) => {
    const isAbove = compareStepSize(eta, rationalFromNumber(from));
    const isBelow = to === Number.POSITIVE_INFINITY ? -1 : compareStepSize(eta, rationalFromNumber(to));
    return (isAbove ?? 1) === 1 && (isBelow ?? -1) === -1;
  });
}
