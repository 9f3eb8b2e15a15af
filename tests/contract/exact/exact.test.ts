import { describe, expect, test } from 'vitest';
import { exactAgainstDoubles, exactIdentities } from './exactChecks.ts';

// The same checks as `npm run campaign:exact`, on fewer programs.
describe.each([0, 1, 2, 3])('fifty random programs from seed %i × 50 on', (block) => {
  const seeds = Array.from({ length: 50 }, (_, k) => 50 * block + k);

  test('the exact reading of values and gradient equals the run in doubles to rounding', () => {
    const results = seeds.map(exactAgainstDoubles);
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(results.every(({ compared }) => compared > 1)).toBe(true);
    // Some rounding happens: the comparison is not between exact numbers throughout.
    expect(Math.max(...results.map(({ largest }) => largest))).toBeGreaterThan(0);
  });

  test('derivatives satisfy their identities as equalities of rationals', () => {
    const results = seeds.map(exactIdentities);
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(results.every(({ compared }) => compared > 10)).toBe(true);
  });
});
