import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { add, apply, broadcastTo, constant, div, mul, scale, sub } from '../ops/arithmetic.js';
import { concatenate, pad, take } from '../ops/arrange.js';
import { concat, gather, matmul, reshape, slice, transpose } from '../ops/linear.js';
import { logSumExp, max, mean, sum } from '../ops/reduce.js';
import { convolution, windows } from '../ops/windows.js';
import { activation, activations } from '../scalar/activation.js';
import { leakyRelu } from '../scalar/activations.js';
import type { ScalarFunction } from '../scalar/piecewise.js';
import { Builder } from './builder.js';
import { check } from './check.js';
import type { Equation, Program } from './program.js';
import type { Shape } from './shape.js';
import { show } from './show.js';
import { trace } from './trace.js';
import type { Value } from './value.js';

describe('trace', () => {
  it('gives a program that can be read', () => {
    const program = trace({ theta: [2], x: [3, 2] }, ({ theta, x }) =>
      theta.builder.scoped('layer', () => mean(apply(activation('relu'), matmul(x, reshape(theta, [2, 1]))))),
    );
    expect(show(program)).toMatchInlineSnapshot(`
      "inputs theta[2], x[3, 2]
      v0[2, 1] = reshape (theta)  # layer
      v1[3, 1] = matmul (x, v0)  # layer
      v2[3, 1] = map relu (v1)  # layer
      v3[] = sum axes [0, 1] (v2)  # layer
      v4[] = scale 1/3 (v3)  # layer
      return v4"
    `);
    expect(structuredClone(program)).toEqual(program);
  });
  it('refuses to branch on a traced value', () => {
    expect(() =>
      trace({ a: [] }, ({ a }) => ((a as unknown as number) > 0 ? a : add(a, 1))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: A traced value was used as a number (in "if", "<", "+" or a text). Programs have no branches on values: put a kink into a piecewise function and apply it, and use add, sub, mul for arithmetic.]`,
    );
  });
  it('refuses arithmetic operators and texts on a traced value', () => {
    expect(() => trace({ a: [] }, ({ a }) => mul(a, (a as unknown as number) * 2))).toThrow('used as a number');
    expect(() => trace({ a: [] }, ({ a }) => mul(a, Number(`${a}`)))).toThrow('used as a number');
  });
  it('refuses a value of another trace', () => {
    let stolen: Value | undefined;
    trace({ a: [] }, ({ a }) => {
      stolen = a;
      return a;
    });
    expect(() => trace({ b: [] }, ({ b }) => add(b, stolen!))).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: add: this value belongs to another trace. Pass what the inner function needs as an input of its own trace.]`,
    );
    expect(() => trace({ b: [] }, () => stolen!)).toThrow('belongs to another trace');
  });
  it('refuses a value of a finished trace', () => {
    let late: Value | undefined;
    trace({ a: [] }, ({ a }) => {
      late = a;
      return a;
    });
    expect(() => add(late!, late!)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: add: the trace of this value is finished. Compute with it inside the traced function and return the result.]`,
    );
  });
  it('refuses what is not a traced value', () => {
    expect(() => trace({ a: [] }, () => 3 as unknown as Value)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: the result: expected a traced value, got number. Wrap numbers and arrays with constant(…).]`,
    );
    expect(() => trace({ a: [] }, () => undefined as unknown as Value)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: trace: the function returned nothing. Return a traced value, or an array of them.]`,
    );
  });
  it('wants inputs before equations', () => {
    const builder = new Builder();
    const a = builder.input('a', []);
    builder.emit('neg', [a], {});
    expect(() => builder.input('b', [])).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: Input "b" comes after an equation. Declare all inputs first.]`,
    );
  });
});

