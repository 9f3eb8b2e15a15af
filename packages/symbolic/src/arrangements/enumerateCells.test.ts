import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/arrangements.json' with { type: 'json' };
import { walked } from '../../../../tests/support/walked.js';
import { parseRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { type Arrangement, argumentAt } from './arrangement.js';
import { countCells } from './countCells.js';
import { type Cell, enumerateCells, enumerateCellsMachine } from './enumerateCells.js';
import { maxCells, maxDichotomies } from './regionCounts.js';

const zero = rational(0);

/** The unit with weights (w, b): ReLU on these one-dimensional samples. */
const reluUnit = (inputs: readonly number[]): Arrangement => ({
  dimension: 2,
  arguments: inputs.map((x) => ({ normal: [rational(x), rational(1)], offset: zero, breaks: [zero] })),
});

/** Checks by substitution that every witness is strictly on the pieces of its cell, and that no two cells are one. */
function expectSound({ arguments: list }: Arrangement, cells: readonly Cell[]): void {
  for (const { pieces, witness } of cells)
    for (const [k, argument] of list.entries()) {
      const value = argumentAt(argument, witness);
      const isConstant = argument.normal.every(({ numerator }) => numerator === 0n);
      const [low, high] = [argument.breaks[pieces[k]! - 1], argument.breaks[pieces[k]!]];
      if (low !== undefined) expect(compareRationals(value, low)).toBe(1);
      if (high !== undefined) expect(compareRationals(value, high)! <= (isConstant ? 0 : -1)).toBe(true);
    }
  expect(new Set(cells.map(({ pieces }) => pieces.join())).size).toBe(cells.length);
}

describe("against Whitney's theorem", () => {
  it.for(fixture.cases.map((entry, k) => [k, entry] as const))(
    'arrangement %i',
    ([, { dimension, arguments: list, cells }]) => {
      const arrangement: Arrangement = {
        dimension,
        arguments: list.map(({ normal, offset, breaks }) => ({
          normal: normal.map(parseRational),
          offset: parseRational(offset),
          breaks: breaks.map(parseRational),
        })),
      };
      const found = enumerateCells(arrangement);
      expect(found.status).toBe('complete');
      expect(found.cells).toHaveLength(cells);
      expect(countCells(arrangement)).toBe(BigInt(cells));
      expectSound(arrangement, found.cells);
    },
  );
});

describe('regions of one unit', () => {
  it('on m distinct samples on a line: the 2m beginnings and ends of the sorted samples', () => {
    const { cells } = enumerateCells(reluUnit([0, 1, 2, 3, 4]));
    const patterns = cells.map(({ pieces }) => pieces.join(''));
    const ends = [0, 1, 2, 3, 4].flatMap((k) => ['1'.repeat(k).padEnd(5, '0'), '0'.repeat(k).padEnd(5, '1')]);
    expect(patterns.sort()).toEqual(ends.sort());
    expect(maxDichotomies(5, 2)).toBe(10n);
  });

  it('repeated samples do not count twice', () => {
    expect(enumerateCells(reluUnit([1, 1, 3, 3, 3])).cells).toHaveLength(4);
  });

  it('a sample 0 without a bias never switches, and is on the piece left of its break', () => {
    const arrangement: Arrangement = {
      dimension: 1,
      arguments: [0, 2, -1].map((x) => ({ normal: [rational(x)], offset: zero, breaks: [zero] })),
    };
    expect(enumerateCells(arrangement).cells.map(({ pieces }) => pieces)).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
  });

  it('no samples: one cell, the whole space', () => {
    expect(enumerateCells({ dimension: 3, arguments: [] }).cells).toEqual([
      { pieces: [], witness: [zero, zero, zero] },
    ]);
    expect(countCells({ dimension: 3, arguments: [] })).toBe(1n);
  });
});

// Points on the moment curve (1, t, t², …) are in general position, and so are the hyperplanes with their coefficients.
test.prop(
  [fc.integer({ min: 2, max: 4 }), fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 7 })],
  {
    numRuns: 40,
  },
)('general position: the counts of Schläfli and Cover', (dimension, points) => {
  const powers = (t: number, count: number): Rational[] =>
    Array.from({ length: count }, (_, k) => rational(BigInt(t) ** BigInt(k)));
  const central: Arrangement = {
    dimension,
    arguments: points.map((t) => ({ normal: powers(t, dimension), offset: zero, breaks: [zero] })),
  };
  const affine: Arrangement = {
    dimension,
    arguments: points.map((t) => ({
      normal: powers(t, dimension),
      offset: rational(BigInt(t) ** BigInt(dimension)),
      breaks: [zero],
    })),
  };
  expect(enumerateCells(central).cells).toHaveLength(Number(maxDichotomies(points.length, dimension)));
  expect(enumerateCells(affine).cells).toHaveLength(Number(maxCells(points.length, dimension)));
});

