import { expect, it } from 'vitest';
import { orthonormaliseLanes } from './orthonormaliseLanes.js';

it('makes the vectors of every lane orthonormal and gives their lengths before', () => {
  // Two lanes in the plane: (3, 4), (1, 1) and (0, 2), (5, 7).
  const vectors = [Float64Array.of(3, 0, 4, 2), Float64Array.of(1, 5, 1, 7)];
  const lengths = new Float64Array(4);
  orthonormaliseLanes(vectors, 2, 2, lengths);
  // Second lengths: the area of the parallelogram over the first length.
  expect([...lengths].map((x) => x.toFixed(12))).toEqual([5, 2, 1 / 5, 5].map((x) => x.toFixed(12)));
  expect([...vectors[0]!]).toEqual([0.6, 0, 0.8, 1]);
  expect(vectors[1]![0]! * 0.6 + vectors[1]![2]! * 0.8).toBeCloseTo(0, 14);
});

it('leaves a vector of length zero as it is', () => {
  const vectors = [Float64Array.of(0, 0)];
  const lengths = new Float64Array(1);
  orthonormaliseLanes(vectors, 2, 1, lengths);
  expect([lengths[0], ...vectors[0]!]).toEqual([0, 0, 0]);
});
