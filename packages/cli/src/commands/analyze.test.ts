import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixtures, runCrease } from '../../../../tests/support/runCrease.ts';
import type { Report } from '../report/report.js';

interface Reference {
  readonly loss: { readonly value: number; readonly gradientNorm: number; readonly gradientFirst: readonly number[] };
  readonly hessian: {
    readonly eigenvalues: readonly number[];
    readonly trace: number;
    readonly negative: number;
    readonly zero: number;
    readonly positive: number;
  };
  readonly region: {
    readonly units: number;
    readonly positive: number;
    readonly margin: number;
    readonly nearest: { readonly layer: string; readonly unit: number; readonly sample: number };
  };
  readonly stepSize: { readonly edge: number };
  readonly minimum: { readonly isInterpolating: boolean; readonly mu: number | null; readonly lambda?: number };
}

function analyze(
  model: string,
  csv: string,
  loss: string,
  ...more: string[]
): { report: Report; reference: Reference } {
  const { code, out, messages } = runCrease([
    'analyze',
    `@models/${model}.json`,
    '--data',
    `@data/${csv}`,
    '--loss',
    loss,
    '--json',
    ...more,
  ]);
  expect({ code, messages: more.includes('--quiet') ? messages : '' }).toEqual({ code: 0, messages: '' });
  expect(out.endsWith('}\n') && out.split('\n').length === 2).toBe(true);
  return {
    report: JSON.parse(out),
    reference: JSON.parse(readFileSync(`${fixtures}models/${model}.ref.json`, 'utf8')),
  };
}

const relative = (found: number, expected: number): number => Math.abs(found - expected) / Math.abs(expected);

