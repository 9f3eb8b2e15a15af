import { expect, test } from 'vitest';
import { remainingSeconds } from './runStatus.ts';

test('remainingSeconds keeps the pace', () => {
  expect(remainingSeconds(0.25, 1000)).toBe(3);
  expect(remainingSeconds(1, 1000)).toBe(0);
});

test('remainingSeconds says nothing at the beginning', () => {
  expect(remainingSeconds(0.01, 1000)).toBeUndefined();
});
