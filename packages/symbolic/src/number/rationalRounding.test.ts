import { expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/rationals.json' with { type: 'json' };
import { parseHexFloat } from '../encoding/hexFloat.js';
import { parseRational } from '../encoding/rationalText.js';
import { invalidRational, rational } from './rational.js';
import { type Rounding, roundRational } from './rationalRounding.js';

const directions: Rounding[] = ['nearest', 'down', 'up'];

test.for([...directions.entries()])('rounds 301 rationals as Python does, direction %i: %s', ([k, direction]) => {
  expect(fixture.rounding).toHaveLength(301);
  for (const [text, ...doubles] of fixture.rounding) {
    // The project has no −0 where Python rounds a negative number to it.
    const expected = parseHexFloat(doubles[k]!) + 0;
    expect({ text, rounded: roundRational(parseRational(text!), direction) }).toEqual({ text, rounded: expected });
  }
});

test('the double below 1/ρ never exceeds 1/ρ, where the nearest double does', () => {
  for (const rho of [5, 10, 11, 13, 20, 22]) {
    expect(1 / rho).toBe(roundRational(rational(1, rho), 'up'));
    expect(roundRational(rational(1, rho), 'down')).toBeLessThan(1 / rho);
  }
});

test('the invalid rational rounds to NaN', () => {
  expect(roundRational(invalidRational, 'nearest')).toBeNaN();
  expect(roundRational(invalidRational, 'down')).toBeNaN();
});

test('refuses a rounding that it does not know', () => {
  expect(() => roundRational(rational(1, 3), 'sideways' as Rounding)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: roundRational: the rounding must be 'nearest', 'down' or 'up', got 'sideways'.]`,
  );
});
