import { expect, test } from 'vitest';
import { polynomialRing, variable } from '../algebra/polynomialRing.js';
import { rational } from '../number/rational.js';
import { checkContradiction } from './checkContradiction.js';

const { neg, one, sub } = polynomialRing;
/** x − 1 and −x, which are not both positive: (x − 1) + (−x) + 1 = 0. */
const conditions = [sub(variable(0), one), neg(variable(0)), one];
const check = (...multipliers: readonly [number, number][]) =>
  checkContradiction(
    multipliers.map(([p, q]) => rational(p, q)),
    conditions,
    'y',
  );

test('multipliers of a contradiction', () => {
  expect(() => check([1, 3], [1, 3], [1, 3])).not.toThrow();
  expect(() => check([1, 2], [1, 2])).toThrow('y must have 3 entries');
  expect(() => check([1, 1], [1, 1], [-1, 1])).toThrow('y has a negative entry');
  expect(() => check([0, 1], [0, 1], [0, 1])).toThrow('y do not add up to 1');
  expect(() => check([1, 2], [1, 4], [1, 4])).toThrow('y do not give a combination that is 0');
});
