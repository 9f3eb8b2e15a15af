import {
  activation,
  add,
  apply,
  concat,
  constant,
  evaluate,
  grad,
  lossProgram,
  mul,
  neg,
  type Program,
  readModel,
  regions,
  reshape,
  restrict,
  scale,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { type Rational, rational } from '../number/rational.js';
import { collectPolynomials } from './collectPolynomials.js';
import { evaluateExactly } from './readings.js';

function collected(program: Program): Program {
  const result = collectPolynomials(program);
  if (result.status === 'undecided') throw new Error(result.reason);
  return result.program;
}

/** How many sums, differences, products and negatives a program of scalars makes. */
function operationsOf(program: Program): number {
  const names = ['add', 'sub', 'mul', 'neg'];
  return program.equations.filter((e) => names.includes(e.primitive)).length;
}

function exactly(program: Program, point: readonly (readonly Rational[])[]): readonly (readonly Rational[])[] {
  const result = evaluateExactly(program, point);
  if (result.status === 'undecided') throw new Error(result.reason);
  return result.outputs;
}

describe('collectPolynomials', () => {
  it('writes factors once', () => {
    const step = trace({ w: [2], eta: [] }, ({ w, eta }) => {
      const [u, v] = [slice(w, 0, []), slice(w, 1, [])];
      const residual = sub(mul(mul(u, v), 3.5), 3.5);
      return concat([sub(u, mul(eta, mul(residual, v))), sub(v, mul(eta, mul(residual, u)))]);
    });
    const program = collected(step);
    // u + η·3.5(1 − uv)·v and v + η·3.5(1 − uv)·u
    expect(operationsOf(program)).toBe(8);
    expect(evaluate(program, [[2, 0.25], 0.5])).toEqual(evaluate(step, [[2, 0.25], 0.5]));
  });
  it('has signs, powers, constants and zeros', () => {
    const many = trace({ x: [2] }, ({ x }) => {
      const [u, v] = [slice(x, 0, []), slice(x, 1, [])];
      const cube = mul(mul(u, u), u);
      const parts = [
        neg(cube),
        sub(neg(u), v),
        sub(mul(cube, v), 2),
        sub(u, u),
        constant(u, -3),
        add(cube, mul(v, 1.5)),
      ];
      return [reshape(concat(parts), [2, 3]), sum(x)];
    });
    const program = collected(many);
    expect(evaluate(program, [[2, -3]])).toEqual(evaluate(many, [[2, -3]]));
    expect(program.outputs.length).toBe(2);
  });
  it('equals the region of a network exactly, where its coefficients are doubles', () => {
    const layers = [
      { type: 'dense', weight: [[1], [-2]], bias: [0.5, 1] },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[1, 3]], bias: [-0.25] },
    ];
    const model = readModel({ format: 'crease-model/1', input: [1], layers });
    const data = { samples: 4, features: Float64Array.of(-1, 0.5, 2, 0.25), targets: Float64Array.of(1, 0, -2, 0.5) };
    const gradient = grad(lossProgram(model, data, 'half-mse'));
    for (const signs of [
      [1, 1],
      [1, -1],
      [-1, -1],
    ]) {
      const theta = model.theta.map((w, k) => w * signs[k % 2]!);
      const inside = restrict(gradient, regions(gradient, [theta]).pattern);
      const point = [Array.from(theta, (_, k) => rational(2 * k - 5, 7))];
      expect(exactly(collected(inside), point)).toEqual(exactly(inside, point));
    }
  });
  it('rounds a coefficient once', () => {
    const tenths = trace({ x: [] }, ({ x }) => add(mul(x, 0.1), mul(x, 0.2)));
    expect(evaluate(collected(tenths), [1])[0]![0]).toBe(0.30000000000000004);
    const thirds = trace({ x: [] }, ({ x }) => add(scale(x, 1, 10), scale(x, 2, 10)));
    expect(evaluate(collected(thirds), [1])[0]![0]).toBe(0.3);
  });
  it('is undecided with the reason for what is no polynomial, or has no doubles', () => {
    const kinked = trace({ x: [] }, ({ x }) => apply(activation('relu'), x));
    expect(collectPolynomials(kinked)).toMatchObject({ status: 'undecided' });
    const smooth = trace({ x: [] }, ({ x }) => apply(activation('tanh'), x));
    expect(collectPolynomials(smooth)).toMatchObject({ status: 'undecided' });
    const large = trace({ x: [] }, ({ x }) => mul(mul(x, 1e200), 1e200));
    expect(collectPolynomials(large)).toEqual({
      status: 'undecided',
      scope: '',
      reason: 'output 0 has a coefficient that is no double',
    });
  });
});
