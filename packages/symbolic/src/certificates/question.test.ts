import { activation, add, apply, type Program, scale, slice, trace, type Value } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { decimalRational, parseRational } from '../encoding/rationalText.js';
import { compareRationals, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { certifyNonSingular, type NonSingularity } from './certifyNonSingular.js';
import { claimOf } from './claim.js';
import { belowReciprocal } from './conclusion.js';
import { hullMethod } from './hullMethod.js';

const square = (a: Value): Value => apply(activation('square'), a);
const loss = (n: number, body: (...theta: Value[]) => Value): Program =>
  trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));

describe('numbers in answers', () => {
  const range = (rho: number): NonSingularity => certifyNonSingular({ program: quadratic(rho) });
  // exp makes the method that of intervals, which claims a range and not a list.
  const quadratic = (rho: number): Program =>
    loss(2, (a, b) => add(scale(square(a), rho, 2), apply(activation('exp'), b)));

  // For the first ones a quotient of doubles is above 1/ρ, for the others the decimal of the double below it is.
  test.each([5, 10, 11, 13, 20, 22, 0.234375, 0.359375, 0.453125, 1.0625])(
    'a printed bound is not above 1/%d',
    (rho) => {
      const { range: known, reason } = range(rho);
      const exact = rationals.div(rationals.one, rationalFromNumber(rho));
      const end = known![1] as number;
      expect(compareRationals(rationalFromNumber(end), exact)).not.toBe(1);
      expect(compareRationals(decimalRational(end), exact)).not.toBe(1);
      expect(reason).toContain(`0 < η < ${end}.`);
    },
  );

  test('an irrational bound is rounded down', () => {
    // 1/(2√2) = 0.35355339059327376…
    const net: HiddenLayerNet = { x: [-1, 1 / 2, 2], y: [1, -1, 2], activation: { name: 'abs' } };
    const { bound } = hullMethod(hiddenLayerProblem(net)) as { readonly bound: number };
    const [, end] = parseRange(bound);
    expect(end * end * 8).toBeLessThan(1);
    expect(String(end)).toMatch(/^0\.35355339059/);
  });

  function parseRange(bound: number): readonly [number, number] {
    const claim = claimOf({ subject: '', parameters: 1, training: undefined }, belowReciprocal(bound));
    expect(compareRationals(rationalFromNumber(bound), parseRational(claim.range[1]))).toBe(1);
    return [0, Number(/η < (.*)\.$/.exec(claim.sentence)![1])];
  }

  test('a step size is the double, its decimal, and what is between', () => {
    // 1/10 is exceptional; the double 0.1 is a little larger.
    const program = loss(1, (t) => scale(square(t), 5, 1));
    const refuted = certifyNonSingular({ program }, { stepSize: 0.1 });
    expect(refuted).toMatchObject({ verdict: 'refuted', witness: { eta: '1/10' } });
    expect(certifyNonSingular({ program }, { stepSize: 0.10000000000000002 }).verdict).toBe('proved');
    expect(certifyNonSingular({ program }, { range: [0.09, 0.11] }).verdict).toBe('refuted');
    expect(certifyNonSingular({ program }, { range: [0.1, 0.11] }).verdict).toBe('proved');
    expect(certifyNonSingular({ program }, { range: [0.01, 0.1] }).verdict).toBe('unknown');
    // The double 0.3 is below 3/10.
    const third = loss(1, (t) => scale(square(t), 5, 3));
    expect(certifyNonSingular({ program: third }, { stepSize: 0.3 }).verdict).toBe('refuted');
    expect(certifyNonSingular({ program: third }, { range: [0.01, 0.3] }).verdict).toBe('proved');
    expect(certifyNonSingular({ program: third }, { range: [0.3, 0.4] }).verdict).toBe('unknown');
  });
});
