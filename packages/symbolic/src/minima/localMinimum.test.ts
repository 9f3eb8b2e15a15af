import { randomInteger, randomStream } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { evaluateExactly } from '../interpret/readings.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { localMinimum } from './localMinimum.js';
import { regionMinima } from './regionMinima.js';

const problemOf = (net: HiddenLayerNet): NonSingularityProblem =>
  hiddenLayerProblem({ units: 1, loss: 'sum-squares', ...net });

/** Five points on a line, the example of the page on slices. */
const example: HiddenLayerNet = { x: [0, 1, 2, 3, 4], y: [0, 0, 1, 1, 2] };

const point = (...texts: string[]): Rational[] => texts.map(parseRational);

/** The loss by the program itself. */
function lossOf(problem: NonSingularityProblem, theta: readonly Rational[]): Rational {
  const reading = evaluateExactly(problem.program, [theta]);
  if (reading.status === 'undecided') throw new Error(reading.reason);
  return reading.outputs[0]![0]!;
}

describe('one ReLU unit on five points', () => {
  const problem = problemOf(example);
  const verdictAt = (...texts: string[]): string => localMinimum(problem, point(...texts)).verdict;

  it('has a bad local minimum with 2/3, the global one with 1/5, and a dead plateau with 14/5', () => {
    expect(localMinimum(problem, point('1', '-7/3', '1', '1/3'))).toMatchObject({
      verdict: 'proved',
      value: rational(2, 3),
    });
    expect(localMinimum(problem, point('3/5', '-1/2', '1', '0'))).toMatchObject({
      verdict: 'proved',
      value: rational(1, 5),
    });
    expect(localMinimum(problem, point('-1', '-1', '1', '4/5'))).toMatchObject({
      verdict: 'proved',
      value: rational(14, 5),
    });
  });

  it('has a bad local minimum on a crease, where the loss has no derivative', () => {
    const answer = localMinimum(problem, point('-1/2', '2', '-1', '9/5'));
    expect(answer).toMatchObject({ verdict: 'proved', value: rational(3, 10) });
    // The unit may be on or off on the last sample.
    expect(answer.verdict === 'proved' && answer.units[0]!.map(({ pieces }) => pieces.join(''))).toEqual([
      '11110',
      '11111',
    ]);
  });

  it('has none where the output bias, the unit, or a switched-off unit can do better', () => {
    expect(verdictAt('1', '-7/3', '1', '1/2')).toBe('refuted');
    expect(verdictAt('1', '-7/3', '2', '1/3')).toBe('refuted');
    expect(verdictAt('1', '0', '0', '4/5')).toBe('refuted');
    // On the kinks of all samples at once.
    expect(verdictAt('0', '0', '1', '4/5')).toBe('refuted');
    // The minimum of a region on its boundary, with a lower loss on the other side.
    expect(verdictAt('21/34', '-21/34', '1', '1/17')).toBe('refuted');
  });
});

it('a switched-off unit is at a minimum only where its response stays 0', () => {
  // Targets that are symmetric: at w = 0 the response of the unit to a weight is 0 on the whole line b > 0.
  const symmetric: HiddenLayerNet = { ...example, x: [[-1], [1]], y: [3, 3] };
  expect(localMinimum(problemOf(symmetric), point('1', '5', '0', '3')).verdict).toBe('proved');
  const hill: HiddenLayerNet = { ...example, x: [[-1], [0], [1]], y: [0, 3, 0] };
  const answer = localMinimum(problemOf(hill), point('0', '1', '0', '1'));
  expect(answer.verdict).toBe('proved');
  const tilted = localMinimum(problemOf({ ...hill, y: [0, 0, 3] }), point('0', '1', '0', '1'));
  expect(tilted.verdict).toBe('refuted');
});

describe('on random small networks', () => {
  const stream = randomStream(11, 0);
  const pick = (least: number, most: number): number => least + randomInteger(stream, most - least + 1);
  const cases = Array.from({ length: 30 }, (_, k) => {
    const inputs = 1 + (k % 2);
    const samples = pick(2, 5);
    const network: HiddenLayerNet = {
      activation: { name: ['relu', 'leakyRelu', 'abs', 'hardTanh'][k % 4]! },
      units: k % 3 === 0 && inputs === 1 ? 2 : 1,
      hiddenBias: k % 5 !== 0,
      outputBias: k % 3 !== 1,
      x: Array.from({ length: samples }, () => Array.from({ length: inputs }, () => pick(-2, 2))),
      y: Array.from({ length: samples }, () => pick(-2, 2)),
    };
    return [k, network] as const;
  });

  /** Points next to θ: every weight changed by some millionths. */
  const neighbours = (theta: readonly Rational[]): Rational[][] =>
    Array.from({ length: 30 }, () => theta.map((x) => rationals.add(x, rational(pick(-3, 3), 3_000_000))));

  it.for(cases)('network %i: nothing near a proved minimum is lower; what refutes one is', ([, network]) => {
    const problem = problemOf(network);
    const { minima, least } = regionMinima(problem);
    const dimension = minima.find(({ theta }) => theta !== undefined)!.theta!.length;
    const thetas = [
      ...minima.flatMap(({ theta }) => (theta === undefined ? [] : [theta])).slice(0, 12),
      ...Array.from({ length: 6 }, () => Array.from({ length: dimension }, () => rational(pick(-2, 2)))),
    ];
    for (const theta of thetas) {
      const answer = localMinimum(problem, theta);
      expect(answer.value).toEqual(lossOf(problem, theta));
      if (answer.verdict === 'refuted') {
        expect(compareRationals(lossOf(problem, answer.lower), answer.value)).toBe(-1);
        continue;
      }
      for (const near of neighbours(theta)) expect(compareRationals(lossOf(problem, near), answer.value)).not.toBe(-1);
    }
    if (least!.theta !== undefined) expect(localMinimum(problem, least!.theta).verdict).toBe('proved');
  });
});

it('misuse is refused in words', () => {
  const problem = problemOf(example);
  expect(() => localMinimum(problem, [])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: localMinimum: θ needs 4 entries, got 0.]`,
  );
  const invalid = rationals.div(rationals.one, rationals.zero);
  expect(() => localMinimum(problem, [invalid, invalid, invalid, invalid])).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: localMinimum: θ has an entry 0/0.]`,
  );
  expect(formatRational(invalid)).toBe('0/0');
});
