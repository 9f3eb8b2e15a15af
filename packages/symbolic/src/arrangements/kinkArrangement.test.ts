import { add, type Data, lossProgram, readModel, trace } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { formatRational } from '../encoding/rationalText.js';
import { countCells } from './countCells.js';
import { enumerateCells } from './enumerateCells.js';
import { independentParts, kinkArrangement } from './kinkArrangement.js';
import { maxLinearRegions } from './regionCounts.js';
import { responseProgram } from './responseProgram.js';

const network = (activation: string, widths: readonly number[] = [2]) => {
  const sizes = [1, ...widths];
  return readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      ...widths.flatMap((width, k) => [
        {
          type: 'dense',
          weight: Array.from({ length: width }, (_, j) => Array.from({ length: sizes[k]! }, (_, i) => 1 + j - 2 * i)),
          bias: Array.from({ length: width }, (_, j) => j - 0.5),
        },
        { type: 'activation', name: activation },
      ]),
      { type: 'dense', weight: [Array.from({ length: widths.at(-1)! }, () => 1)], bias: [0] },
    ],
  });
};

const data = (features: readonly number[]): Data => ({
  samples: features.length,
  features: Float64Array.from(features),
  targets: new Float64Array(features.length),
});

describe('the space of weights', () => {
  it('is a product over the units: 6 cells each on 3 samples, 36 regions', () => {
    const arrangement = kinkArrangement(lossProgram(network('relu'), data([0, 1, 3]), 'mse'));
    expect(arrangement).toMatchObject({ dimension: 7, deeper: 0, arguments: { length: 6 } });
    const parts = independentParts(arrangement);
    expect(parts.map(({ coordinates }) => coordinates)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(parts.map((part) => countCells(part.arrangement))).toEqual([6n, 6n]);
    expect(countCells(arrangement)).toBe(36n);
    expect(enumerateCells(arrangement).cells).toHaveLength(36);
  });

  it('hard-tanh has two breaks, hence 17 cells on 3 samples and 289 regions for two units', () => {
    const arrangement = kinkArrangement(lossProgram(network('hardTanh'), data([-1, 0.5, 2]), 'mse'));
    expect(arrangement.arguments[0]!.breaks.map(formatRational)).toEqual(['-1', '1']);
    expect(independentParts(arrangement).map((part) => countCells(part.arrangement))).toEqual([17n, 17n]);
  });

  it('of a deep network: the first layer, and how many kinks are left', () => {
    const arrangement = kinkArrangement(lossProgram(network('relu', [2, 3]), data([0, 1]), 'mse'));
    expect(arrangement).toMatchObject({ deeper: 6, arguments: { length: 4 } });
  });

  it('an activation without kinks makes none', () => {
    expect(kinkArrangement(lossProgram(network('tanh'), data([0, 1]), 'mse')).arguments).toEqual([]);
  });
});

describe('the space of inputs', () => {
  it('has the kinks of the units', () => {
    const { cells } = enumerateCells(kinkArrangement(responseProgram(network('relu', [3]))));
    // Units z = x - 1/2, 2x + 1/2, 3x + 3/2 switch at 1/2, -1/4, -1/2.
    expect(cells.map(({ pieces }) => pieces)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('of a deep ReLU network has at most the number of regions of the bound', () => {
    expect(maxLinearRegions(1, [3])).toBe(4n);
    expect(maxLinearRegions(1, [3, 5, 2])).toBe(72n);
    expect(maxLinearRegions(2, [3])).toBe(7n);
    // By hand: j₁ = 0 leaves rank 2 (4 cells of two lines), j₁ = 1 leaves rank 1 (3), j₁ = 2 leaves rank 0 (1).
    expect(maxLinearRegions(2, [2, 2])).toBe(4n + 2n * 3n + 1n);
  });
});

it('misuse is refused in words', () => {
  const two = trace({ a: [1], b: [1] }, ({ a, b }) => add(a, b));
  expect(() => kinkArrangement(two)).toThrowErrorMatchingInlineSnapshot(
    `[UnsupportedError: kinkArrangement: needs a program with one input and at most 4000000 coefficients before its kinks, got 2 inputs and 1 equations.]`,
  );
  expect(() => responseProgram(network('relu'), new Float64Array(3))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: responseProgram: θ needs 7 entries, got 3.]`,
  );
  expect(() => maxLinearRegions(1.5, [3])).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: maxLinearRegions: the counts must be whole numbers that are not negative, got 1.5, 3.]`,
  );
});
