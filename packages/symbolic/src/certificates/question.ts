import { DomainError } from '@crease/tensor';
import { decimalRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { rationals } from '../number/rationals.js';
import type { Conclusion } from './conclusion.js';
import { describeExceptional, type Exceptional, type ExceptionalStepSize } from './exceptional.js';
import { checkSchedule, openSteps, type Schedule, type ScheduledStep } from './schedule.js';
import { compareStepSize } from './stepSizes.js';

/**
 * The step sizes that are asked about: one, an open interval, those of a schedule, or all.
 *
 * A step size stands for every real number that rounds to this double: 0.1 is 1/10 as much as the double next to it. An
 * end of an interval stands for the double and for its shortest decimal. A proof covers all of them.
 */
export type StepSizeQuestion =
  | { readonly stepSize: number }
  | { readonly range: readonly [number, number] }
  | { readonly schedule: Schedule }
  | 'every step size';

/** A question whose step sizes are a set of numbers. */
type SetQuestion = Exclude<StepSizeQuestion, { readonly schedule: Schedule }>;

/** What a conclusion says about the step sizes that are asked about. */
export type AskedVerdict = {
  /** For a schedule: its steps that are not proved to be non-singular; absent if there are more than can be looked at. */
  readonly schedule?: readonly ScheduledStep[];
} & (
  | { readonly verdict: 'proved' | 'unknown' }
  | { readonly verdict: 'refuted'; readonly witness: ExceptionalStepSize }
);

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
  if ('schedule' in question) {
    checkSchedule(question.schedule);
    return;
  }
  const [from, to] = question.range;
  if (!(from >= 0 && from < to && Number.isFinite(from)))
    throw new DomainError(`A range of step sizes needs 0 ≤ from < to, got ${from} to ${to}.`);
}

/** True for a question about the steps of a schedule. */
export function hasSchedule(question: StepSizeQuestion): question is { readonly schedule: Schedule } {
  return typeof question === 'object' && 'schedule' in question;
}

/** What a conclusion says about the step sizes that are asked about; without a question, whether the list is complete. */
export function verdictOn(conclusion: Conclusion, question: StepSizeQuestion | undefined): AskedVerdict {
  if (question !== undefined && hasSchedule(question)) return verdictOnSchedule(conclusion, question.schedule);
  const { exceptional, provedFrom, provedUpTo } = conclusion;
  if (exceptional === undefined) {
    const isCovered = question !== undefined && isBelow(question, provedUpTo) && isAbove(question, provedFrom);
    return { verdict: isCovered ? 'proved' : 'unknown' };
  }
  const hits = question === undefined ? [] : exceptionsAmong(question, exceptional);
  const singular = hits.find((hit) => hit.isCertain && hit.exceptional.status === 'proved');
  if (singular !== undefined) return { verdict: 'refuted', witness: describeExceptional(singular.exceptional) };
  return { verdict: hits.length === 0 ? 'proved' : 'unknown' };
}

function verdictOnSchedule(conclusion: Conclusion, schedule: Schedule): AskedVerdict {
  const { provedFrom, provedUpTo } = conclusion;
  if (provedUpTo === undefined) return { verdict: 'proved', schedule: [] };
  const verdictAt = (stepSize: number): AskedVerdict => verdictOn(conclusion, { stepSize });
  const otherwise = conclusion.exceptional === undefined ? 'beyond' : 'candidate';
  const open = openSteps(
    schedule,
    (stepSize) => {
      const { verdict } = verdictAt(stepSize);
      if (verdict === 'proved') return undefined;
      return verdict === 'refuted' ? 'exceptional' : otherwise;
    },
    rationals.isZero(provedFrom) ? roundRational(provedUpTo, 'down') : 0,
  );
  if (open === undefined) return { verdict: 'unknown' };
  const singular = open.find(({ status }) => status === 'exceptional');
  if (singular !== undefined) return { ...verdictAt(singular.stepSize), schedule: open };
  return { verdict: open.length === 0 ? 'proved' : 'unknown', schedule: open };
}

