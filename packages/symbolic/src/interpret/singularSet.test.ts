import {
  activation,
  add,
  analytic,
  apply,
  atoms,
  constant,
  expression,
  grad,
  logSumExp,
  lossProgram,
  max,
  mul,
  neg,
  readModel,
  slice,
  sub,
  sum,
  trace,
  UnsupportedError,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../../tests/contract/seeded.js';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { kinkEquations } from './kinkEquations.js';
import { singularSet } from './singularSet.js';

describe('S(f) of the loss of the two-parameter network', () => {
  const kinks = singularSet(paperLoss());

  test('is contained in four hyperplanes and quadrics, two for each sample', () => {
    expect(kinks.map((k) => k.latex)).toMatchInlineSnapshot(`
      [
        "z_{1,1}^{(1)}(\\theta) = 0.9\\,\\theta_{1} = 0",
        "z_{1,1}^{(2)}(\\theta) = 2.5\\,\\theta_{1} = 0",
        "z_{2,1}^{(1)}(\\theta) = \\theta_{2}\\,\\operatorname{relu}\\left(0.9\\,\\theta_{1}\\right) = 0",
        "z_{2,1}^{(2)}(\\theta) = \\theta_{2}\\,\\operatorname{relu}\\left(2.5\\,\\theta_{1}\\right) = 0",
      ]
    `);
    expect(kinks.map((k) => k.text)).toMatchInlineSnapshot(`
      [
        "relu in layers/1: pre-activation of unit 0, sample 0 = 0",
        "relu in layers/1: pre-activation of unit 0, sample 1 = 0",
        "relu in layers/3: pre-activation of unit 0, sample 0 = 0",
        "relu in layers/3: pre-activation of unit 0, sample 1 = 0",
      ]
    `);
    expect(kinks.every((k) => k.contact === 0)).toBe(true);
  });
});

describe('maxima', () => {
  const program = trace({ theta: [2, 3] }, ({ theta }) => sum(max(theta)));
  test('give one equation for each pair of candidates', () => {
    expect(singularSet(program).map((k) => k.text)).toEqual(
      [0, 1].flatMap((sample) =>
        ['0 and 1', '0 and 2', '1 and 2'].map(
          (pair) => `max in the program: elements ${pair} of window 0, sample ${sample} are equal`,
        ),
      ),
    );
    expect(singularSet(program)[5]!.latex).toBe('u_{1,2}^{(2)}(\\theta) = u_{1,3}^{(2)}(\\theta)');
  });
  test('jump in the gradient', () => {
    expect(singularSet(grad(program)).map((k) => k.contact)).toEqual(new Array(6).fill(-1));
  });
});

test.each([
  ['√(θ²), a cone without a kink', expression.atom(atoms.sqrt, expression.pow(expression.x, 2))],
  ['1/θ', expression.div(expression.constant(1), expression.x)],
])('%s is refused: it is not analytic at 0, and has no kink', (_, value) => {
  const program = trace({ theta: [1] }, ({ theta }) => apply(analytic('f', value), theta));
  expect(kinkEquations(program)).toEqual([]);
  expect(() => singularSet(program)).toThrow(UnsupportedError);
  expect(() => singularSet(program)).toThrow(/^singularSet: kinks may not be all points .* f contains a /);
});

describe('kink equations', () => {
  const one = (name: string, parameters = {}): string[] =>
    singularSet(trace({ theta: [1] }, ({ theta }) => apply(activation(name, parameters), theta))).map((k) => k.latex);

  test('there is one for each break that is not removable', () => {
    expect(one('hardTanh')).toMatchInlineSnapshot(`
      [
        "z_{1,1}^{(1)}(\\theta) = \\theta_{1} = -1",
        "z_{1,1}^{(1)}(\\theta) = \\theta_{1} = 1",
      ]
    `);
    expect(one('leakyRelu', { slope: 1 })).toEqual([]);
    expect(one('gelu')).toEqual([]);
  });

  test('a pre-activation that is constant gives none: a function of it is constant', () => {
    const program = trace({ theta: [2] }, ({ theta }) => {
      const w = slice(theta, 0, [1, 1]);
      return apply(activation('relu'), mul(constant(theta, [0, 2], [2, 1]), w));
    });
    expect(singularSet(program).map((k) => [k.sample, k.latex])).toEqual([
      [1, 'z_{1,1}^{(2)}(\\theta) = 2\\,\\theta_{1} = 0'],
    ]);
  });

  test('units and samples are counted row-major', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [2],
      layers: [
        {
          type: 'dense',
          weight: [
            [1, 0],
            [0, 1],
            [1, 1],
          ],
          bias: null,
        },
        { type: 'activation', name: 'relu' },
      ],
    });
    const data = { samples: 2, features: Float64Array.of(1, 0.1, -3, 1e-7), targets: new Float64Array(6) };
    const kinks = singularSet(lossProgram(model, data, 'mse'));
    expect(kinks.map((k) => [k.sample, k.unit])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(kinks[4]!.latex).toBe('z_{1,2}^{(2)}(\\theta) = -3\\,\\theta_{3} + 10^{-7}\\,\\theta_{4} = 0');
  });

  test('before log-sum-exp there are formulas, behind it only equations', () => {
    const program = trace({ theta: [2] }, ({ theta }) => {
      const before = apply(activation('relu'), theta);
      return apply(activation('abs'), add(logSumExp(before), -1));
    });
    expect(singularSet(program).map((k) => k.latex)).toEqual([
      'z_{1,1}^{(1)}(\\theta) = \\theta_{1} = 0',
      'z_{1,1}^{(2)}(\\theta) = \\theta_{2} = 0',
      'z_{2,1}^{(1)}(\\theta) = 0',
    ]);
  });

  test('long formulas are left out', () => {
    const program = trace({ theta: [40] }, ({ theta }) => {
      const ones = constant(theta, new Float64Array(40).fill(1), [40, 1]);
      const row = slice(theta, 0, [1, 40]);
      return apply(
        activation('abs'),
        theta.builder.emit('matmul', [row, ones], { transposeA: false, transposeB: false }),
      );
    });
    expect(singularSet(program).map((k) => k.latex)).toEqual(['z_{1,1}^{(1)}(\\theta) = 0']);
  });
});

