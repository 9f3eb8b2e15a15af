import { readFileSync } from 'node:fs';
import {
  activation,
  apply,
  type Data,
  lossProgram,
  mul,
  objective,
  readModel,
  scale,
  slice,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { hessianSpectrum } from './hessianSpectrum.js';

const fixtures = new URL('../../../tests/fixtures/', import.meta.url);
const readFixture = (path: string): string => readFileSync(new URL(path, fixtures), 'utf8');

interface Reference {
  readonly loss: { readonly name: string };
  readonly hessian: {
    readonly eigenvalues: readonly number[];
    readonly trace: number;
    readonly negative: number;
    readonly zero: number;
    readonly positive: number;
    readonly zeroTolerance: number;
  };
  readonly region: { readonly margin: number | null };
}

/** A trained network with its data, and figures computed by PyTorch and LAPACK. */
function load(name: string, csv: string) {
  const model = readModel(JSON.parse(readFixture(`models/${name}.json`)));
  const reference = JSON.parse(readFixture(`models/${name}.ref.json`)) as Reference;
  const rows = readFixture(`data/${csv}`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const data: Data = {
    samples: rows.length,
    features: Float64Array.from(rows.flatMap((r) => r.slice(0, -1))),
    targets: Float64Array.from(rows.map((r) => r.at(-1)!)),
  };
  return { model, reference, loss: objective(lossProgram(model, data, reference.loss.name)) };
}

describe('hessianSpectrum, dense', () => {
  for (const [name, csv] of [
    ['paper-2param', 'paper2.csv'],
    ['iris-mlp', 'iris.csv'],
    ['diabetes8-interpolating', 'diabetes8.csv'],
  ] as const) {
    test(`${name}: eigenvalues, trace and zero modes are those of PyTorch and LAPACK`, () => {
      const { model, reference, loss } = load(name, csv);
      const found = hessianSpectrum(loss, model.theta);
      const { eigenvalues, trace: exactTrace, negative, zero, positive, zeroTolerance } = reference.hessian;
      const largest = Math.max(...eigenvalues.map(Math.abs));
      expect(found.method).toBe('dense');
      expect(found.eigenvalues.length).toBe(eigenvalues.length);
      for (const [k, value] of eigenvalues.entries())
        expect(Math.abs(found.eigenvalues[k]! - value)).toBeLessThan(1e-9 * largest);
      expect(Math.abs(found.trace - exactTrace)).toBeLessThan(1e-9 * largest);
      expect([found.negative, found.zero, found.positive]).toEqual([negative, zero, positive]);
      expect(found.zeroTolerance / zeroTolerance).toBeCloseTo(1, 9);
      expect(found.margin).toBeCloseTo(reference.region.margin ?? Number.POSITIVE_INFINITY, 12);
    });

    test(`${name}: residuals are at rounding level, eigenvectors have length 1`, () => {
      const { model, loss } = load(name, csv);
      const { eigenvalues, eigenvectors, residuals } = hessianSpectrum(loss, model.theta);
      const p = eigenvalues.length;
      const largest = Math.max(...eigenvalues.map(Math.abs));
      for (let k = 0; k < p; k++) {
        // p rounding errors in each of p entries; a wrong pair would miss by the size of an eigenvalue.
        expect(residuals[k]).toBeLessThan(p * 2 ** -52 * largest);
        const vector = eigenvectors.subarray(k * p, (k + 1) * p);
        expect(vector.reduce((s, x) => s + x * x, 0)).toBeCloseTo(1, 12);
      }
    });
  }
});

describe('hessianSpectrum, lanczos', () => {
  test('finds the same ends as the dense spectrum, with small residuals, and does not count signs', () => {
    const { model, loss } = load('iris-mlp', 'iris.csv');
    const dense = hessianSpectrum(loss, model.theta, { method: 'dense' });
    const found = hessianSpectrum(loss, model.theta, { method: 'lanczos', count: 3 });
    const p = dense.eigenvalues.length;
    expect(found.method).toBe('lanczos');
    expect(found.status).toBe('converged');
    const ends = [0, 1, 2, p - 3, p - 2, p - 1].map((k) => dense.eigenvalues[k]!);
    expect(found.eigenvalues.length).toBe(6);
    for (const [k, value] of ends.entries()) {
      expect(Math.abs(found.eigenvalues[k]! - value)).toBeLessThan(1e-9 * ends[5]!);
      expect(found.residuals[k]).toBeLessThan(1e-8 * ends[5]!);
    }
    expect([found.negative, found.zero, found.positive]).toEqual([undefined, undefined, undefined]);
  });

  test('the trace is estimated with its standard error', () => {
    const { model, loss } = load('iris-mlp', 'iris.csv');
    const { trace: exact } = hessianSpectrum(loss, model.theta, { method: 'dense' });
    const found = hessianSpectrum(loss, model.theta, { method: 'lanczos', count: 1, probes: 200 });
    expect(found.traceError).toBeGreaterThan(0);
    // The seed is fixed; five standard errors would be missed by one estimate in two million.
    expect(Math.abs(found.trace - exact)).toBeLessThan(5 * found.traceError);
    expect(found.traceError).toBeLessThan(0.5 * exact);
  });

  test('the standard error is that of the mean', () => {
    // H = [[0, 1], [1, 0]]: every probe gives ±2, so the variance follows from the mean.
    const saddle = objective(
      trace({ theta: [2] }, ({ theta }) => sum(mul(slice(theta, 0, [1]), slice(theta, 1, [1])))),
    );
    const found = hessianSpectrum(saddle, new Float64Array(2), { method: 'lanczos', count: 1, probes: 50 });
    expect(found.traceError ** 2).toBeCloseTo((4 - found.trace ** 2) / 49, 12);
  });

  test('another seed gives another estimate, the same seed the same', () => {
    const { model, loss } = load('iris-mlp', 'iris.csv');
    const estimate = (seed: number): number =>
      hessianSpectrum(loss, model.theta, { method: 'lanczos', count: 1, seed }).trace;
    expect(estimate(1)).toBe(estimate(1));
    expect(estimate(1)).not.toBe(estimate(2));
  });

  test('the estimate is exact for a diagonal Hessian, with standard error 0', () => {
    // ½ Σ k θ_k²: the Hessian is diag(1, …, 5).
    const diagonal = objective(
      trace({ theta: [5] }, ({ theta }) => {
        const weighted = mul(theta, apply(activation('identity'), theta));
        return scale(
          sum(
            mul(weighted, theta.builder.emit('constant', [], { shape: [5], values: Float64Array.of(1, 2, 3, 4, 5) })),
          ),
          1,
          2,
        );
      }),
    );
    const found = hessianSpectrum(diagonal, new Float64Array(5), { method: 'lanczos', count: 5 });
    expect(found.trace).toBe(15);
    expect(found.traceError).toBe(0);
    expect([...found.eigenvalues].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('hessianSpectrum', () => {
  const { model, loss } = load('paper-2param', 'paper2.csv');

  test('a Hessian that is zero has zero modes only', () => {
    const linear = objective(trace({ theta: [3] }, ({ theta }) => sum(theta)));
    const found = hessianSpectrum(linear, Float64Array.of(1, 2, 3));
    expect([found.negative, found.zero, found.positive, found.zeroTolerance]).toEqual([0, 3, 0, 0]);
    expect(found.margin).toBe(Number.POSITIVE_INFINITY);
  });

  test('θ is not changed', () => {
    const theta = model.theta.slice();
    hessianSpectrum(loss, theta);
    expect(theta).toEqual(model.theta);
  });

  test('wrong lengths, methods and counts are refused', () => {
    expect(() => hessianSpectrum(loss, Float64Array.of(1))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: hessianSpectrum: theta must have 2 entries, got 1.]`,
    );
    expect(() => hessianSpectrum(loss, model.theta, { method: 'power' as 'dense' })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: hessianSpectrum: unknown method "power". Known: auto, dense, lanczos.]`,
    );
    expect(() => hessianSpectrum(loss, model.theta, { count: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: hessianSpectrum: count must be a positive whole number and probes at least 2; got 0 and 64.]`,
    );
    expect(() => hessianSpectrum(loss, model.theta, { probes: 1 })).toThrow('probes at least 2');
    expect(() => hessianSpectrum(loss, Float64Array.of(1e200, 1e200))).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: hessianSpectrum: the Hessian has entries that are not finite. The parameters or the data are too large.]`,
    );
  });
});
