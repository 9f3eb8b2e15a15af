import { describe, expect, test } from 'vitest';
import type { NumberInput } from '../demo/input.ts';
import { clamp, positionOf, sliderRange, valueAt } from './sliderScale.ts';

const linear: NumberInput = {
  name: 'x',
  label: 'x',
  symbol: 'x',
  plain: 'x',
  range: [0.1, 0.7],
  step: 0.1,
  default: 0.1,
  help: '',
};
const log: NumberInput = { ...linear, range: [100, 1_000_000], scale: 'log', isInteger: true };

describe('a linear slider', () => {
  test('has the range of the input', () => expect(sliderRange(linear)).toEqual({ min: 0.1, max: 0.7, step: 0.1 }));
  test('gives no rounding dust', () => expect(valueAt(linear, 0.1 + 0.2)).toBe(0.3));
  test('stays in the range', () => expect([valueAt(linear, -1), valueAt(linear, 9)]).toEqual([0.1, 0.7]));
});

describe('a logarithmic slider', () => {
  test('moves the exponent of ten', () => expect(sliderRange(log)).toEqual({ min: 2, max: 6, step: 0.1 }));
  test('gives whole numbers', () => expect(valueAt(log, 3.3)).toBe(1995));
  test('comes back to where it was', () => expect(valueAt(log, positionOf(log, 2000))).toBe(2000));
});

test('clamp', () => expect([clamp(linear, 0), clamp(linear, 0.2), clamp(linear, 1)]).toEqual([0.1, 0.2, 0.7]));