describe('crease analyze on networks trained by PyTorch', () => {
  for (const [model, csv, loss] of [
    ['paper-2param', 'paper2.csv', 'half-mse'],
    ['iris-mlp', 'iris.csv', 'cross-entropy'],
  ] as const) {
    test(`${model}: loss, gradient, Hessian and region are those of PyTorch`, () => {
      const { report, reference } = analyze(model, csv, loss);
      expect(report.loss.name).toBe(loss);
      expect(relative(report.loss.value, reference.loss.value)).toBeLessThan(1e-12);
      expect(relative(report.loss.gradientNorm, reference.loss.gradientNorm)).toBeLessThan(1e-10);
      for (const [k, g] of reference.loss.gradientFirst.entries())
        expect(Math.abs(report.loss.gradient![k]! - g)).toBeLessThan(1e-10 * reference.loss.gradientNorm);
      const { hessian, region } = report;
      const largest = reference.hessian.eigenvalues.at(-1)!;
      for (const [k, value] of reference.hessian.eigenvalues.entries())
        expect(Math.abs(hessian!.eigenvalues![k]! - value)).toBeLessThan(1e-9 * largest);
      expect([hessian!.negative, hessian!.zero, hessian!.positive]).toEqual([
        reference.hessian.negative,
        reference.hessian.zero,
        reference.hessian.positive,
      ]);
      expect(relative(hessian!.trace, reference.hessian.trace)).toBeLessThan(1e-9);
      expect(hessian!.largest[0]).toBe(hessian!.eigenvalues!.at(-1));
      expect(hessian!.smallest[0]).toBe(hessian!.eigenvalues![0]);
      expect([region.units, region.active]).toEqual([reference.region.units, reference.region.positive]);
      expect(relative(region.margin, reference.region.margin)).toBeLessThan(1e-9);
      const { layer, unit, sample } = reference.region.nearest;
      expect(region.nearest).toMatchObject({ layer, unit, sample });
      expect(region.signature).toMatch(/^[0-9a-f]{16}$/);
      expect(relative(report.stepSize.edge!, reference.stepSize.edge)).toBeLessThan(1e-9);
      expect(report.minimum.isInterpolating).toBe(false);
    });
  }

  test("the paper's network: figures to 1e-12, and non-singular for every step size", () => {
    const { report } = analyze('paper-2param', 'paper2.csv', 'half-mse', '--step-size', '0.25');
    // L = 1.765 (1 − θ₁θ₂)² with θ₁θ₂ = 1.148.
    expect(report.loss.value).toBeCloseTo(1.765 * 0.148 ** 2, 14);
    expect(report.loss.gradient![0]).toBeCloseTo(2 * 1.765 * 0.148 * (1 / 1.48 + 0.1), 13);
    expect(report.loss.gradient![1]).toBeCloseTo(2 * 1.765 * 0.148 * 1.48, 13);
    expect(Math.abs(report.hessian!.eigenvalues![1]! - 10.2938749719365)).toBeLessThan(1e-12);
    expect(Math.abs(report.hessian!.eigenvalues![0]! - -0.437858150899233)).toBeLessThan(1e-12);
    expect(report.analyticity.verdict).toBe('proved');
    expect(report.analyticity.kinks).toEqual([
      { layer: 'layers/1', activation: 'relu', breaks: [0], contact: [0], count: 2 },
      { layer: 'layers/3', activation: 'relu', breaks: [0], contact: [0], count: 2 },
    ]);
    expect(report.analyticity.equations!.map(({ layer, smoothness, latex }) => [layer, smoothness, latex])).toEqual([
      ['layers/1', 0, String.raw`z_{1,1}^{(1)}(\theta) = 0.9\,\theta_{1} = 0`],
      ['layers/1', 0, String.raw`z_{1,1}^{(2)}(\theta) = 2.5\,\theta_{1} = 0`],
      [
        'layers/3',
        0,
        String.raw`z_{2,1}^{(1)}(\theta) = \theta_{2}\,\operatorname{relu}\left(0.9\,\theta_{1}\right) = 0`,
      ],
      [
        'layers/3',
        0,
        String.raw`z_{2,1}^{(2)}(\theta) = \theta_{2}\,\operatorname{relu}\left(2.5\,\theta_{1}\right) = 0`,
      ],
    ]);
    expect(report.analyticity.components).toEqual({
      sets: [
        { isIrreducible: true, equations: [0, 1, 2, 3], latex: String.raw`\theta_{1} = 0`, text: 'θ1 = 0' },
        { isIrreducible: true, equations: [2, 3], latex: String.raw`\theta_{2} = 0`, text: 'θ2 = 0' },
      ],
      rest: [],
    });
    expect(report.nonSingular).toMatchObject({ eta: 0.25, verdict: 'proved', range: [0, 'Infinity'], exceptional: [] });
    expect(report.stepSize).toMatchObject({ eta: 0.25, linearlyStable: false });
  });

  test('exponents of interpolating minima are those of the reference', () => {
    const line = analyze('paper-2param-minimum', 'paper2.csv', 'half-mse', '--step-size', '0.15');
    expect(line.report.minimum.isInterpolating).toBe(true);
    expect(line.report.minimum.mu).toBeCloseTo(line.reference.minimum.mu!, 10);
    expect(line.report.minimum.lambda).toBeCloseTo(line.reference.minimum.lambda!, 10);
    const plane = analyze('diabetes8-interpolating', 'diabetes8.csv', 'half-mse', '--step-size', '0.2');
    expect(plane.report.minimum.mu).toBeCloseTo(plane.reference.minimum.mu!, 10);
    // The normal space has dimension 8: λ would need a product of random matrices.
    expect(plane.report.minimum.lambda).toBe(null);
    expect(plane.report.minimum.reason).toContain('dimension 8');
  });

  test('without a step size nothing is said about one', () => {
    const { report } = analyze('paper-2param-minimum', 'paper2.csv', 'half-mse');
    expect(report.stepSize).toMatchObject({ eta: null, linearlyStable: null });
    expect(report.minimum).toMatchObject({ isInterpolating: true, mu: null, lambda: null });
    expect(report.nonSingular.eta).toBe(null);
  });

  test('weight decay is part of the loss everywhere', () => {
    const plain = analyze('paper-2param', 'paper2.csv', 'half-mse').report;
    const decayed = analyze('paper-2param', 'paper2.csv', 'half-mse', '--weight-decay', '0.5').report;
    const square = 1.48 ** 2 + (1 / 1.48 + 0.1) ** 2;
    expect(decayed.loss.value - plain.loss.value).toBeCloseTo(0.25 * square, 13);
    for (const k of [0, 1])
      expect(decayed.hessian!.eigenvalues![k]! - plain.hessian!.eigenvalues![k]!).toBeCloseTo(0.5, 12);
    expect(decayed.minimum.isInterpolating).toBe(null);
  });
});

