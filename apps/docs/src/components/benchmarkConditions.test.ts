import { expect, test } from 'vitest';
import { conditionsOf } from './benchmarkConditions.ts';

test('results of one run', () => {
  const versions = { torch: '1.13, OpenBLAS', mathjs: '15' };
  expect(
    conditionsOf({
      results: [
        { rounds: 9, versions },
        { rounds: 9, versions },
      ],
    }),
  ).toEqual({
    rounds: '9',
    versions: 'torch 1.13, OpenBLAS; mathjs 15',
  });
});

test('results of several runs say so', () => {
  const results = [{ rounds: 3, versions: { torch: '1' } }, { versions: { torch: '2' } }, {}];
  expect(conditionsOf({ rounds: 9, results })).toEqual({ rounds: '3 to 9', versions: 'torch 1 or 2' });
  expect(conditionsOf({ rounds: 9, results: [{}] }).versions).toBe('');
});
