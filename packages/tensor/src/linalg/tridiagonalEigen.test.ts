import { expect, test } from 'vitest';
import { tridiagonalEigen } from './tridiagonalEigen.js';
import { tridiagonalEigenvalues } from './tridiagonalEigenvalues.js';

// The path with n vertices: 2 cos(kπ/(n + 1)), k = 1 … n (Cvetković, Doob, Sachs, Spectra of Graphs, section 2.6).
const n = 24;
const exact = Float64Array.from({ length: n }, (_, k) => 2 * Math.cos(((n - k) * Math.PI) / (n + 1)));
const path = (): [Float64Array, Float64Array] => [new Float64Array(n), new Float64Array(n).fill(1)];

test('both iterations find the eigenvalues of a path, whose diagonal is zero', () => {
  const [d1, e1] = path();
  const [d2, e2] = path();
  expect(tridiagonalEigenvalues(d1, e1)).toBe(true);
  expect(tridiagonalEigen(d2, e2, new Float64Array(0), 0)).toBe(true);
  for (const values of [d1.sort(), d2.sort()]) {
    for (let k = 0; k < n; k++) expect(Math.abs(values[k] - exact[k])).toBeLessThan(n * 2 ** -52);
  }
});

test('one column of rows becomes its product with the eigenvectors', () => {
  const [d, e] = path();
  const last = new Float64Array(n);
  last[n - 1] = 1;
  tridiagonalEigen(d, e, last, 1);
  // The last entries of the unit eigenvectors of a path: ± √(2/(n+1)) sin(kπ/(n+1)).
  const order = Array.from(d.keys()).sort((a, b) => d[a] - d[b]);
  for (const [k, index] of order.entries()) {
    const entry = Math.sqrt(2 / (n + 1)) * Math.sin(((n - k) * Math.PI) / (n + 1));
    expect(Math.abs(Math.abs(last[index]) - entry)).toBeLessThan(n * 2 ** -52);
  }
});

test('a block falls apart where an entry vanishes, and zero blocks need no sweep', () => {
  const d = Float64Array.of(0, 0, 0, 5, 7);
  const e = Float64Array.of(0, 0, 0, 0, 1);
  expect(tridiagonalEigenvalues(d, e, 8)).toBe(true);
  expect([...d.sort()].map((x) => Number(x.toFixed(12)))).toEqual(
    [0, 0, 0, 6 - Math.SQRT2, 6 + Math.SQRT2].map((x) => Number(x.toFixed(12))),
  );
  expect(tridiagonalEigenvalues(new Float64Array(4), new Float64Array(4), 0)).toBe(true);
});

test('a bound on the sweeps that is too low is reported', () => {
  expect(tridiagonalEigenvalues(...path(), 3)).toBe(false);
  expect(tridiagonalEigen(...path(), new Float64Array(0), 0, 3)).toBe(false);
});