describe('what a kink does to the program', () => {
  const relu = activation('relu');
  /** The smoothness across every kink of a function of θ₁ and θ₂. */
  const across = (body: (x: Value, y: Value) => Value): (string | number)[] =>
    kinkEquations(trace({ theta: [2] }, ({ theta }) => body(slice(theta, 0, []), slice(theta, 1, [])))).map(
      ({ smoothness }) => smoothness,
    );

  test('kinks that cancel are removable, in every writing of the same hyperplane', () => {
    expect(across((x) => sub(apply(relu, x), apply(relu, neg(x))))).toEqual(['removable', 'removable']);
    expect(across((x, y) => sub(apply(relu, sub(mul(2, x), y)), mul(2, apply(relu, sub(mul(0.5, y), x)))))).toEqual([
      'removable',
      'removable',
    ]);
    expect(across((x) => add(apply(relu, x), apply(relu, neg(x))))).toEqual([0, 0]);
    // |x| - relu(x) - relu(-x) = 0
    expect(across((x) => sub(apply(activation('abs'), x), add(apply(relu, x), apply(relu, neg(x)))))).toEqual([
      'removable',
      'removable',
      'removable',
    ]);
  });

  test('kinks that cancel inside of a later unit are removable, those of the later unit stay', () => {
    expect(across((x, y) => apply(relu, add(sub(apply(relu, x), apply(relu, neg(x))), y)))).toEqual([
      'removable',
      'removable',
      0,
    ]);
  });

  test('an output weight 0 removes the kink', () => {
    expect(across((x, y) => add(mul(0, apply(relu, x)), apply(relu, y)))).toEqual(['removable', 0]);
  });

  test('factors that vanish on the hyperplane make it smoother', () => {
    expect(across((x) => mul(x, apply(relu, x)))).toEqual([1]);
    expect(across((x) => mul(mul(x, x), apply(activation('squaredRelu'), x)))).toEqual([3]);
    expect(across((x, y) => mul(sub(x, y), apply(activation('abs'), sub(mul(3, x), mul(3, y)))))).toEqual([1]);
    expect(across((x, y) => mul(y, apply(relu, x)))).toEqual([0]);
    // A polynomial that is not linear: the parabola y = x².
    expect(across((x, y) => mul(sub(y, mul(x, x)), apply(relu, sub(y, mul(x, x)))))).toEqual([1]);
  });

  test('where pieces are no polynomials, or jump, it is the contact of the function', () => {
    expect(across((x) => sub(apply(activation('elu'), x), apply(activation('elu'), x)))).toEqual([1, 1]);
    const step = activation('heaviside');
    expect(across((x) => add(apply(step, x), apply(step, neg(x))))).toEqual([-1, -1]);
  });

  test('what is read by a log-sum-exp or a maximum is compared as well', () => {
    const behind = (join: (v: Value) => Value) =>
      kinkEquations(trace({ theta: [2] }, ({ theta }) => join(apply(relu, theta)))).map((k) => k.smoothness);
    expect(behind(logSumExp)).toEqual([0, 0]);
    expect(behind(max)).toEqual([0, 0, 0]);
  });

  test('removable kinks are not in the singular set', () => {
    const program = trace({ theta: [1] }, ({ theta }) => sub(apply(relu, theta), apply(relu, neg(theta))));
    expect([kinkEquations(program).length, singularSet(program).length]).toEqual([2, 0]);
  });
});

