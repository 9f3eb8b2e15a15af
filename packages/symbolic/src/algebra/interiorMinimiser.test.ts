import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { coneLeastSquares } from './coneLeastSquares.js';
import { dot } from './dot.js';
import { nullspace } from './elimination.js';
import type { RationalMatrix } from './integerMatrix.js';
import { interiorMinimiser } from './interiorMinimiser.js';

const integers = (rows: readonly (readonly number[])[]): RationalMatrix =>
  rows.map((row) => row.map((x) => rational(x)));

it('goes where an inequality need not be an equation', () => {
  // (q₁ − 1)² over q ≥ 0, q₁ ≥ q₂: minimisers (1, q₂) with 0 ≤ q₂ ≤ 1.
  const { point, value } = interiorMinimiser(
    integers([[1, 0]]),
    [rational(1)],
    integers([
      [1, 0],
      [0, 1],
      [1, -1],
    ]),
  );
  expect(value).toEqual(rational(0));
  expect(point[0]).toEqual(rational(1));
  expect(rationals.compare(point[1]!, 0)).toBe(1);
  expect(rationals.compare(point[1]!, 1)).toBe(-1);
});

const entries = fc.integer({ min: -3, max: 3 }).map((n) => rational(n));
const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(entries, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const problem = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 }))
  .chain(([m, n, k]) => fc.tuple(matrix(m, n), fc.array(entries, { minLength: m, maxLength: m }), matrix(k, n)));

test.prop([problem], { numRuns: 150 })(
  'an inequality is an equation there only if it is one for every minimiser',
  ([a, y, c]) => {
    const { point, residuals, value } = interiorMinimiser(a, y, c);
    expect(value).toEqual(coneLeastSquares(a, y, c).value);
    expect(residuals).toEqual(a.map((row, i) => rationals.sub(dot(row, point), y[i]!)));
    const slacks = c.map((row) => dot(row, point));
    expect(slacks.every((s) => s.numerator >= 0n)).toBe(true);
    const tight = c.filter((_, k) => rationals.isZero(slacks[k]!));
    // Directions of the set of minimisers at the point: the kernel of A, tight inequalities not falling. If one of these
    // could rise it could rise by 1, and the least square of (rise − 1) would be 0; so it must be 1.
    const kernel = nullspace(a);
    const walls = tight.map((row) => kernel.map((direction) => dot(row, direction)));
    for (const rise of kernel.length > 0 ? walls : [])
      expect(coneLeastSquares([rise], [rationals.one], walls).value).toEqual(rationals.one);
  },
);
