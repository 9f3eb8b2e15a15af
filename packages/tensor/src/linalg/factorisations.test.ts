import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/linalg.json' with { type: 'json' };
import { choleskyFactor, choleskySolve } from './cholesky.js';
import { conjugateGradients } from './conjugateGradients.js';
import { gemm } from './gemm.js';
import { leastSquares, qrFactor, qrOrthogonal, qrUpper } from './qr.js';
import { singularValues } from './singularValues.js';
import { symmetricEigenvalues } from './symmetricEigen.js';

const eps = 2 ** -52;
const largestOf = (a: ArrayLike<number>): number => Math.max(0, ...Array.from(a, Math.abs));

function expectNear(actual: Float64Array, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [k, x] of actual.entries())
    expect(Math.abs(x - expected[k]!), `entry ${k}`).toBeLessThanOrEqual(tolerance);
}

describe('choleskyFactor', () => {
  it.each(fixture.symmetric)(
    '$name: A + shift is L·Lᵀ, or is found not to be positive definite',
    ({ matrix, values }) => {
      const n = matrix.length;
      const scale = Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!));
      for (const shift of [0, 2 * scale]) {
        const a = Float64Array.from(matrix.flat(), (x, e) => (e % (n + 1) === 0 ? x + shift : x));
        const cholesky = choleskyFactor(a, n);
        // Eigenvalues within rounding errors of zero may go either way.
        const smallest = values[0]! + shift;
        if (Math.abs(smallest) > 10 * n * eps * (scale + shift))
          expect(cholesky.status).toBe(smallest > 0 ? 'positiveDefinite' : 'notPositiveDefinite');
        if (cholesky.status !== 'positiveDefinite') continue;
        const product = gemm(cholesky.factor, cholesky.factor, n, n, n, { transposeB: true });
        expectNear(product, a, (n + 2) * eps * largestOf(a));
      }
    },
  );
  it('solves a system whose exact solution is known, to its condition', () => {
    const { matrix, right, solution, condition } = fixture.systems.find((s) => s.name === 'Hilbert 6')!;
    const cholesky = choleskyFactor(Float64Array.from(matrix.flat()), 6);
    if (cholesky.status !== 'positiveDefinite') expect.fail(cholesky.status);
    expectNear(choleskySolve(cholesky, Float64Array.from(right)), solution, 36 * eps * condition * largestOf(solution));
    expect(() => choleskySolve(cholesky, new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: choleskySolve: the right-hand side needs 6 entries, got 2.]`,
    );
  });
  it('says which leading block is not positive definite', () => {
    expect(choleskyFactor(Float64Array.of(1, 9, 1, 1), 2)).toEqual({ status: 'notPositiveDefinite', n: 2, order: 2 });
  });
});

describe('qrFactor', () => {
  const cases = fixture.general.map(({ name, matrix }) => ({ name, matrix }));
  it.each(cases)('$name: A = QR with orthonormal columns, whole, tall and wide', ({ matrix }) => {
    const size = matrix.length;
    const a = Float64Array.from(matrix.flat());
    const half = Math.ceil(size / 2);
    for (const [rows, columns, entries] of [
      [size, size, a],
      [size, half, a.filter((_, e) => e % size < half)],
      [half, size, a.subarray(0, half * size)],
    ] as const) {
      const qr = qrFactor(entries, rows, columns);
      const [q, r] = [qrOrthogonal(qr), qrUpper(qr)];
      const width = Math.min(rows, columns);
      const unit = 4 * rows * eps;
      const identity = Float64Array.from({ length: width * width }, (_, e) => (e % (width + 1) === 0 ? 1 : 0));
      expectNear(gemm(q, q, width, rows, width, { transposeA: true }), identity, unit);
      expectNear(gemm(q, r, rows, width, columns), entries, unit * columns * largestOf(entries));
      for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) expect(r[i * columns + j]).toBe(0);
    }
  });
  it('is right for numbers whose squares overflow or vanish', () => {
    for (const scale of [1e300, 1e-300]) {
      const a = Float64Array.of(3, 1, 4, 2).map((x) => x * scale);
      expectNear(qrUpper(qrFactor(a, 2, 2)), [-5 * scale, -2.2 * scale, 0, 0.4 * scale], 4 * eps * 5 * scale);
    }
  });
});

describe('leastSquares', () => {
  it.each(fixture.systems)('$name: the exact solution, to the condition', ({ matrix, right, solution, condition }) => {
    const n = matrix.length;
    const found = leastSquares(Float64Array.from(matrix.flat()), n, n, Float64Array.from(right));
    if (found.status !== 'solved') expect.fail(found.status);
    expectNear(found.solution, solution, 4 * n * n * eps * condition * largestOf(solution));
  });
  it('leaves a residual that is orthogonal to all columns', () => {
    const [rows, columns] = [9, 4];
    const a = Float64Array.from({ length: rows * columns }, (_, e) => ((e * e * 7 + 3 * e) % 11) - 5);
    const b = Float64Array.from({ length: rows }, (_, i) => ((i * 5) % 7) - 3);
    const found = leastSquares(a, rows, columns, b);
    if (found.status !== 'solved') expect.fail(found.status);
    const rest = gemm(a, found.solution, rows, columns, 1).map((x, i) => x - b[i]!);
    expectNear(gemm(a, rest, columns, rows, 1, { transposeA: true }), new Float64Array(columns), 1e-13);
    expect(found.residual).toBeCloseTo(Math.sqrt(rest.reduce((s, x) => s + x * x, 0)), 13);
  });
  it('tells dependent columns', () => {
    expect(leastSquares(Float64Array.of(1, 0, 2, 0), 2, 2, Float64Array.of(1, 1))).toEqual({ status: 'rankDeficient' });
    expect(leastSquares(Float64Array.of(1, 2), 1, 2, Float64Array.of(1))).toEqual({ status: 'rankDeficient' });
  });
  it('wants a right side of the right length', () => {
    expect(() => leastSquares(Float64Array.of(1, 2), 2, 1, new Float64Array(1))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: leastSquares: the right side needs 2 entries, got 1.]`,
    );
    expect(() => qrFactor(new Float64Array(5), 2, 3)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: qrFactor: a 2 × 3 matrix needs 6 entries, got 5.]`,
    );
    expect(() => qrFactor(Float64Array.of(1, Number.NaN), 1, 2)).toThrow('entry (0, 1) is NaN');
  });
});

it.each(fixture.pseudo.filter((p) => p.rank > 0))(
  'singular values of tall and wide matrices, rank $rank',
  (reference) => {
    const { matrix, singularValues: expected } = reference;
    const n = matrix.length;
    const flat = Float64Array.from(matrix.flat());
    const tall = new Float64Array((n + 3) * n);
    tall.set(flat);
    const wide = Float64Array.from({ length: n * (n + 3) }, (_, e) =>
      e % (n + 3) < n ? flat[Math.floor(e / (n + 3)) * n + (e % (n + 3))]! : 0,
    );
    const unit = 10 * n * eps * expected[0]!;
    expectNear(singularValues(tall, n, n + 3).values, expected, unit);
    expectNear(singularValues(wide, n + 3, n).values, [...expected, 0, 0, 0], unit);
  },
);

describe('conjugateGradients', () => {
  it('solves a system of 400 unknowns whose exact solution is known', () => {
    const n = 400;
    const laplacian = (v: Float64Array, out: Float64Array): void => {
      for (let i = 0; i < n; i++) out[i] = 2 * v[i]! - (v[i - 1] ?? 0) - (v[i + 1] ?? 0);
    };
    const found = conjugateGradients(laplacian, new Float64Array(n).fill(1), { tolerance: 1e-12 });
    expect(found.status).toBe('converged');
    expect(found.residual).toBeLessThan(1e-9);
    // The condition is about 4(n/π)² = 6.5e4.
    expectNear(
      found.solution,
      Array.from({ length: n }, (_, i) => ((i + 1) * (n - i)) / 2),
      1e-6,
    );
    expect(found.curvature).toBeGreaterThan(0);
  });
  it('finds out that an operator is not positive definite, and where it is not finite', () => {
    const indefinite = fixture.symmetric.find((s) => s.name === 'indefinite 33')!;
    const a = Float64Array.from(indefinite.matrix.flat());
    const found = conjugateGradients((v, out) => out.set(gemm(a, v, 33, 33, 1)), new Float64Array(33).fill(1));
    expect(found.status).toBe('indefinite');
    expect(found.curvature).toBeGreaterThanOrEqual(symmetricEigenvalues(a, 33)[0]! * (1 + 33 * eps));
    const broken = conjugateGradients((_v, out) => out.fill(Number.NaN), Float64Array.of(1));
    expect(broken).toMatchObject({ status: 'nonFinite', residual: Number.POSITIVE_INFINITY });
    const early = conjugateGradients((v, out) => out.set(v.map((x, i) => x * (i + 1))), Float64Array.of(1, 1), {
      maxSteps: 1,
    });
    expect(early).toMatchObject({ status: 'maxSteps', steps: 1 });
  });
  it('wants a finite right side and possible options', () => {
    const apply = (v: Float64Array, out: Float64Array): void => out.set(v);
    const one = Float64Array.of(1);
    expect(conjugateGradients(apply, new Float64Array(2))).toMatchObject({ status: 'converged', steps: 0 });
    expect(() => conjugateGradients(apply, new Float64Array(0))).toThrow('has no entries');
    expect(() => conjugateGradients(apply, Float64Array.of(Number.NaN))).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: conjugateGradients: entry 0 of the right side is NaN. It must be finite.]`,
    );
    expect(() => conjugateGradients(apply, one, { tolerance: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: conjugateGradients: the tolerance is 1, but a number between 0 and 1 is expected.]`,
    );
    expect(() => conjugateGradients(apply, one, { maxSteps: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: conjugateGradients: maxSteps must be an integer from 1 on, but is 0.]`,
    );
  });
});
