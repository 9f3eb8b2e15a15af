import { randomStream } from '@crease/tensor';
import { expect, test } from 'vitest';
import { fuzzModels } from '../support/fuzzModels.ts';

// The campaign with many more documents is tests/campaigns/readers.ts.
test('changed model documents are read, or refused in one line that says where and what', () => {
  const { read, refused } = fuzzModels(2000, randomStream('changed models'));
  expect(read).toBeGreaterThan(100);
  expect(refused.size).toBeGreaterThan(20);
});
