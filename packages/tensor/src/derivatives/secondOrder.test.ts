import { describe, expect, it } from 'vitest';
import cases from '../../../../tests/oracles/secondOrder.json' with { type: 'json' };
import { trace } from '../ir/trace.js';
import { lossProgram, outputProgram } from '../nn/lossProgram.js';
import { objective } from '../nn/objective.js';
import { outputLossProgram } from '../nn/outputLossProgram.js';
import { readModel } from '../nn/readModel.js';
import { apply, mul } from '../ops/arithmetic.js';
import { matmul, reshape, slice } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { rangeOf } from '../params/layout.js';
import { activation } from '../scalar/activation.js';
import { curvature } from './curvature.js';
import { hessianOf } from './hessianOf.js';
import { jacobianOf } from './jacobianOf.js';
import { matrixOf } from './matrixOf.js';

/** Both sides round differently in some fifty operations on numbers of size 1. */
function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-13): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  for (let e = 0; e < expected.length; e++)
    expect(Math.abs(actual[e]! - expected[e]!), `entry ${e}`).toBeLessThan(tolerance * scale);
}

describe.each(cases)('against PyTorch: $name', (reference) => {
  const model = readModel(reference.model);
  const data = {
    samples: reference.samples,
    features: Float64Array.from(reference.features),
    targets: Float64Array.from(reference.targets),
  };
  const { theta } = model;
  const n = theta.length;
  const [v, w] = [Float64Array.from(reference.v), Float64Array.from(reference.w)];
  const loss = objective(lossProgram(model, data, reference.loss));
  const outputs = outputProgram(model, data);

  it('value, gradient, products with the Hessian and the third derivative', () => {
    expectNear([loss.value(theta)], [reference.value]);
    expectNear(loss.gradient(theta), reference.gradient);
    expectNear(loss.hvp(theta, v), reference.hvp);
    expectNear(loss.thirdDerivative(theta, v, w), reference.third);
  });
  it('the Hessian, exactly symmetric, and the block of each layer', () => {
    const h = loss.hessian(theta);
    expectNear(h, reference.hessian);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(h[i * n + j]).toBe(h[j * n + i]);
    for (const k of model.layers.keys()) {
      if (model.layers[k]!.parameters.length === 0) continue;
      const { offset, size } = rangeOf(model.layout, `layers/${k}`);
      const rows = Array.from({ length: size }, (_, i) =>
        h.subarray((offset + i) * n + offset, (offset + i) * n + offset + size),
      );
      expectNear(
        loss.hessianBlock(theta, { offset, size }),
        rows.flatMap((row) => [...row]),
      );
    }
  });
  it('the Jacobian, the Gauss–Newton part and the residual part', () => {
    expectNear(jacobianOf(outputs)([theta]), reference.jacobian);
    const parts = curvature(outputs, outputLossProgram(model, data, reference.loss));
    expectNear(matrixOf(parts.gaussNewton)([theta]), reference.gaussNewton);
    expectNear(matrixOf(parts.hessian)([theta]), reference.hessian);
    expectNear(
      matrixOf(parts.residual)([theta]),
      reference.hessian.map((h, e) => h - reference.gaussNewton[e]!),
    );
  });
  it('the Hessian is the derivative of the gradient, by extrapolated differences', () => {
    // Central differences with steps h and h/2, combined so that the error of order h² cancels (Richardson).
    const difference = (step: number): Float64Array => {
      const at = (t: number): Float64Array => loss.gradient(theta.map((x, k) => x + t * v[k]!));
      const [plus, minus] = [at(step), at(-step)];
      return plus.map((p, k) => (p - minus[k]!) / (2 * step));
    };
    const [coarse, fine] = [difference(1e-3), difference(5e-4)];
    const extrapolated = fine.map((f, k) => f + (f - coarse[k]!) / 3);
    expectNear(extrapolated, reference.hvp, 1e-10);
  });
});

