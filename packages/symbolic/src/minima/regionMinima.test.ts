import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/smallestLosses.json' with { type: 'json' };
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { walked } from '../../../../tests/support/walked.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { formatRational } from '../encoding/rationalText.js';
import { evaluateExactly } from '../interpret/readings.js';
import { rationals } from '../number/rationals.js';
import { localMinimum } from './localMinimum.js';
import { regionMinima, regionMinimaMachine } from './regionMinima.js';

const problemOf = (net: HiddenLayerNet): NonSingularityProblem =>
  hiddenLayerProblem({ units: 1, loss: 'sum-squares', ...net });

/** Five points on a line, the example of the page on slices. */
const example: HiddenLayerNet = { x: [0, 1, 2, 3, 4], y: [0, 0, 1, 1, 2] };

describe('one ReLU unit on five points', () => {
  const { cells, minima, least, regionCount, minimumCount } = regionMinima(problemOf(example));
  const valueOn = (pattern: string, sign: 1 | -1): string =>
    formatRational(
      minima.find(({ region: [unit] }) => cells[unit!.cell]!.pieces.join('') === pattern && unit!.sign === sign)!.value,
    );

  it('has the known minima of its regions, also where the best fit of the pattern has its kink outside', () => {
    expect([regionCount, minimumCount]).toEqual([10n, 20n]);
    expect(valueOn('00011', 1)).toBe('2/3');
    expect(valueOn('01111', 1)).toBe('1/5');
    // Without the walls of the region the fit would be 1/6, with the kink at 1/3.
    expect(valueOn('00111', 1)).toBe('7/34');
    expect(valueOn('00000', 1)).toBe('14/5');
    expect(valueOn('11111', 1)).toBe('3/10');
  });

  it('knows every local minimum, also where a region has minimisers inside and on its boundary', () => {
    const values = minima
      .filter(({ theta }) => localMinimum(problemOf(example), theta!).verdict === 'proved')
      .map(({ value }) => formatRational(value));
    // 1: the unit fits the last sample alone, wherever its kink is between the last two; 2: the first sample alone.
    expect([...new Set(values)]).toEqual(['14/5', '1', '2/3', '1/5', '2', '3/10']);
  });

  it('has the global minimum 1/5', () => {
    expect(formatRational(least!.value)).toBe('1/5');
    expect(least!.theta!.map(formatRational)).toEqual(['3/5', '-1/2', '1', '0']);
  });
});

it('two ReLU units on five points: 210 regions, global minimum 1/6', () => {
  const { minima, least } = regionMinima(problemOf({ ...example, units: 2 }));
  expect(minima).toHaveLength(210);
  expect(formatRational(least!.value)).toBe('1/6');
});

it('XOR: one unit does no better than a constant, two units fit it exactly', () => {
  const xor: HiddenLayerNet = {
    x: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    y: [0, 1, 1, 0],
  };
  expect(formatRational(regionMinima(problemOf(xor)).least!.value)).toBe('2/3');
  expect(formatRational(regionMinima(problemOf({ ...xor, units: 2 })).least!.value)).toBe('0');
});

it('a minimum that lies at infinity: a step between two points that are close', () => {
  const step: HiddenLayerNet = { activation: { name: 'hardTanh' }, x: [[0], [1], [2], [3]], y: [-1, -1, 1, 1] };
  expect(formatRational(regionMinima(problemOf(step)).least!.value)).toBe('0');
});

describe('against many runs of an optimiser', () => {
  it.for(fixture.cases.map((entry, k) => [k, entry] as const))('case %i', ([, entry]) => {
    const problem = problemOf(entry);
    const { minima, least } = regionMinima(problem);
    const value = rationals.toNumber(least!.value);
    const scale = entry.y.reduce((sum, y) => sum + y * y, 1);
    // No run may be below what is proved, except for the rounding of a sum of squares.
    expect(value).toBeLessThanOrEqual(entry.found + 1e-12 * scale);
    // Infima at infinity are approached by runs with large weights only.
    expect(entry.found - value).toBeLessThan(1e-4 * scale);
    for (const { theta, value: exact } of minima) {
      if (theta === undefined) continue;
      // The loss program, read exactly, has this value there.
      expect(evaluateExactly(problem.program, [theta])).toMatchObject({ outputs: [[exact]] });
    }
  });
});

describe('large and foreign problems', () => {
  it('with too many regions are not begun', () => {
    const wide = { ...example, units: 4 };
    expect(regionMinima(problemOf(wide))).toMatchObject({
      status: 'tooMany',
      minimumCount: 8855n,
      minima: [],
      least: undefined,
    });
    expect(regionMinima(problemOf({ ...example, units: 2 }), { maxRegions: 209 }).status).toBe('tooMany');
  });

  it('report progress that never falls', () => {
    walked(regionMinimaMachine(problemOf(example)));
  });

  it('are refused with the condition that fails', () => {
    const refused = (problem: NonSingularityProblem) => expect(() => regionMinima(problem));
    refused(problemOf({ ...example, activation: { name: 'tanh' } })).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here the activation is not continuous and piecewise linear with finitely many pieces.]`,
    );
    refused(problemOf({ ...example, activation: { name: 'hardShrink' } })).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here the activation is not continuous and piecewise linear with finitely many pieces.]`,
    );
    refused(problemOf({ ...example, loss: 'huber' })).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here the loss "huber" is not a squared loss.]`,
    );
    refused(problemOf({ ...example, weightDecay: 0.1 })).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here there is weight decay.]`,
    );
    const { program } = problemOf(example);
    refused({ program }).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here the program comes without its network and data.]`,
    );
    expect(() => regionMinima(problemOf(example), { maxRegions: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: regionMinima: maxRegions must be a positive whole number, got 0.]`,
    );
  });
});
