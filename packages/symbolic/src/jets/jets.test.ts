import { activation, apply, constant, div, mul, restrict, slice, trace, type Value } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { equalPolynomials, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { float64 } from '../number/float64.js';
import { interval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { invalidRational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { primeField } from '../number/residue.js';
import { variableJet } from './jet.js';
import { jetArithmetic } from './jetArithmetic.js';
import { secondOrder } from './secondOrder.js';

const scalars = (n: number, body: (...theta: Value[]) => Value): ReturnType<typeof trace> =>
  trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));

describe("the paper's loss ½(1 − relu(θ₂ relu(θ₁)))² at (4/3, 3/4)", () => {
  const loss = scalars(2, (a, b) => {
    const relu = activation('relu');
    const residual = apply(relu, mul(b, apply(relu, a)));
    const one = constant(a, 1);
    return apply(activation('square'), residual.builder.emit('sub', [one, residual], {}));
  });
  const point = [rational(4, 3), rational(3, 4)];

  test('has the gradient 0 and the Hessian [[9/16, 1], [1, 16/9]], exactly', () => {
    // The loss here has no factor ½, so the Hessian is doubled.
    expect(secondOrder(loss, point, rationals)).toEqual({
      status: 'computed',
      value: rational(0),
      gradient: [rational(0), rational(0)],
      hessian: [
        [rational(9, 8), rational(2)],
        [rational(2), rational(32, 9)],
      ],
    });
  });

  test('modulo a prime it is the image of the same, on a fixed piece', () => {
    const maps = [...loss.equations.keys()].filter((k) => {
      const e = loss.equations[k]!;
      return e.primitive === 'map' && e.parameters.function.name === 'relu';
    });
    const restricted = restrict(loss, new Map(maps.map((k) => [k, Int32Array.of(1)])));
    const field = primeField(10_007);
    const jet = secondOrder(restricted, point.map(field.fromRational), field);
    if (jet.status === 'undecided') throw new Error(jet.reason);
    expect(jet.hessian.flat()).toEqual(
      [rational(9, 8), rational(2), rational(2), rational(32, 9)].map(field.fromRational),
    );
    expect(secondOrder(loss, point.map(field.fromRational), field).status).toBe('undecided');
  });
});

describe('exact zeros', () => {
  test('a value that does not depend on a variable has the derivative 0 by it, in every number type', () => {
    const program = scalars(3, (a, b) => mul(apply(activation('tanh'), a), b));
    const jet = secondOrder(program, [interval(1, 2), interval(-3, 5), interval(0, 1)], intervals);
    if (jet.status === 'undecided') throw new Error(jet.reason);
    expect(jet.gradient[2]).toEqual(interval(0, 0));
    expect(jet.hessian[2]).toEqual([interval(0, 0), interval(0, 0), interval(0, 0)]);
    expect(jet.hessian[1]![1]).toEqual(interval(0, 0));
    expect(jet.hessian[0]![1]).toEqual(jet.hessian[1]![0]);
  });

  test('but 0 times something that does not exist is not 0', () => {
    const program = scalars(2, (a, b) => mul(a, div(constant(a, 1), b)));
    expect(secondOrder(program, [rational(0), rational(0)], rationals).status).toBe('undecided');
    expect(secondOrder(program, [rational(0), rational(2)], rationals)).toMatchObject({
      gradient: [rational(1, 2), rational(0)],
      hessian: [
        [rational(0), rational(-1, 4)],
        [rational(-1, 4), rational(0)],
      ],
    });
  });
});

test('0 times a derivative that does not exist is not 0 either, though the value exists', () => {
  const jets = jetArithmetic(rationals);
  const broken = { value: rational(1), support: [0], gradient: [invalidRational], hessian: undefined };
  expect(jets.isValid(jets.mul(jets.zero, broken))).toBe(false);
  expect(jets.isValid(jets.mul(broken, jets.zero))).toBe(false);
});

describe('at a break the derivatives are those of the owner', () => {
  test.each([
    ['relu', 0, 0, 0],
    ['hardTanh', 1, 0, 0],
    ['abs', 0, 0, 0],
    ['softsign', 0, 1, 2],
  ])('%s at %d: slope %d, curvature %d', (name, at, slope, curvature) => {
    const jet = secondOrder(
      scalars(1, (x) => apply(activation(name), x)),
      [rational(at)],
      rationals,
    );
    expect(jet).toMatchObject({ gradient: [rational(slope)], hessian: [[rational(curvature)]] });
  });

  test('an interval with a kink inside has no derivatives', () => {
    const jet = secondOrder(paperLoss(), [interval(-1, 1), interval(1, 1)], intervals);
    expect(jet).toMatchObject({ status: 'undecided', scope: 'layers/1' });
  });
});

describe('the arithmetic of jets', () => {
  const jets = jetArithmetic(polynomialRing);
  const [x, y] = [0, 1].map((k) => variableJet(variable(k), k, polynomialRing));

  test('over polynomials gives derivatives as formulas: x³y', () => {
    const jet = jets.mul(jets.power(x!, 3), y!);
    const [px, py] = [variable(0), variable(1)];
    const { mul: times, scale } = polynomialRing;
    const expected = [scale(times(px, py), 6, 1), scale(times(px, px), 3, 1), polynomialRing.zero];
    for (const [k, entry] of expected.entries()) expect(equalPolynomials(jet.hessian![k]!, entry)).toBe(true);
  });

  test('quotients, differences and powers against their derivatives at a point', () => {
    const numbers = jetArithmetic(rationals);
    const a = variableJet(rational(2), 0, rationals);
    const b = variableJet(rational(-3), 1, rationals);
    // a/b: (1/b, −a/b²) and [[0, −1/b²], [−1/b², 2a/b³]].
    expect(numbers.div(a, b)).toEqual({
      value: rational(-2, 3),
      support: [0, 1],
      gradient: [rational(-1, 3), rational(-2, 9)],
      hessian: [rational(0), rational(-1, 9), rational(-4, 27)],
    });
    expect(numbers.sub(a, b).gradient).toEqual([rational(1), rational(-1)]);
    expect(numbers.power(a, 0)).toEqual(numbers.one);
    expect(numbers.power(a, 1)).toBe(a);
    expect(numbers.power(b, 4).hessian).toEqual([rational(108)]);
    expect(numbers.scale(b, 1, 2).gradient).toEqual([rational(1, 2)]);
    expect(numbers.isValid(numbers.div(a, numbers.zero))).toBe(false);
    expect(numbers.isZero(numbers.sub(a, a))).toBe(true);
    expect(numbers.isZero(numbers.sub(a, numbers.fromNumber(2)))).toBe(false);
    expect(numbers.compare(a, 1.5)).toBe(1);
    expect(numbers.atom('tanh', a)).toBeUndefined();
    const zero = variableJet(rational(0), 0, rationals);
    // sigmoid″(0) = 0: the Hessian is left out.
    expect(numbers.atom('sigmoid', zero)).toEqual({
      value: rational(1, 2),
      support: [0],
      gradient: [rational(1, 4)],
      hessian: undefined,
    });
  });

  test('atoms in doubles: log″ = −1/x²', () => {
    const numbers = jetArithmetic(float64);
    expect(numbers.atom('log', variableJet(4, 0, float64))).toMatchObject({ gradient: [0.25], hessian: [-0.0625] });
    expect(numbers.toNumber(numbers.fromRatio(1, 4))).toBe(0.25);
    expect(numbers.neg(variableJet(4, 0, float64))).toMatchObject({ value: -4, gradient: [-1] });
  });
});
