import { expect, test } from 'vitest';
import { eigenResiduals } from './eigenResiduals.js';

test.each([1, 2, 5, 6])('residuals of arbitrary pairs of order %d follow the definition', (n) => {
  const matrix = Float64Array.from({ length: n * n }, (_, e) => ((e * 7) % 11) - 5);
  const vectors = Float64Array.from({ length: n * n }, (_, e) => ((e * 5) % 7) - 3);
  const values = Float64Array.from({ length: n }, (_, k) => k - 2);
  const residuals = eigenResiduals(matrix, n, values, vectors);
  for (let k = 0; k < n; k++) {
    const v = [...vectors.subarray(k * n, (k + 1) * n)];
    const defect = v.map((_, i) => v.reduce((sum, x, j) => sum + matrix[i * n + j] * x, -values[k] * v[i]));
    // The entries are whole numbers: only the root rounds.
    expect(residuals[k]).toBe(Math.sqrt(defect.reduce((sum, x) => sum + x * x, 0)));
  }
});
