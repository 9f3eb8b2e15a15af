import { expect, test } from 'vitest';
import { formatNumber } from './formatNumber.ts';

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
