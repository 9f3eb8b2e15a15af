import { kinkedEquations, objective, randomNormal, randomStream } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/nonSingularity.json' with { type: 'json' };
import { analyticLosses, piecewiseLosses } from '../../../../tests/support/referenceLosses.js';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { stripZeroRoot } from '../algebra/polynomial.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { gcdMethod } from './gcdMethod.js';
import { hullHessian } from './hullHessian.js';
import { hullMethod } from './hullMethod.js';
import { piecesText } from './patterns.js';
import { dimensionOf } from './problem.js';

const losses = new Map(piecewiseLosses.map((loss) => [loss.name, loss]));

describe.each(piecewiseLosses)('$name', ({ problem, feasible, formal }) => {
  test('the exceptional step sizes are those of the patterns with a witness, all of them proved', () => {
    const answer = certifyNonSingular(problem, undefined, { check: false });
    expect(answer.verdict).toBe('proved');
    expect(answer.exceptional!.map(({ status }) => status)).toEqual(feasible.map(() => 'proved'));
    for (const [k, eta] of feasible.entries())
      expect(Math.abs(answer.exceptional![k]!.value - eta)).toBeLessThan(1e-15 * eta);
    // Patterns without a witness give no step size that those with one do not give.
    for (const eta of formal) expect(feasible).toContain(eta);
    const check = verifyCertificate(JSON.parse(JSON.stringify(answer.certificate)));
    expect(check).toEqual({ result: 'valid', why: answer.certificate!.claim.sentence });
  });
});

test.each(piecewiseLosses.filter(({ hullBound }) => hullBound !== undefined))(
  '$name: the hull proves at least the listed range, and no exceptional step size',
  ({ problem, feasible, hullBound }) => {
    const found = hullMethod(problem);
    if (found.kind !== 'proof') throw new Error(found.reason);
    expect(1 / found.bound).toBeGreaterThanOrEqual(hullBound!);
    for (const eta of feasible) expect(eta * found.bound).toBeGreaterThanOrEqual(1 - 1e-15);
  },
);

describe('the patterns with exceptional step sizes', () => {
  /** All formal patterns whose gcd has a root other than 0. */
  const exceptionalPatterns = (name: string): string[] => {
    const found = gcdMethod(losses.get(name)!.problem.program);
    if (found.kind !== 'proof') throw new Error(found.reason);
    return found.groups
      .filter(({ gcd }) => stripZeroRoot(gcd).polynomial.length > 1)
      .flatMap(({ patterns }) => patterns.map(({ pieces }) => piecesText(pieces)))
      .sort();
  };

  test.each(
    fixture.piecewise.filter(({ name }) =>
      /^(?:dense121_(?!hard)|conv|res|leaky|linreg|paper|perazzo|deeplinear)/.test(name),
    ),
  )('$name: the listed ones', ({ name, exceptionalPatterns: listed }) => {
    expect(exceptionalPatterns(name)).toEqual(listed!.map(({ pattern }) => pattern));
  });

  test('two hidden layers: those with a dead last layer', () => {
    const { program } = losses.get('deep1221_relu')!.problem;
    const [first, last] = kinkedEquations(program).map(({ count }) => count);
    const found = exceptionalPatterns('deep1221_relu');
    expect(found).toHaveLength(2 ** first!);
    expect(found.every((pattern) => pattern.endsWith('0'.repeat(last!)))).toBe(true);
  });
});

describe.each(analyticLosses)('$name', ({ name, problem }) => {
  test('every step size is proved', () => {
    const answer = certifyNonSingular(problem, 'every step size');
    expect(answer).toMatchObject({ verdict: 'proved', range: [0, 'Infinity'], exceptional: [] });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
  });

  test('spectra meet those enclosed in numpy', () => {
    const entry = fixture.analytic.find((e) => e.name === name)!;
    for (const [k, listed] of (entry.points as number[][]).entries()) {
      const rows = hullHessian(problem.program, dimensionOf(problem.program)).matrix(own(name, listed));
      if ('status' in rows) throw new Error(rows.reason);
      const found = eigenvalueEnclosures(rows)!;
      const spectra = entry.spectra[k]!;
      // Of the largest network only the ends of the spectrum are listed.
      // There GELU has √(2/π) cut after ten digits, which moves eigenvalues by about 1e-12.
      const slack = name === 'dense121_gelu_tanh' ? 1e-11 : 0;
      const places = spectra.length === found.length ? [...spectra.keys()] : [0, found.length - 1];
      for (const [i, place] of places.entries()) {
        expect(found[place]!.lower).toBeLessThanOrEqual(spectra[i]![1]! + slack);
        expect(found[place]!.upper).toBeGreaterThanOrEqual(spectra[i]![0]! - slack);
      }
    }
  });

  /** The point in the order of our parameters: recurrence has the input weight first, regression the weights. */
  function own(loss: string, point: readonly number[]): number[] {
    const orders: Readonly<Record<string, readonly number[]>> = {
      rnn_tanh: [1, 0, 2, 3, 4],
      softmax_regression: [0, 1, 3, 4, 6, 7, 2, 5, 8],
    };
    return (orders[loss] ?? [...point.keys()]).map((k) => point[k]!);
  }
});

