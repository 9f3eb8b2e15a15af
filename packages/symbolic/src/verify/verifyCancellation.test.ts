import { describe, expect, test } from 'vitest';
import {
  constantPolynomial,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import { rational } from '../number/rational.js';
import { verifyCancellation } from './verifyCancellation.js';

const times = (factor: number, p: MultivariatePolynomial): MultivariatePolynomial =>
  polynomialRing.mul(constantPolynomial(rational(factor)), p);
const w = variable(0);

/** The check for one hidden unit with these arguments, in two parameters, and an activation with these slopes. */
function check(because: object, slopes: readonly [number, number], forms: readonly MultivariatePolynomial[]): string {
  const [below, above] = slopes.map((slope) => rational(slope * 2, 2)) as [never, never];
  return verifyCancellation(because, { dimension: 2, arguments: [forms], slopes: { below, above } }, true);
}

const relu = [0, 1] as const;
const leaky = [1, 2] as const;
const identity = [1, 1] as const;

describe('what evidence says about regions on which the slopes cancel', () => {
  test.each([
    ['a dead region', { kind: 'cancels', point: ['-1', '0'] }, relu, [w], 'all'],
    [
      'none, inputs on both sides',
      { kind: 'never dead', multipliers: ['1/2', '1/2'] },
      relu,
      [w, times(-1, w)],
      'none',
    ],
    ['none, a linear activation', { kind: 'linear' }, identity, [w, times(2, w)], 'none'],
    ['none, inputs on one side', { kind: 'separated', point: ['1', '0'] }, leaky, [w, times(2, w)], 'none'],
    ['none, no choice of sides', { kind: 'no region', excluded: [] }, leaky, [w, times(-3, w)], 'none'],
  ] as const)('is accepted: %s', (_, because, slopes, forms, answer) => {
    expect(check(because, slopes, forms)).toBe(answer);
  });

  const twoClasses = [w, times(-2, w), variable(1), times(-2, variable(1))];
  // w/2 and −2w cancel where w is negative, for each of the two classes.
  const excluded = [{ sides: '++', multipliers: ['1/2', '1/2'] }];
  const manyClasses = Array.from({ length: 13 }, (_, k) => polynomialRing.add(w, times(k, variable(1))));
  test.each([
    [
      'a dead region of a unit that is never dead',
      { kind: 'never dead', multipliers: ['1'] },
      leaky,
      [w],
      'no slope of the activation is 0',
    ],
    ['a linear activation that is not', { kind: 'linear' }, relu, [w], 'the activation is not linear'],
    ['inputs that cancel', { kind: 'linear' }, identity, [w, times(-1, w)], 'the inputs add up to 0'],
    [
      'slopes of both signs that are not',
      { kind: 'values add up' },
      relu,
      [w],
      'do not have different signs on live inputs',
    ],
    ['one sign of slopes that have none', { kind: 'separated', point: ['1', '0'] }, relu, [w], 'do not have one sign'],
    [
      'inputs on both sides',
      { kind: 'separated', point: ['1', '0'] },
      leaky,
      [w, times(-1, w)],
      'some argument of hidden unit 0 is not positive',
    ],
    [
      'no sides for a linear activation',
      { kind: 'no region', excluded: [] },
      identity,
      [w],
      'do not differ with one sign',
    ],
    [
      'no sides for dead inputs',
      { kind: 'no region', excluded: [] },
      leaky,
      [polynomialRing.zero],
      'do not differ with one sign',
    ],
    ['a point on a kink', { kind: 'cancels', point: ['0', '1'] }, relu, [w], 'some argument is on its kink'],
    [
      'a point of another space',
      { kind: 'cancels', point: ['0'] },
      relu,
      [w],
      'evidence.because.point must have 2 entries',
    ],
    [
      'too many classes',
      { kind: 'no region', excluded: [] },
      leaky,
      manyClasses,
      'there are more than 12 classes of parallel inputs',
    ],
    [
      'a choice of sides that is left out',
      { kind: 'no region', excluded: [] },
      leaky,
      twoClasses,
      'excluded[0] is missing',
    ],
    [
      'other sides',
      { kind: 'no region', excluded: [{ sides: '-+', multipliers: ['1', '0'] }] },
      leaky,
      twoClasses,
      'excluded[0].sides must be ++',
    ],
    ['sides with a region', { kind: 'no region', excluded }, leaky, twoClasses, 'do not give a combination that is 0'],
    [
      'sides that do not cancel',
      { kind: 'no region', excluded },
      leaky,
      [w, times(-3, w)],
      'excluded[0] is not a choice of sides whose slopes cancel',
    ],
  ] as const)('is refused: %s', (_, because, slopes, forms, why) => {
    expect(() => check(because, slopes, forms)).toThrow(why);
  });
});