const smallArrangement = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 6 }))
  .chain(([dimension, count]) =>
    fc
      .array(
        fc.record({
          normal: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: dimension, maxLength: dimension }),
          offset: fc.integer({ min: -3, max: 3 }),
          breaks: fc.uniqueArray(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: count, maxLength: count },
      )
      .map(
        (list): Arrangement => ({
          dimension,
          arguments: list.map(({ normal, offset, breaks }) => ({
            normal: normal.map((n) => rational(n)),
            offset: rational(offset),
            breaks: breaks.sort((a, b) => a - b).map((b) => rational(b)),
          })),
        }),
      ),
  );

test.prop([smallArrangement], { numRuns: 60 })(
  'two methods that share no search agree, and sampling finds no other cell',
  (arrangement) => {
    const { cells } = enumerateCells(arrangement);
    expect(countCells(arrangement)).toBe(BigInt(cells.length));
    expectSound(arrangement, cells);
    const known = new Set(cells.map(({ pieces }) => pieces.join()));
    for (let k = 0; k < 200; k++) {
      // Far apart enough to reach every corner.
      const point = Array.from({ length: arrangement.dimension }, (_, i) =>
        rational(((k * 37 + i * 101 + 5) % 199) * 997 - 99_000 + i, 9973),
      );
      const values = arrangement.arguments.map((argument) => argumentAt(argument, point));
      const isOff = arrangement.arguments.every(
        ({ normal, breaks }, i) =>
          normal.every(({ numerator }) => numerator === 0n) ||
          breaks.every((b) => compareRationals(b, values[i]!) !== 0),
      );
      if (!isOff) continue;
      const pieces = arrangement.arguments.map(
        ({ breaks }, i) => breaks.filter((b) => compareRationals(b, values[i]!) === -1).length,
      );
      expect(known.has(pieces.join())).toBe(true);
    }
  },
);

describe('long searches', () => {
  it('end at the bound, and say so', () => {
    expect(enumerateCells(reluUnit([0, 1, 2, 3, 4]), { maxCells: 3 })).toMatchObject({
      status: 'maxCells',
      cells: { length: 3 },
    });
    expect(enumerateCells(reluUnit([0, 1]), { maxCells: 4 }).status).toBe('complete');
  });

  it('report progress that never falls and ends at 1', () => {
    const { progress } = walked(enumerateCellsMachine(reluUnit([0, 1, 2, 3, 4])));
    expect(new Set(progress).size).toBeGreaterThan(5);
  });
});

describe('misuse', () => {
  it('is refused in words', () => {
    const wrong: Arrangement = { dimension: 3, arguments: [{ normal: [zero], offset: zero, breaks: [zero] }] };
    expect(() => enumerateCells(wrong)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: Arrangement: argument 0 has 1 coefficients, but the space has 3 dimensions.]`,
    );
    expect(() =>
      countCells({ dimension: 1, arguments: [{ normal: [zero], offset: zero, breaks: [zero, zero] }] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: Arrangement: the breaks of argument 0 must be strictly increasing.]`,
    );
    expect(() => enumerateCells({ dimension: 1, arguments: [] }, { maxCells: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: enumerateCells: maxCells must be a positive whole number, got 0.]`,
    );
    expect(() => maxCells(2, -1)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: maxCells: the counts must be whole numbers that are not negative, got 2, -1.]`,
    );
    expect(() => maxDichotomies(0, 2)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: maxDichotomies: the counts must be whole numbers that are not negative, got -1, 1.]`,
    );
  });
});
