import { expect, test } from 'vitest';
import { formatNumber, shortNumber } from './formatNumber.ts';

test.for([
  [0, '0'],
  [0.325, '0.325'],
  [-1.5, '−1.5'],
  [1 / 3, '0.333333'],
  [1e-7, '1e−7'],
  [123456789, '1.23457e+8'],
  [1234567, '1234570'],
  [100, '100'],
  [Number.NaN, '–'],
  [Number.NEGATIVE_INFINITY, '−∞'],
] as const)('formatNumber(%d) is %s', ([value, text]) => {
  expect(formatNumber(value)).toBe(text);
});

test.for([
  [0, '0'],
  [-0.5, '−0.5'],
  [12_345.6, '12350'],
  [600_000, '6e5'],
  [0.0001, '1e−4'],
  [0.30000000000000004, '0.3'],
] as const)('shortNumber writes %d as %s', ([value, text]) => {
  expect(shortNumber(value)).toBe(text);
});
