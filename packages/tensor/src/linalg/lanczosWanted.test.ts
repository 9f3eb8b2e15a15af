import { describe, expect, test } from 'vitest';
import { selectWanted, wantedAmong } from './lanczosWanted.js';

const values = Float64Array.of(-2, 0, 1, 5);

/** The values that are flagged as wanted. */
function wanted(found: number[], count: number, which: 'largest' | 'smallest' | 'both', margin = 0.1): number[] {
  return [...values].filter((_, k) => wantedAmong(values, found, { count, which }, margin)[k]);
}

describe('wantedAmong', () => {
  test('takes the outermost values when nothing has been found', () => {
    expect(wanted([], 2, 'largest')).toEqual([1, 5]);
    expect(wanted([], 2, 'smallest')).toEqual([-2, 0]);
    expect(wanted([], 1, 'both')).toEqual([-2, 5]);
    expect(wanted([], 9, 'largest')).toEqual([...values]);
  });

  test('takes only what is better than enough found ones, by more than the margin', () => {
    expect(wanted([4, 3], 2, 'largest')).toEqual([5]);
    expect(wanted([5, 5], 2, 'largest')).toEqual([]);
    expect(wanted([5, 4.95], 2, 'largest')).toEqual([]); // 5 is not better than 4.95 by more than 0.1
    expect(wanted([5, 4.8], 2, 'largest')).toEqual([5]);
    expect(wanted([-1, 0.5], 2, 'smallest')).toEqual([-2]);
    expect(wanted([0.5, 0.6], 2, 'smallest')).toEqual([-2, 0]);
  });

  test('takes further copies while there is room', () => {
    expect(wanted([5], 2, 'largest')).toEqual([5]);
    expect(wanted([-2, 5], 1, 'both')).toEqual([]);
  });

  test('does not let one value stand for both ends', () => {
    const same = Float64Array.of(3);
    expect(wantedAmong(same, [3], { count: 1, which: 'both' }, 0.1)).toEqual([true]);
    expect(wantedAmong(same, [3, 3], { count: 1, which: 'both' }, 0.1)).toEqual([false]);
  });
});

test('selectWanted gives the indices of the wanted ends, ascending in value', () => {
  const found = [3, -1, 7, 2];
  expect(selectWanted(found, { count: 2, which: 'largest' })).toEqual([0, 2]);
  expect(selectWanted(found, { count: 1, which: 'both' })).toEqual([1, 2]);
  expect(selectWanted(found, { count: 3, which: 'both' })).toEqual([1, 3, 0, 2]);
  expect(selectWanted([], { count: 3, which: 'smallest' })).toEqual([]);
});
