import { expect, test, vi } from 'vitest';

test('without a function that repeats nothing computes one', async () => {
  vi.resetModules();
  const { repetition } = await import('./repetition.js');
  expect(() => repetition()).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: Functions that repeat are not part of this bundle. Give programs that come as data to check() first.]`,
  );
  const { repeating } = await import('./repeating.js');
  repeating('f', { period: 1, rise: 0, breaks: [0], pieces: [{ op: 'x' }], owners: ['left'] });
  expect(() => repetition()).not.toThrow();
});
