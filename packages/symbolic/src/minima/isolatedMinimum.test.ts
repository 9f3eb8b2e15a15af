import { activation, add, apply, type Program, slice, sub, sum, trace } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/isolatedMinima.json' with { type: 'json' };
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { isolatedMinimum } from './isolatedMinimum.js';

const { program } = hiddenLayerProblem({
  units: 1,
  activation: { name: 'tanh' },
  loss: 'sum-squares',
  weightDecay: 0.02,
  x: [-2, -1, 0, 1, 2],
  y: [1, 0, 2, 0, 1],
});

/** A decimal as the rational that it denotes. */
function decimal(text: string) {
  const [mantissa, exponent = '0'] = text.split('e');
  const [whole, digits = ''] = mantissa!.split('.');
  const value = rational(BigInt(whole + digits), 10n ** BigInt(digits.length));
  const power = rational(10n ** BigInt(Math.abs(Number(exponent))));
  return Number(exponent) < 0 ? rationals.div(value, power) : rationals.mul(value, power);
}

function found(start: readonly number[]) {
  const answer = isolatedMinimum(program, Float64Array.from(start));
  if (answer.verdict !== 'enclosed') throw new Error(answer.reason);
  return answer;
}

describe('a tanh unit with weight decay has two strict local minima', () => {
  it.for(fixture.cases)(
    'the one near $start is in the ball, and its loss in the interval',
    ({ start, theta, loss }) => {
      const { centre, radius, value, curvature } = found(start);
      const distance = theta
        .map((text, k) => rationals.sub(decimal(text), rationalFromNumber(centre[k]!)))
        .reduce((squares, d) => rationals.add(squares, rationals.mul(d, d)), rationals.zero);
      expect(rationals.compare(rationals.sub(distance, rationalFromNumber(radius * radius)), 0)).toBe(-1);
      expect(rationals.compare(decimal(loss), value.lower)).not.toBe(-1);
      expect(rationals.compare(decimal(loss), value.upper)).not.toBe(1);
      expect(value.upper - value.lower).toBeLessThan(1e-12);
      expect(curvature).toBeGreaterThan(0);
    },
  );

  it('so the one with the larger loss is a bad local minimum', () => {
    const [better, worse] = fixture.cases.map(({ start }) => found(start));
    expect(better!.value.upper).toBeLessThan(worse!.value.lower);
  });
});

const square = activation('square');
const component = (theta: Parameters<typeof slice>[0], k: number) => slice(theta, k, []);

describe('exact minima', () => {
  // (θ₁² − 2)² + (θ₂ − θ₁)²: minima at ±(√2, √2), a saddle at 0.
  const wells = trace({ theta: [2] }, ({ theta }) => {
    const [x, y] = [component(theta, 0), component(theta, 1)];
    return add(apply(square, sub(apply(square, x), 2)), apply(square, sub(y, x)));
  });

  it('√2 is in the ball', () => {
    const answer = isolatedMinimum(wells, Float64Array.of(1.3, 1.6));
    expect(answer.verdict).toBe('enclosed');
    if (answer.verdict !== 'enclosed') return;
    const [low, high] = [answer.centre[0]! - answer.radius, answer.centre[0]! + answer.radius].map((x) =>
      rationals.power(rationalFromNumber(x), 2),
    );
    expect([rationals.compare(low!, 2), rationals.compare(high!, 2)]).toEqual([-1, 1]);
    expect(answer.value.lower).toBeLessThanOrEqual(0);
  });

  it.for([
    ['a saddle', wells, [0, 0]],
    ['a line of minima', trace({ theta: [2] }, ({ theta }) => apply(square, sum(theta))), [1, -1]],
    ['a point on a kink', trace({ theta: [1] }, ({ theta }) => sum(apply(activation('abs'), theta))), [0]],
    ['a plane without a minimum', trace({ theta: [1] }, ({ theta }) => sum(theta)), [3]],
  ] as const satisfies readonly (readonly [string, Program, readonly number[]])[])(
    '%s is no strict minimum that can be proved',
    ([, loss, theta]) => {
      const answer = isolatedMinimum(loss, Float64Array.from(theta));
      expect(answer.verdict).toBe('unknown');
      expect(answer.verdict === 'unknown' && answer.reason.length).toBeGreaterThan(20);
    },
  );
});

it('misuse is refused in words', () => {
  expect(() => isolatedMinimum(program, new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: isolatedMinimum: θ needs 4 entries, got 2.]`,
  );
});
