import { type Data, lossProgram, type Model, patternText, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { walked } from '../../../../tests/support/walked.js';
import { countCells } from './countCells.js';
import { exactPattern } from './exactPattern.js';
import { kinkArrangement } from './kinkArrangement.js';
import { observedRegions, observedRegionsMachine } from './observedRegions.js';

const network = (widths: readonly number[], activation = 'relu'): Model => {
  const sizes = [1, ...widths, 1];
  return readModel({
    format: 'crease-model/1',
    input: [1],
    layers: sizes.slice(1).flatMap((out, k) => [
      {
        type: 'dense',
        weight: Array.from({ length: out }, () => Array.from({ length: sizes[k]! }, () => 1)),
        bias: Array.from({ length: out }, () => 0),
      },
      ...(k < widths.length ? [{ type: 'activation', name: activation }] : []),
    ]),
  });
};
const data = (...features: number[]): Data => ({
  samples: features.length,
  features: Float64Array.from(features),
  targets: new Float64Array(features.length),
});

describe('one hidden layer', () => {
  const program = lossProgram(network([2]), data(0, 1, 3), 'mse');

  it('lines and samples find all 36 regions of two units on three samples, and not one more', () => {
    expect(countCells(kinkArrangement(program))).toBe(36n);
    expect(observedRegions(program, { samples: 500, lines: 60 }).atLeast).toBe(36);
  });

  it('every witness has its pattern, exactly', () => {
    const { witnesses, atLeast, tried } = observedRegions(program, { samples: 50, lines: 5, seed: 3 });
    expect(witnesses.size).toBe(atLeast);
    expect(tried).toBeGreaterThan(54);
    for (const [text, point] of witnesses) expect(patternText(exactPattern(program, point)!)).toBe(text);
  });
});

it('two hidden layers: some of the 256 formal patterns on two samples, and a longer search never finds fewer', () => {
  const program = lossProgram(network([2, 2]), data(-1, 2), 'mse');
  const [short, long] = [10, 40].map((lines) => observedRegions(program, { samples: 0, lines }).atLeast);
  expect(short).toBeGreaterThan(50);
  expect(long).toBeGreaterThan(short!);
  expect(long).toBeLessThanOrEqual(256);
});

it('progress never falls', () => {
  const machine = observedRegionsMachine(lossProgram(network([1]), data(1), 'mse'), { samples: 3, lines: 2 });
  expect(walked(machine).progress).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
});

it('misuse is refused in words', () => {
  const program = lossProgram(network([1]), data(1), 'mse');
  expect(() => observedRegions(program, { samples: 0, lines: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: observedRegions: needs whole numbers of samples and lines, not both 0, and a positive scale; got 0, 0 and 1.]`,
  );
});