describe('the Hessian of a program that reads θ in other ways', () => {
  const tanh = activation('tanh');
  it('whole, in runs that overlap, and not at all', () => {
    const program = trace({ theta: [5] }, ({ theta }) => {
      const first = theta.builder.scoped('a', () => slice(theta, 0, [3]));
      const overlapping = theta.builder.scoped('b', () => slice(theta, 2, [3]));
      return sum(mul(apply(tanh, mul(first, overlapping)), slice(theta, 1, [3])));
    });
    const loss = objective(program);
    const theta = Float64Array.of(0.3, -0.7, 1.1, 0.2, -0.4);
    const h = loss.hessian(theta);
    for (let k = 0; k < 5; k++) {
      const unit = new Float64Array(5);
      unit[k] = 1;
      expectNear(h.subarray(5 * k, 5 * k + 5), loss.hvp(theta, unit));
    }
    const whole = trace({ theta: [3] }, ({ theta }) => sum(apply(activation('square'), theta)));
    expect(hessianOf(whole)([Float64Array.of(1, 2, 3)])).toEqual(Float64Array.of(2, 0, 0, 0, 2, 0, 0, 0, 2));
    const linear = trace({ theta: [2] }, ({ theta }) => sum(theta));
    expect(hessianOf(linear)([Float64Array.of(1, 2)])).toEqual(new Float64Array(4));
  });
  it('with more layers than blocks, and more parameters than run side by side', () => {
    const depth = 11;
    const width = 5;
    const program = trace({ theta: [depth * width * width] }, ({ theta }) => {
      let value = slice(theta, 0, [width, width]);
      for (let k = 1; k < depth; k++) {
        value = theta.builder.scoped(`layers/${k}`, () =>
          apply(tanh, matmul(value, slice(theta, k * width * width, [width, width]))),
        );
      }
      return sum(value);
    });
    const loss = objective(program);
    const theta = Float64Array.from({ length: loss.dimension }, (_, k) => Math.sin(3 * k));
    const h = loss.hessian(theta);
    const v = theta.map((_, k) => Math.cos(2 * k));
    const product = loss.hvp(theta, v);
    const byRows = product.map((_, i) => v.reduce((total, x, j) => total + h[i * loss.dimension + j]! * x, 0));
    expectNear(byRows, product);
  });
});

it('the Jacobian takes forward mode for more outputs than inputs', () => {
  const program = trace({ a: [2] }, ({ a }) => matmul(reshape(a, [2, 1]), reshape(a, [1, 2])));
  expect(jacobianOf(program)([Float64Array.of(3, 5)])).toEqual(Float64Array.of(6, 0, 5, 3, 5, 3, 0, 10));
});

it('misuse is named', () => {
  const none = trace({ a: [2] }, ({ a }) => [a, a]);
  expect(() => jacobianOf(none)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: jacobianOf: needs a program with an input and one output, got 1 inputs and 2 outputs.]`,
  );
  expect(() => matrixOf(none)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matrixOf: needs a program with an input and one output, got 1 inputs and 2 outputs.]`,
  );
  const one = trace({ a: [2] }, ({ a }) => a);
  expect(() =>
    curvature(
      one,
      trace({ z: [3] }, ({ z }) => sum(z)),
    ),
  ).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: curvature: the loss must take the one output of the network, but the network returns [2] and the loss takes [3].]`,
  );
  const loss = objective(trace({ theta: [2] }, ({ theta }) => sum(theta)));
  const theta = new Float64Array(2);
  const short = new Float64Array(1);
  expect(() => loss.hessianBlock(theta, { offset: 1, size: 2 })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: objective: parameters 1 to 3 are not among the 2 of θ.]`,
  );
  for (const call of [
    () => loss.hessian(short),
    () => loss.hessianBlock(short, { offset: 0, size: 1 }),
    () => loss.thirdDerivative(short, theta, theta),
    () => loss.thirdDerivative(theta, short, theta),
    () => loss.thirdDerivative(theta, theta, short),
    () => loss.thirdDerivative(theta, theta, theta, short),
  ])
    expect(call).toThrow('must have 2 entries, got 1');
});