describe('one step from many starts', () => {
  const step = (
    name: string,
    eta: number,
    start: (stream: ReturnType<typeof randomStream>) => number[],
  ): number[][] => {
    const { gradient } = objective(losses.get(name)!.problem.program);
    return Array.from({ length: 400 }, (_, k) => {
      const theta = Float64Array.from(start(randomStream(name, k)));
      const slope = gradient(theta);
      return Array.from(theta, (t, i) => t - eta * slope[i]!);
    });
  };
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const along = (points: readonly number[][], direction: (theta: readonly number[]) => number): number =>
    spread(points.map(direction));
  const normal = (stream: ReturnType<typeof randomStream>): number => 3 * randomNormal(stream);

  // Weights near 0 and biases far below: every unit is dead on all inputs.
  const dead = (stream: ReturnType<typeof randomStream>): number[] => [
    ...[0, 1].map(() => randomNormal(stream) / 8),
    ...[0, 1].map(() => -5 - Math.abs(normal(stream))),
    ...[0, 1, 2].map(() => normal(stream)),
  ];
  const bias = (theta: readonly number[]): number => theta.at(-1)!;

  test('dead units: the output bias lands on the mean of the targets at 1/2, and nowhere else', () => {
    const collapsed = step('dense121_relu', 0.5, dead);
    expect(along(collapsed, bias)).toBeLessThan(1e-12);
    expect(Math.abs(bias(collapsed[0]!) - 2 / 3)).toBeLessThan(1e-12);
    expect(along(step('dense121_relu', 0.49, dead), bias)).toBeGreaterThan(0.1);
    expect(along(step('dense121_relu', 0.25, dead), bias)).toBeGreaterThan(1);
  });

  test('live leaky unit: the same at 1/2, while the weights stay apart', () => {
    const live = (stream: ReturnType<typeof randomStream>): number[] => [
      0.1 + Math.abs(normal(stream)),
      normal(stream),
      normal(stream),
    ];
    const collapsed = step('leaky_live_exception', 0.5, live);
    expect(along(collapsed, bias)).toBeLessThan(1e-12);
    expect(Math.abs(bias(collapsed[0]!) - 2)).toBeLessThan(1e-12);
    for (const k of [0, 1]) expect(along(collapsed, (theta) => theta[k]!)).toBeGreaterThan(1);
    expect(along(step('leaky_live_exception', 0.45, live), bias)).toBeGreaterThan(0.1);
  });

  test('dead residual block: one direction of the linear regression collapses, the other does not', () => {
    // θ = (W, b, V, u, c); dead where W x + b < 0 on x = 1, 2, 4.
    const idle = (stream: ReturnType<typeof randomStream>): number[] => [
      randomNormal(stream) / 8,
      -5 - Math.abs(normal(stream)),
      normal(stream),
      normal(stream),
      normal(stream),
    ];
    // 9λ² − 144λ + 56 = 0; the matrix of the regression is [[14, 14/3], [14/3, 2]].
    for (const root of [(72 + Math.sqrt(72 * 72 - 9 * 56)) / 9, (72 - Math.sqrt(72 * 72 - 9 * 56)) / 9]) {
      const [p, q] = [14 / 3, root - 14];
      const size = Math.hypot(p, q);
      const points = step('resnet1', 1 / root, idle);
      expect(along(points, (theta) => (p * theta[3]! + q * theta[4]!) / size)).toBeLessThan(1e-12);
      expect(along(points, (theta) => (q * theta[3]! - p * theta[4]!) / size)).toBeGreaterThan(1);
    }
  });
});
