import { describe, expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { trace } from '../ir/trace.js';
import { add, apply, constant, mul } from '../ops/arithmetic.js';
import { matmul, reshape, slice } from '../ops/linear.js';
import { max, sum } from '../ops/reduce.js';
import { activation } from '../scalar/activation.js';
import { lineCrossings } from './lineCrossings.js';
import { nearestKinks } from './nearestKinks.js';
import { trajectoryChanges } from './pieceChanges.js';

describe('lineCrossings', () => {
  it('follows maxima', () => {
    const program = trace({ theta: [3] }, ({ theta }) => sum(max(reshape(theta, [1, 3]))));
    const line = lineCrossings(program, [Float64Array.of(1, 0, -2)], Float64Array.of(0, 2, 4), { to: 4 });
    expect(line.crossings.map((c) => [c.t, c.from, c.to])).toEqual([
      [0.5, 0, 1],
      [1, 1, 2],
    ]);
  });
  it('leaves a kink that lies at the beginning on the side of the slope', () => {
    const program = trace({ theta: [3] }, ({ theta }) => sum(apply(activation('relu'), theta)));
    const line = lineCrossings(program, [Float64Array.of(0, 0, 0)], Float64Array.of(1, -1, 0));
    expect(line.crossings).toEqual([]);
    expect([...line.regions[0]!.pattern.values()].map((g) => [...g])).toEqual([[1, 0, 0]]);
  });
  it('does not count a kink that is touched, and finds two crossings close together', () => {
    const square = activation('square');
    const program = trace({ theta: [2] }, ({ theta }) =>
      sum(apply(activation('relu'), add(apply(square, slice(theta, 0, [1])), slice(theta, 1, [1])))),
    );
    const direction = Float64Array.of(1, 0);
    expect(lineCrossings(program, [Float64Array.of(-1, 0)], direction, { to: 2 }).crossings).toEqual([]);
    const { crossings } = lineCrossings(program, [Float64Array.of(-1, -1e-6)], direction, { to: 2 });
    expect(crossings.map((c) => [c.from, c.to])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(crossings[0]!.t).toBeCloseTo(0.999, 9);
    expect(crossings[1]!.t).toBeCloseTo(1.001, 9);
  });
  it('stops at its bound', () => {
    const program = trace({ theta: [3] }, ({ theta }) => sum(apply(activation('relu'), theta)));
    const line = lineCrossings(program, [Float64Array.of(-1, -2, -3)], Float64Array.of(1, 1, 1), {
      to: 4,
      maxCrossings: 2,
    });
    expect(line.status).toBe('maxCrossings');
    expect(line.crossings.map((c) => c.t)).toEqual([1, 2]);
  });
  it('names what it cannot do', () => {
    const theta = [new Float64Array(1)];
    const one = Float64Array.of(1);
    const relu = activation('relu');
    const smooth = trace({ theta: [1] }, ({ theta: t }) => sum(apply(relu, apply(activation('tanh'), t))));
    const linear = trace({ theta: [1] }, ({ theta: t }) => sum(apply(relu, t)));
    expect(() => lineCrossings(smooth, theta, one)).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: lineCrossings: the pre-activations of equation 1 are not polynomials of degree at most 10 along a line. Use piecewise-linear activations and fewer layers, or bisect between regions().]`,
    );
    expect(() => lineCrossings(linear, theta, new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: lineCrossings: the direction needs 1 entries, got 2.]`,
    );
    expect(() => lineCrossings(linear, theta, one, { from: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: lineCrossings: needs finite from < to, got 1 and 1.]`,
    );
    expect(() => lineCrossings(linear, theta, one, { maxCrossings: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: lineCrossings: maxCrossings must be a positive whole number, got 0.]`,
    );
  });
});

describe('nearestKinks', () => {
  // z₁ = 3θ₁ + 4θ₂ = 5 for θ = (−1, 2): the kink 0 is at distance 5/5; z₂ = θ₁θ₂ = −2: distance 2/√5.
  const program = trace({ theta: [2] }, ({ theta }) => {
    const first = matmul(constant(theta, [3, 4], [1, 2]), reshape(theta, [2, 1]));
    const second = mul(slice(theta, 0, [1]), slice(theta, 1, [1]));
    const relu = activation('relu');
    return add(sum(apply(relu, first)), sum(apply(relu, second)));
  });
  it('gives distances in θ to first order, nearest first', () => {
    const [near, far, ...none] = nearestKinks(program, [Float64Array.of(-1, 2)]);
    expect(none).toEqual([]);
    expect(near).toMatchObject({ preactivation: -2, break: 0, unit: 0, sample: 0 });
    expect(near!.distance).toBeCloseTo(2 / Math.sqrt(5), 15);
    expect(far).toMatchObject({ preactivation: 5, slope: 5, distance: 1 });
    expect(nearestKinks(program, [Float64Array.of(-1, 2)], 1)).toEqual([near]);
  });
  it('is exact where the pre-activation is linear: that step reaches the kink', () => {
    const { slope, preactivation, equation } = nearestKinks(program, [Float64Array.of(-1, 2)])[1]!;
    const step = (x: number, g: number): number => x - (preactivation / (slope * slope)) * g;
    const moved = nearestKinks(program, [Float64Array.of(step(-1, 3), step(2, 4))]);
    expect(Math.abs(moved.find((k) => k.equation === equation)!.preactivation)).toBeLessThan(1e-15);
  });
  it('has infinite distances where θ does not move the pre-activation', () => {
    const stuck = trace({ theta: [1] }, ({ theta }) => sum(apply(activation('relu'), mul(theta, 0))));
    expect(nearestKinks(stuck, [Float64Array.of(3)])[0]).toMatchObject({
      slope: 0,
      distance: Number.POSITIVE_INFINITY,
    });
  });
  it('wants a positive count', () => {
    expect(() => nearestKinks(program, [Float64Array.of(0, 0)], 0)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: nearestKinks: count must be a positive whole number, got 0.]`,
    );
  });
});

it('trajectoryChanges tells at which steps which elements change', () => {
  const program = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), theta)));
  const points = [
    [1, 1],
    [2, 1],
    [2, -1],
    [-2, 0],
    [-1, 1],
  ].map((p) => Float64Array.from(p));
  expect(evaluate(program, [points[0]!])[0]).toEqual(Float64Array.of(2));
  expect(trajectoryChanges(program, points)).toMatchInlineSnapshot(`
    [
      {
        "changes": [
          {
            "equation": 0,
            "from": 1,
            "sample": 1,
            "scope": "",
            "to": 0,
            "unit": 0,
          },
        ],
        "step": 2,
      },
      {
        "changes": [
          {
            "equation": 0,
            "from": 1,
            "sample": 0,
            "scope": "",
            "to": 0,
            "unit": 0,
          },
        ],
        "step": 3,
      },
      {
        "changes": [
          {
            "equation": 0,
            "from": 0,
            "sample": 1,
            "scope": "",
            "to": 1,
            "unit": 0,
          },
        ],
        "step": 4,
      },
    ]
  `);
});
