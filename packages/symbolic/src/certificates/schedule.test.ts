import { describe, expect, it, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { parseRational } from '../encoding/rationalText.js';
import { rationals } from '../number/rationals.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { between, completeList, upTo } from './conclusion.js';
import { verdictOn } from './question.js';
import { checkSchedule, mostSteps, openSteps, type Schedule } from './schedule.js';

/** Two ReLU units with biases, mse: exceptional is 1/2 alone. */
const net = hiddenLayerProblem({ x: [-1, 0.5, 2], y: [0.3, -0.2, 1] });
const asked = (schedule: Schedule) => certifyNonSingular(net, { schedule });

describe('questions about schedules', () => {
  test.each<[string, Schedule, number[]]>([
    ['a list', [1, 0.5, 0.25, 0.5], [1, 3]],
    ['s/(1 + rt)', { start: 1, rate: 0.5 }, [2]],
    ['s f^t', { start: 2, factor: 0.5 }, [2]],
  ])('%s: the steps whose step size is exceptional', (_, schedule, steps) => {
    const found = asked(schedule);
    expect(found.verdict).toBe('refuted');
    expect(found.schedule).toEqual(steps.map((step) => ({ step, stepSize: 0.5, status: 'exceptional' })));
  });

  test.each<[string, Schedule]>([
    ['a list', [1, 0.49, 0.51]],
    ['s/(1 + rt)', { start: 1, rate: 0.3 }],
    ['s f^t', { start: 2, factor: 0.9 }],
    ['small step sizes', { start: 1e-3, rate: 1e-9 }],
  ])('%s that avoids the exceptional step size', (_, schedule) => {
    expect(asked(schedule)).toMatchObject({ verdict: 'proved', schedule: [] });
  });

  it('is not decided where only a range is proved: the steps beyond it are named', () => {
    const half = upTo(parseRational('1/2'));
    const first = { step: 0, stepSize: 0.9, status: 'beyond' };
    expect(verdictOn(half, { schedule: { start: 0.9, factor: 0.5 } })).toEqual({
      verdict: 'unknown',
      schedule: [first],
    });
    expect(verdictOn(half, { schedule: [0.25, 0.375] })).toEqual({ verdict: 'proved', schedule: [] });
    // 1/2 itself is the end of an open interval.
    expect(verdictOn(half, { schedule: [0.5] }).verdict).toBe('unknown');
  });

  it('is not decided below a range that does not begin at 0', () => {
    const later = between(0.25, 0.5);
    expect(verdictOn(later, { schedule: [0.375, 0.125] })).toEqual({
      verdict: 'unknown',
      schedule: [{ step: 1, stepSize: 0.125, status: 'beyond' }],
    });
    expect(verdictOn(later, { schedule: { start: 0.375, factor: 0.5 } })).toEqual({ verdict: 'unknown' });
    expect(verdictOn(later, { range: [0, 0.5] }).verdict).toBe('unknown');
    expect(verdictOn(later, 'every step size').verdict).toBe('unknown');
  });

  it('calls a step size a candidate where that is all that is known', () => {
    const eta = { kind: 'rational', value: parseRational('1/2') } as const;
    const open = completeList([{ eta, status: 'candidate', where: 'somewhere' }]);
    expect(verdictOn(open, { schedule: [1, 0.5] })).toEqual({
      verdict: 'unknown',
      schedule: [{ step: 1, stepSize: 0.5, status: 'candidate' }],
    });
  });

  it('does not look through more than a million step sizes', () => {
    const slow: Schedule = { start: 1, rate: 1e-9 };
    expect(openSteps(slow, () => undefined, 0.5)).toBe(undefined);
    expect(openSteps({ start: 1, rate: 1 }, () => undefined, 2 / mostSteps)).toEqual([]);
    const tiny = upTo(rationals.fromRatio(1, 2 ** 40));
    expect(verdictOn(tiny, { schedule: slow })).toEqual({ verdict: 'unknown' });
  });

  it('refuses what is no schedule', () => {
    expect(() => checkSchedule([])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: A schedule needs at least one step size.]`,
    );
    expect(() => checkSchedule([0.1, 0])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: A step size must be a positive number, got 0 at step 1 of the schedule.]`,
    );
    expect(() => checkSchedule({ start: -1, rate: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: A schedule must start with a positive step size, got -1.]`,
    );
    expect(() => checkSchedule({ start: 1, rate: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: The rate of a schedule s/(1 + r·t) must be positive, got 0.]`,
    );
    expect(() => checkSchedule({ start: 1, factor: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: The factor of a schedule s·f^t must be between 0 and 1, got 1.]`,
    );
    expect(() => asked([])).toThrow('at least one step size');
  });
});