describe('shapes that do not fit', () => {
  const failing: Record<string, (a: Value, b: Value) => Value> = {
    'add, no broadcast': (a, b) => add(a, b),
    'matmul, inner sizes': (a, b) => matmul(a, transpose(b)),
    'matmul, with a hint': (a) => matmul(a, a),
    'matmul, ranks': (a) => matmul(a, sum(a)),
    'matmul, stacks': (a) => matmul(reshape(a, [2, 1, 3]), reshape(a, [1, 3, 2])),
    'max of nothing': (a) => max(slice(a, 0, [2, 0])),
    'max, axis': (a) => max(a, 2),
    'maxMask of a scalar': (a) => a.builder.emit('maxMask', [sum(a)], {}),
    'inverseRms of a scalar': (a) => a.builder.emit('inverseRms', [sum(a)], { epsilon: 1 }),
    'inverseRms without epsilon': (a) => a.builder.emit('inverseRms', [a], { epsilon: 0 }),
    'concatenate nothing': () => concatenate([]),
    'concatenate other sizes': (a, b) => concatenate([a, b]),
    pad: (a) => pad(a, [[1, 1]]),
    'pad by a negative number': (a) =>
      pad(a, [
        [1, 1],
        [0, -1],
      ]),
    take: (a) => take(a, [0, 3], -1),
    'windows that do not fit': (a) => windows(reshape(a, [1, 2, 3]), [4]),
    'windows without steps': (a) => windows(reshape(a, [1, 2, 3]), [2], { stride: [0] }),
    'convolution, groups': (a) => convolution(reshape(a, [1, 2, 3]), reshape(a, [3, 1, 2]), { groups: 2 }),
    'convolution, axes': (a) => convolution(reshape(a, [1, 2, 3]), reshape(a, [3, 2])),
    reshape: (a) => reshape(a, [5]),
    transpose: (a) => transpose(a, [0, 0]),
    broadcastTo: (a) => broadcastTo(a, [3]),
    sum: (a) => sum(a, [2]),
    slice: (a) => slice(a, 4, [3]),
    'slice at a fraction': (a) => slice(a, 0.5, [2]),
    'reshape to fractions': (a) => reshape(a, [1.5, 4]),
    'reshape to negative sizes': (a) => reshape(a, [-2, -3]),
    gather: (a) => gather(a, [9], [1]),
    'gather at a fraction': (a) => gather(a, [0, 1.5], [2]),
    'gather, counts': (a) => gather(a, [0, 1], [3]),
    constant: (a) => constant(a, [1, 2], [3]),
    logSumExp: (a) => logSumExp(sum(a)),
    concat: () => concat([]),
    mean: (a) => mean(slice(a, 0, [0])),
    broadcast: (a) => a.builder.emit('broadcast', [a], { shape: [2, 2], axes: [0, 1] }),
    'sum, primitive': (a) => a.builder.emit('sum', [a], { axes: [2] }),
    'logSumExp, primitive': (a) => a.builder.emit('logSumExp', [sum(a)], {}),
    'add, primitive': (a, b) => a.builder.emit('add', [a, b], {}),
    'assemble, overlap': (a) => a.builder.emit('assemble', [a, a], { size: 12, offsets: [0, 3] }),
    'assemble, size': (a) => a.builder.emit('assemble', [a], { size: 3, offsets: [0] }),
    map: (a) => a.builder.emit('map', [a], { function: activation('relu'), germs: Int32Array.of(7) }),
  };
  for (const [name, body] of Object.entries(failing)) {
    it(name, () => {
      expect(messageOf(() => trace({ a: [2, 3], b: [2, 4] }, ({ a, b }) => body(a, b)))).toMatchSnapshot();
    });
  }
});