describe('crease analyze', () => {
  test('the report for people is short and carries grades and the name of the loss', () => {
    const { out, messages } = runCrease([
      'analyze',
      '@models/paper-2param.json',
      '--data',
      '@data/paper2.csv',
      '--step-size',
      '0.25',
    ]);
    expect(out).toMatchInlineSnapshot(`
      "paper-2param · 2 parameters · 2 samples · loss half-mse

      loss          observed  0.0386606
      gradient      observed  ‖∇L‖ = 0.872971
      analytic      proved    The function is analytic except on a null set, which lies in the union of the sets where
                              a pre-activation is at a break.
                              layers/1 relu: kink at 0, 2 evaluations
                              layers/3 relu: kink at 0, 2 evaluations
      S(L)          proved    in the union of 4 equations (listed with --json)
                    proved    with the pieces of θ the zeros of 2 coprime polynomials: θ1 = 0, θ2 = 0
      region        observed  4 of 4 evaluations active
                              nearest kink at distance 1.0332: layers/3, unit 0, sample 0
      Hessian       observed  λ from -0.437858 to 10.2939, trace 9.85602
                              1 positive, 0 zero (|λ| ≤ 1.02939e-9), 1 negative
      step size     observed  η = 0.25 is beyond the edge 2/λ = 0.19429 (loss half-mse)
      non-singular  proved    yes, by exact Hessians of all pieces
      step sizes    proved    every η > 0 (loss half-mse)
      exceptional   proved    none
      minimum       observed  not interpolating: μ and λ are not defined here
      "
    `);
    expect(messages).toMatchInlineSnapshot(`
      "warning: The step size 0.25 is beyond the edge 2/sharpness = 0.19429029451518193 (loss half-mse): a minimum this sharp would repel gradient descent.
      "
    `);
  });

  test('a point on a crease is warned about', () => {
    const model = JSON.stringify({
      format: 'crease-model/1',
      input: [1],
      layers: [
        { type: 'dense', weight: [[0]], bias: null },
        { type: 'activation', name: 'relu' },
      ],
    });
    const { messages } = runCrease(['analyze', 'm.json', '--data', '@data/paper2.csv'], { 'm.json': model });
    expect(messages).toContain('θ lies on a crease');
  });

  test('a loss that overflows is reported, not a crash', () => {
    const model = JSON.stringify({
      format: 'crease-model/1',
      input: [1],
      layers: [{ type: 'dense', weight: [[1e200]], bias: null }],
    });
    const { code, out } = runCrease(['analyze', 'm.json', '--data', '@data/paper2.csv', '--json'], { 'm.json': model });
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.loss.value).toBe('Infinity');
    expect(report.hessian).toBe(null);
    expect(report.warnings[0]).toContain('The loss is Infinity');
  });
});

