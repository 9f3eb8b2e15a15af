import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/contract/seeded.js';
import { conjugateGradients } from './conjugateGradients.js';
import { eigenvalues } from './eigenvalues.js';
import { lanczos } from './lanczos.js';
import { leastSquares } from './qr.js';
import { solve } from './solve.js';

// Powers of two do not round: a problem with numbers near the ends of the doubles has the same answer, in other units.
const n = 6;
const random = seeded(3);
const general = Float64Array.from({ length: n * n }, () => random() - 0.5);
const b = Float64Array.from({ length: n }, () => random() - 0.5);
const definite = new Float64Array(n * n);
for (let i = 0; i < n; i++)
  for (let j = 0; j < n; j++)
    for (let k = 0; k < n; k++) definite[i * n + j]! += general[i * n + k]! * general[j * n + k]!;

const times = (scale: number, values: Float64Array): Float64Array => values.map((x) => x * scale);
const operator = (matrix: Float64Array) => (v: Float64Array, out: Float64Array) => {
  for (let i = 0; i < n; i++) {
    out[i] = 0;
    for (let j = 0; j < n; j++) out[i]! += matrix[i * n + j]! * v[j]!;
  }
};

describe.each([2 ** -1000, 2 ** -660, 2 ** 660, 2 ** 1000])('numbers of size %d', (scale) => {
  it('eigenvalues of a general matrix', () => {
    const { re, im, status } = eigenvalues(times(scale, general), n);
    const unit = eigenvalues(general, n);
    expect(unit.im.some((x) => x !== 0)).toBe(true);
    expect({ re, im, status }).toEqual({ re: times(scale, unit.re), im: times(scale, unit.im), status: 'converged' });
  });
  it('conjugate gradients', () => {
    const unit = conjugateGradients(operator(definite), b);
    expect(unit.status).toBe('converged');
    const right = conjugateGradients(operator(definite), times(scale, b));
    expect(right).toEqual({ ...unit, solution: times(scale, unit.solution), residual: unit.residual * scale });
    const both = conjugateGradients(operator(times(scale, definite)), times(scale, b));
    expect(both).toMatchObject({ status: 'converged', solution: unit.solution, curvature: unit.curvature * scale });
  });
  it('Lanczos', () => {
    const options = { count: 2, which: 'both' } as const;
    const unit = lanczos(operator(definite), n, options);
    const found = lanczos(operator(times(scale, definite)), n, options);
    expect([unit.status, found.status]).toEqual(['converged', 'converged']);
    expect(found.values).toEqual(times(scale, unit.values));
    expect(found.residuals).toEqual(times(scale, unit.residuals));
  });
  it('residuals of linear systems', () => {
    const unit = solve(general, n, b);
    expect(solve(times(scale, general), n, times(scale, b))).toEqual({
      ...unit,
      residual: unit.status === 'solved' && unit.residual * scale,
    });
    const least = leastSquares(general, 9, 4, general.subarray(0, 9));
    expect(leastSquares(times(scale, general), 9, 4, times(scale, general.subarray(0, 9)))).toEqual({
      ...least,
      residual: least.status === 'solved' && least.residual * scale,
    });
  });
});

it('the right side 0 is solved at once', () => {
  expect(conjugateGradients(operator(definite), new Float64Array(n))).toMatchObject({
    status: 'converged',
    solution: new Float64Array(n),
    residual: 0,
    steps: 0,
  });
});