test('where a pre-activation is constantly at its kink is told', () => {
  expect(kinkEquations(paperLoss()).map(({ constantWhere }) => constantWhere)).toEqual([
    undefined,
    undefined,
    'relu of unit 0, sample 0 in layers/1 is 0',
    'relu of unit 0, sample 1 in layers/1 is 0',
  ]);
  const clipped = trace({ theta: [2] }, ({ theta }) => {
    const inner = apply(activation('hardTanh'), slice(theta, 0, []));
    return apply(activation('relu'), mul(add(inner, 1), slice(theta, 1, [])));
  });
  const shifted = trace({ theta: [2] }, ({ theta }) =>
    apply(activation('relu'), add(mul(apply(activation('relu'), slice(theta, 0, [])), slice(theta, 1, [])), 0.5)),
  );
  // The constant there is 1/2, not 0.
  expect(kinkEquations(shifted).at(-1)!.constantWhere).toBe(undefined);
  expect(kinkEquations(clipped).at(-1)!.constantWhere).toBe('hardTanh of unit 0, sample 0 in the program is -1');
});

test('the formulas of two layers of attention before a squared hinge have an end', () => {
  const random = seeded(1);
  const weight = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => random() - 0.5));
  const attention = (heads: number, width: number): object => ({
    ...{ type: 'attention', heads, query: weight(2 * heads, 3), key: weight(2 * heads, 3) },
    ...{ value: weight(2 * heads, 3), output: weight(width, 2 * heads), causal: true },
  });
  const layers = [attention(1, 3), attention(3, 3), { type: 'flatten' }, { type: 'dense', weight: weight(1, 9) }];
  const model = readModel({ format: 'crease-model/1', input: [3, 3], layers });
  const features = Float64Array.from({ length: 27 }, () => random() - 0.5);
  const data = { samples: 3, features, targets: Float64Array.of(0, 1, 1) };
  const kinks = kinkEquations(lossProgram(model, data, 'squared-hinge'));
  // The polynomials are too long to compare: the contact of the squared hinge stands.
  expect(kinks.map(({ smoothness, latex }) => [smoothness, latex])).toEqual(
    [1, 2, 3].map((sample) => [1, `z_{1,1}^{(${sample})}(\\theta) = 1`]),
  );
});