test('ties of max pooling and kinks of a piecewise loss are reported beside the region', () => {
  const model = {
    format: 'crease-model/1',
    input: [1, 4],
    layers: [
      { type: 'conv1d', weight: [[[1]]] },
      { type: 'activation', name: 'relu' },
      { type: 'maxPool1d', size: 2 },
      { type: 'flatten' },
      { type: 'dense', weight: [[1, 1]] },
    ],
  };
  const files = { 'm.json': JSON.stringify(model), 'd.csv': 'a,b,c,d,y\n-1,-2,3,1,2.5\n1,2,0.5,0.25,4\n' };
  const args = ['analyze', 'm.json', '--data', 'd.csv', '--loss', 'huber'];
  const { region } = JSON.parse(runCrease([...args, '--json'], files).out);
  // Of the windows (0, 0), (3, 1), (1, 2), (0.5, 0.25) the first ties; residuals 3 − 2.5 and 2.5 − 4.
  expect(region).toMatchObject({ units: 8, active: 6, margin: 0.25 });
  expect(region.pool).toEqual([{ layer: 'layers/2', windows: 4, ties: 1, gap: 0.25 }]);
  expect(region.loss).toEqual({ units: 2, margin: 0.5 });
  const { out } = runCrease(args, files);
  expect(out).toContain('layers/2: 1 of 4 windows tie; the others differ by at least 0.25');
  expect(out).toContain('loss: 2 evaluations, nearest kink at distance 0.5');
});

test('--no-proof leaves the proof out, and says so', () => {
  const args = ['analyze', '@models/paper-2param.json', '--data', '@data/paper2.csv', '--step-size', '0.25', '--json'];
  const [full, short] = [runCrease(args), runCrease([...args, '--no-proof'])].map(({ out }) => JSON.parse(out));
  expect(full.nonSingular.verdict).toBe('proved');
  expect(short.nonSingular).toEqual({
    ...{ eta: 0.25, verdict: 'unknown', method: null, range: null, exceptional: null },
    reason: 'No proof was asked for.',
  });
  expect({ ...short, nonSingular: full.nonSingular }).toEqual(full);
});

test('with --optimiser the proof is about its map of states', () => {
  const paper = ['analyze', '@models/paper-2param.json', '--data', '@data/paper2.csv', '--step-size', '0.25'];
  const { code, out } = runCrease([...paper, '--optimiser', 'amsgrad']);
  expect(code).toBe(0);
  expect(out).toMatch(/non-singular +proved +no, it is singular at every step size/);
  expect(out).toMatch(/start +proved +The usual start/);
  const report = JSON.parse(
    runCrease([...paper, '--optimiser', 'nesterov', '--hyperparameters', 'beta=0.5', '--json']).out,
  );
  expect(report.nonSingular).toMatchObject({
    optimiser: { name: 'nesterov', parameters: { beta: 0.5 } },
    verdict: 'proved',
    method: 'moves',
    range: [0, 'Infinity'],
    start: expect.stringContaining('gradient descent with step size 3/2 · η'),
  });
  const { code: wrong, messages } = runCrease([...paper, '--hyperparameters', 'beta=0.5']);
  expect([wrong, messages]).toEqual([2, expect.stringContaining('--hyperparameters: say with --optimiser')]);
});

test('kinks that fold nothing are counted apart, and many kinks are not listed', () => {
  const relu = { type: 'activation', name: 'relu' };
  const model = (rows: number, out: readonly number[]) => ({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: Array.from({ length: rows }, (_, k) => [k + 1]), bias: null, frozen: true },
      { type: 'dense', weight: [Array.from({ length: rows }, () => 1)], bias: [0.5] },
      relu,
      { type: 'dense', weight: [[out[0]]], bias: null, frozen: true },
    ],
  });
  const files = (out: number) => ({ 'm.json': JSON.stringify(model(2, [out])), 'd.csv': 'x,y\n1,2\n2,3\n' });
  const analyzed = (out: number) => runCrease(['analyze', 'm.json', '--data', 'd.csv'], files(out)).out;
  expect(analyzed(1)).toContain('in the union of 2 equations (listed with --json)\n');
  expect(analyzed(0)).toContain(
    'in the union of 0 equations (listed with --json); 2 more switch units and fold nothing',
  );
  const many = `x,y\n${Array.from({ length: 201 }, (_, k) => `${k + 1},1`).join('\n')}\n`;
  const { out } = runCrease(['analyze', 'm.json', '--data', 'd.csv', '--json'], { ...files(1), 'd.csv': many });
  expect(JSON.parse(out).analyticity).toMatchObject({ equations: null, components: null });
});