it('inputs have shapes of whole numbers', () => {
  for (const shape of [[-1], [1.5], [Number.NaN], [2 ** 60], 3 as unknown as Shape, null as unknown as Shape])
    expect(() => trace({ a: shape }, ({ a }) => a)).toThrow('a: sizes are whole numbers');
  expect(() => trace({ a: [2, -1] }, ({ a }) => a)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: a: sizes are whole numbers, got [2,-1].]`,
  );
});

it('apply wants a function, not its name', () => {
  for (const f of ['relu', undefined, null, activations.elu, leakyRelu])
    expect(() => trace({ a: [2] }, ({ a }) => apply(f as unknown as ScalarFunction, a))).toThrow(UsageError);
  expect(() =>
    trace({ a: [2] }, ({ a }) => apply('relu' as unknown as ScalarFunction, a)),
  ).toThrowErrorMatchingInlineSnapshot(`[UsageError: apply: needs a function such as activation('relu').]`);
});

describe('numbers that do not fit', () => {
  it('scale by 0/0, div by 0 and by nothing traced', () => {
    expect(() => trace({ a: [] }, ({ a }) => scale(a, 1, 0))).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: scale: needs finite numbers and a denominator other than 0, got 1/0.]`,
    );
    expect(() => trace({ a: [] }, ({ a }) => mul(a, Number.NaN))).toThrow('finite');
    expect(() => trace({ a: [] }, () => sub(1, 2))).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: sub: needs a traced value, got 2 and 1.]`,
    );
    expect(() => trace({ a: [] }, () => div(1, 2))).toThrow('needs a traced value');
  });
});

describe('check', () => {
  const good = trace({ a: [2] }, ({ a }) => sum(apply(activation('relu'), a)));
  const change = (edit: (p: { equations: Record<string, unknown>[]; outputs: number[] }) => void): Program => {
    const copy = structuredClone(good) as unknown as { equations: Record<string, unknown>[]; outputs: number[] };
    edit(copy);
    return copy as unknown as Program;
  };
  it('passes a program on', () => expect(check(good)).toBe(good));
  it('names what is wrong', () => {
    expect(() =>
      check(change((p) => Object.assign(p.equations[0]!, { primitive: 'relu' }))),
    ).toThrowErrorMatchingInlineSnapshot(`[FormatError: Program, equation 0 (relu): unknown primitive.]`);
    const lost = { op: 'div', left: { op: 'x' }, right: { op: 'atom', atom: 'gamma', of: { op: 'x' } } };
    const named = { name: 'f', breaks: [0], pieces: [{ op: 'x' }, { op: 'neg', of: lost }], owners: ['left'] };
    expect(() =>
      check(change((p) => Object.assign(p.equations[0]!, { parameters: { function: named } }))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program, equation 0 (map): unknown elementary function "gamma".]`,
    );
    expect(() =>
      check(change((p) => Object.assign(p.equations[0]!, { inputs: [2] }))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program, equation 0 (map): reads value 2, which is not made yet.]`,
    );
    for (const inputs of [[], [1, 1]])
      expect(() => check(change((p) => Object.assign(p.equations[1]!, { inputs })))).toThrow(
        `Program, equation 1 (sum): has ${inputs.length} inputs instead of 1.`,
      );
    expect(() =>
      check(change((p) => Object.assign(p.equations[0]!, { shape: [3] }))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program, equation 0 (map): has shape [3], but its inputs give [2].]`,
    );
    expect(() =>
      check(change((p) => Object.assign(p.equations[1]!, { parameters: { axes: [1] } }))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program, equation 1 (sum): sum: axes [1] are not increasing axes of [2].]`,
    );
    expect(() => check({ ...good, inputs: [{ name: 'a', shape: [-2] }] })).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program: the shape of input 0 is no array of whole numbers from 0 on.]`,
    );
    const negative = trace({ a: [6] }, ({ a }) => reshape(a, [2, 3])).equations[0]!;
    const shape = [-2, -3];
    const equation = { ...negative, parameters: { shape }, shape } as Equation;
    expect(() =>
      check({ inputs: [{ name: 'a', shape: [6] }], equations: [equation], outputs: [1] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program, equation 0 (reshape): result: sizes are whole numbers, got [-2,-3].]`,
    );
    expect(() => check(change((p) => p.outputs.push(9)))).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: Program: output 9 is not one of its 3 values.]`,
    );
  });
});

function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  throw new Error('nothing was thrown');
}
