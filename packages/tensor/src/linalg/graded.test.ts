import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/contract/seeded.js';
import { symmetricEigen, symmetricEigenvalues } from './symmetricEigen.js';

// Hessians of networks with dead units: rank-deficient, with rows of rounding errors of rounding errors.
it('eigenvalues of low-rank matrices with entries down to 1e-170 are found', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = seeded(seed);
    const n = 60;
    const rank = 1 + (seed % 7);
    const factor = Array.from({ length: rank }, () => Array.from({ length: n }, () => random() - 0.5));
    // Graded: coordinate k is scaled by 10^(−3k), so that the matrix has entries of all sizes.
    const size = Array.from({ length: n }, (_, k) => (k % 5 === 0 ? 0 : Number(`1e-${seed % 2 === 0 ? 0 : 3 * k}`)));
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        matrix[i * n + j] = factor.reduce((s, f) => s + f[i]! * f[j]!, 0) * size[i]! * size[j]!;
    const values = symmetricEigenvalues(matrix, n);
    const eigen = symmetricEigen(matrix, n);
    const norm = values.at(-1)!;
    let [trace, frobenius] = [0, 0];
    for (let i = 0; i < n; i++) trace += matrix[i * n + i]!;
    for (const a of matrix) frobenius += a * a;
    const tolerance = 100 * n * 2 ** -53 * norm;
    expect(Math.abs(values.reduce((s, v) => s + v, 0) - trace)).toBeLessThan(tolerance);
    expect(Math.abs(values.reduce((s, v) => s + v * v, 0) - frobenius)).toBeLessThan(tolerance * norm);
    expect(values.filter((v) => Math.abs(v) > tolerance).length).toBeLessThanOrEqual(rank);
    for (const [k, v] of values.entries()) expect(Math.abs(v - eigen.values[k]!)).toBeLessThan(tolerance);
  }
});
