import { expect, test } from 'vitest';
import { randomDirection } from './randomDirection.js';

const norm = (v: Float64Array): number => Math.sqrt(v.reduce((s, x) => s + x * x, 0));

test('has length 1, and depends on seed and index only', () => {
  const direction = randomDirection(1000, 7);
  expect(norm(direction)).toBeCloseTo(1, 14);
  expect(randomDirection(1000, 7)).toEqual(direction);
  expect(randomDirection(1000, 7, 1)).not.toEqual(direction);
  expect(randomDirection(1000, 8)).not.toEqual(direction);
});

test('different indices are nearly orthogonal, and entries have both signs', () => {
  const [a, b] = [randomDirection(10_000, 1, 0), randomDirection(10_000, 1, 1)];
  // The cosine has standard deviation 1/√p = 0.01.
  expect(Math.abs(a.reduce((s, x, k) => s + x * b[k]!, 0))).toBeLessThan(0.05);
  const positive = a.filter((x) => x > 0).length;
  expect(positive).toBeGreaterThan(4750);
  expect(positive).toBeLessThan(5250);
});

test('a dimension that is not a positive whole number is refused', () => {
  expect(() => randomDirection(0, 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: randomDirection: the dimension must be a positive whole number, got 0.]`,
  );
});