/** True if every step size that is asked about lies below `end` (`undefined`: no end). */
export function isBelow(question: SetQuestion, end: Rational | undefined): boolean {
  if (end === undefined) return true;
  if (question === 'every step size') return false;
  // Numbers that round to the step size lie below the end if the end rounds to a larger double.
  if ('stepSize' in question) return roundRational(end, 'nearest') > question.stepSize;
  const [, to] = question.range;
  return to !== Number.POSITIVE_INFINITY && compareRationals(meaningOf(to).upper, end)! <= 0;
}

/** True if every step size that is asked about lies above `start`. */
export function isAbove(question: SetQuestion, start: Rational): boolean {
  if (question === 'every step size') return rationals.isZero(start);
  if ('stepSize' in question) return roundRational(start, 'nearest') < question.stepSize;
  return compareRationals(meaningOf(question.range[0]).lower, start)! >= 0;
}

/**
 * A closed interval of doubles with all step sizes that are asked about strictly inside, or at its ends for an open
 * interval; `undefined` if it would not be bounded away from 0 and ∞.
 */
export function spanOf(question: SetQuestion): readonly [from: number, to: number] | undefined {
  if (question === 'every step size') return undefined;
  if ('stepSize' in question) {
    const eta = rationalFromNumber(question.stepSize);
    const next = (numerator: bigint, rounding: 'down' | 'up'): number =>
      roundRational(rationals.mul(eta, rational(numerator, 1n << 60n)), rounding);
    return [next((1n << 60n) - 1n, 'down'), next((1n << 60n) + 1n, 'up')];
  }
  const [from, to] = question.range;
  if (from === 0 || to === Number.POSITIVE_INFINITY) return undefined;
  return [roundRational(meaningOf(from).lower, 'down'), roundRational(meaningOf(to).upper, 'up')];
}

/** An exceptional step size that lies among those asked about; or that may, where `isCertain` is false. */
export interface Hit {
  readonly exceptional: Exceptional;
  readonly isCertain: boolean;
}

/** The exceptional step sizes that lie, or may lie, among those that are asked about. */
function exceptionsAmong(question: SetQuestion, exceptional: readonly Exceptional[]): Hit[] {
  return exceptional.flatMap((own) => {
    const isCertain = place(question, own);
    return isCertain === undefined ? [] : [{ exceptional: own, isCertain }];
  });
}

/** Whether an exceptional step size lies certainly, or possibly, among those asked about; `undefined`: it does not. */
function place(question: SetQuestion, { eta }: Exceptional): boolean | undefined {
  if (question === 'every step size') return true;
  if ('stepSize' in question) {
    const ends = eta.kind === 'rational' ? [eta.value] : [eta.lower, eta.upper];
    const isThere = ends.map((end) => roundRational(end, 'nearest') === question.stepSize);
    return isThere.includes(true) ? !isThere.includes(false) : undefined;
  }
  const order = (bound: Rational): -1 | 0 | 1 | undefined => compareStepSize(eta, bound);
  const [from, to] = question.range.map((end) => (end === Number.POSITIVE_INFINITY ? undefined : meaningOf(end)));
  // The ends do not belong to the range.
  if ((order(from!.lower) ?? 1) <= 0 || (to !== undefined && (order(to.upper) ?? -1) >= 0)) return undefined;
  return order(from!.upper) === 1 && (to === undefined || order(to.lower) === -1);
}

/** The interval from the double to its shortest decimal. */
function meaningOf(value: number): { readonly lower: Rational; readonly upper: Rational } {
  const [double, decimal] = [rationalFromNumber(value), decimalRational(value)];
  return compareRationals(double, decimal) === 1
    ? { lower: decimal, upper: double }
    : { lower: double, upper: decimal };
}
