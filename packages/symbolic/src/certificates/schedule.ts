import { DomainError } from '@crease/tensor';

/**
 * The step sizes of a training run: those of the steps 0, 1, 2, … in a list, or $\eta_t = s/(1 + r\,t)$ with the rate r,
 * or $\eta_t = s\,f^t$ with the factor f. Formulas are meant as doubles compute them, the power by repeated products.
 */
export type Schedule =
  | readonly number[]
  | { readonly start: number; readonly rate: number }
  | { readonly start: number; readonly factor: number };

/** A step whose step size is not proved to be non-singular. */
export interface ScheduledStep {
  /** The number of the step, from 0. */
  readonly step: number;
  readonly stepSize: number;
  /** `exceptional`: proved singular; `candidate`: it may be; `beyond`: outside of the range that is determined. */
  readonly status: 'exceptional' | 'candidate' | 'beyond';
}

/** Longer runs of step sizes are not looked through. */
export const mostSteps = 1_000_000;

/**
 * Throws unless all step sizes of a schedule are positive, and those of a formula do not grow.
 *
 * @throws DomainError
 */
export function checkSchedule(schedule: Schedule): void {
  if (isList(schedule)) {
    if (schedule.length === 0) throw new DomainError('A schedule needs at least one step size.');
    const bad = schedule.findIndex((eta) => !isPositive(eta));
    if (bad !== -1)
      throw new DomainError(
        `A step size must be a positive number, got ${schedule[bad]} at step ${bad} of the schedule.`,
      );
    return;
  }
  if (!isPositive(schedule.start))
    throw new DomainError(`A schedule must start with a positive step size, got ${schedule.start}.`);
  if ('rate' in schedule && !isPositive(schedule.rate))
    throw new DomainError(`The rate of a schedule s/(1 + r·t) must be positive, got ${schedule.rate}.`);
  if ('factor' in schedule && !(schedule.factor > 0 && schedule.factor < 1))
    throw new DomainError(`The factor of a schedule s·f^t must be between 0 and 1, got ${schedule.factor}.`);
}

/**
 * The steps of a schedule whose step size has a status other than "proved non-singular".
 *
 * @param statusOf of one step size; `undefined` if it is proved
 * @param least a number below which every step size is proved
 * @returns `undefined` if more than a million step sizes would have to be looked at
 */
export function openSteps(
  schedule: Schedule,
  statusOf: (stepSize: number) => ScheduledStep['status'] | undefined,
  least: number,
): ScheduledStep[] | undefined {
  const open: ScheduledStep[] = [];
  const isEndless = !isList(schedule);
  let step = 0;
  for (const stepSize of stepSizesOf(schedule)) {
    if (isEndless && stepSize < least) return open;
    if (step === mostSteps) return undefined;
    const status = stepSize < least ? undefined : statusOf(stepSize);
    if (status !== undefined) open.push({ step, stepSize, status });
    step++;
  }
  return open;
}

function* stepSizesOf(schedule: Schedule): Generator<number, void> {
  if (isList(schedule)) yield* schedule;
  else if ('rate' in schedule) for (let t = 0; ; t++) yield schedule.start / (1 + schedule.rate * t);
  else for (let eta = schedule.start; ; eta *= schedule.factor) yield eta;
}

function isList(schedule: Schedule): schedule is readonly number[] {
  return Array.isArray(schedule);
}

function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}
