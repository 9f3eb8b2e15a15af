import { expect, test } from 'vitest';
import { batchesOf } from './batches.js';

const data = { samples: 3, features: Float64Array.of(1, 2, 3, 4, 5, 6), targets: Float64Array.of(7, 8, 9) };

test('consecutive batches, the last one smaller', () => {
  expect(batchesOf(data, 2, false)).toEqual([
    { samples: 2, features: Float64Array.of(1, 2, 3, 4), targets: Float64Array.of(7, 8) },
    { samples: 1, features: Float64Array.of(5, 6), targets: Float64Array.of(9) },
  ]);
});

test('every set of samples', () => {
  const targets = batchesOf(data, 2, true).map((batch) => [...batch.targets]);
  expect(targets).toEqual([
    [7, 8],
    [7, 9],
    [8, 9],
  ]);
});

test('too few samples, or too many sets', () => {
  expect(() => batchesOf(data, 4, false)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --batches 4: the data have only 3 samples.]`,
  );
  const many = { samples: 40, features: new Float64Array(40), targets: new Float64Array(40) };
  expect(() => batchesOf(many, 3, true)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --shuffled: 40 samples have more than 500 sets of 3. Leave it out for consecutive batches.]`,
  );
  expect(batchesOf(many, 1, true)).toHaveLength(40);
});
