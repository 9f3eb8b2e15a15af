import {
  activation,
  apply,
  concat,
  constant,
  finish,
  lossProgram,
  mul,
  objective,
  slice as part,
  readModel,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { walked } from '../../../tests/support/walked.js';
import { slice1d, slice1dMachine } from './slice1d.js';

/** f(x) = relu(θ₂ relu(θ₁ x)) on (0.9, 0.9), (2.5, 2.5): L = 1.765 (1 − θ₁θ₂)² where both are positive, else 1.765. */
const paper = readModel({
  format: 'crease-model/1',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1]], bias: null },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[0.5]], bias: null },
    { type: 'activation', name: 'relu' },
  ],
});
const paperLoss = objective(
  lossProgram(
    paper,
    { samples: 2, features: Float64Array.of(0.9, 2.5), targets: Float64Array.of(0.9, 2.5) },
    'half-mse',
  ),
);

/** L(a, b) = relu(a² − b): a kink on the parabola b = a². */
const parabola = objective(
  trace({ theta: [2] }, ({ theta }) => {
    const a = part(theta, 0, [1]);
    return sum(apply(activation('relu'), sub(mul(a, a), part(theta, 1, [1]))));
  }),
);

describe('slice1d', () => {
  test('values are those of the loss, and the centre is the loss to the last bit', () => {
    const { positions, values } = slice1d(paperLoss, paper.theta, Float64Array.of(1, 2), { radius: 0.25, points: 11 });
    for (const [k, c] of positions.entries()) {
      const exact = 1.765 * (1 - (1 + c) * (0.5 + 2 * c)) ** 2;
      const dead = 0.5 + 2 * c <= 0;
      expect(Math.abs(values[k]! - (dead ? 1.765 : exact))).toBeLessThan(1e-15 * 10);
    }
    expect(values[5]).toBe(paperLoss.value(paper.theta));
  });

  test('crossings lie where the pre-activations vanish, one for each unit and sample', () => {
    // θ₁ = 1 + 2c vanishes at −1/2. θ₂ = 1/2 − c vanishes at 1/2; the second pre-activation θ₂·relu(θ₁x) also
    // changes from 0 to positive at −1/2, with the first.
    const { creases } = slice1d(paperLoss, paper.theta, Float64Array.of(2, -1));
    const found = creases.map((c) => [c.scope, c.unit, c.sample, c.break, Math.round(c.position * 1e12) / 1e12]);
    expect(found.toSorted()).toEqual(
      [
        ['layers/1', 0, 0, 0, -0.5],
        ['layers/1', 0, 1, 0, -0.5],
        ['layers/3', 0, 0, 0, -0.5],
        ['layers/3', 0, 0, 0, 0.5],
        ['layers/3', 0, 1, 0, -0.5],
        ['layers/3', 0, 1, 0, 0.5],
      ].toSorted(),
    );
    for (const c of creases) expect(c.width).toBeLessThanOrEqual(2 ** -52);
  });

  test('crossings come from left to right, also those that are found last', () => {
    // A pair around the turning point at 0, and a plain crossing at 0.7.
    const both = objective(
      trace({ theta: [1] }, ({ theta }) => {
        const squares = sub(mul(theta, theta), 1e-4);
        return sum(apply(activation('relu'), concat([squares, sub(theta, 0.7)])));
      }),
    );
    const { creases } = slice1d(both, Float64Array.of(0.05), Float64Array.of(1), { points: 5 });
    const found = creases.map((c) => [c.sample, c.position + 0.05]);
    expect(found).toEqual([
      [0, expect.closeTo(-0.01, 12)],
      [0, expect.closeTo(0.01, 12)],
      [1, expect.closeTo(0.7, 12)],
    ]);
  });

  test('a pair of crossings inside one cell is found through the turning point', () => {
    // a² − b along (1, 0) from (0, 1e-4): roots ±0.01, both inside the cells next to 0 of a grid of spacing 0.5.
    const { creases } = slice1d(parabola, Float64Array.of(0.1, 1e-4), Float64Array.of(1, 0), { points: 5 });
    expect(creases.map((c) => c.position)).toHaveLength(2);
    expect(creases[0]!.position).toBeCloseTo(-0.11, 13);
    expect(creases[1]!.position).toBeCloseTo(-0.09, 13);
  });

  test('a turning point on the near side of the kink is no crossing', () => {
    const { creases } = slice1d(parabola, Float64Array.of(0.1, -1e-4), Float64Array.of(1, 0), { points: 5 });
    expect(creases).toEqual([]);
  });

  test('every break of a function with several is looked for', () => {
    const clipped = objective(
      trace({ theta: [1] }, ({ theta }) => sum(apply(activation('hardTanh', { min: -0.3, max: 0.7 }), theta))),
    );
    const { creases } = slice1d(clipped, Float64Array.of(0), Float64Array.of(1));
    expect(creases.map((c) => [c.break, c.position])).toEqual([
      [-0.3, expect.closeTo(-0.3, 15)],
      [0.7, expect.closeTo(0.7, 15)],
    ]);
  });

  test('functions without kinks have no creases, and creases can be left out', () => {
    const smooth = objective(trace({ theta: [1] }, ({ theta }) => sum(apply(activation('tanh'), theta))));
    expect(slice1d(smooth, Float64Array.of(0), Float64Array.of(1)).creases).toEqual([]);
    expect(slice1d(paperLoss, paper.theta, Float64Array.of(2, -1), { creases: false }).creases).toEqual([]);
  });

  test('more grid points than lanes give the same slice', () => {
    const few = slice1d(paperLoss, paper.theta, Float64Array.of(2, -1), { points: 5 });
    const many = slice1d(paperLoss, paper.theta, Float64Array.of(2, -1), { points: 101 });
    for (const [k, x] of few.positions.entries()) {
      expect(many.positions[k * 25]).toBe(x);
      expect(many.values[k * 25]).toBe(few.values[k]);
    }
    expect(many.creases.length).toBe(few.creases.length);
  });

  test('the machine makes progress from 0 to 1 and ends with the same slice', () => {
    const machine = slice1dMachine(paperLoss, paper.theta, Float64Array.of(2, -1));
    const { result } = walked(machine);
    expect(result).toEqual(slice1d(paperLoss, paper.theta, Float64Array.of(2, -1)));
    expect(finish(machine).values).toEqual(result.values);
  });

  test('θ and the direction are not changed', () => {
    const [theta, direction] = [paper.theta.slice(), Float64Array.of(2, -1)];
    slice1d(paperLoss, theta, direction);
    expect(theta).toEqual(paper.theta);
    expect(direction).toEqual(Float64Array.of(2, -1));
  });

  test('constants in the loss do not matter to the crossings', () => {
    const shifted = objective(
      trace({ theta: [1] }, ({ theta }) => sum(apply(activation('relu'), sub(theta, constant(theta, [0.25]))))),
    );
    const { creases } = slice1d(shifted, Float64Array.of(0), Float64Array.of(1), { points: 3 });
    expect(creases.map((c) => c.position)).toEqual([expect.closeTo(0.25, 15)]);
  });
});
