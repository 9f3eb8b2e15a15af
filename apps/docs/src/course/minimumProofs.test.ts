import { expect, test } from 'vitest';
import { minimumProofs } from './minimumProofs.ts';

test('the proofs about minima state what the page says', () => {
  expect(minimumProofs['global-minimum']!().claim).toMatchObject({ kind: 'global minimum', value: '1/5' });
  expect(minimumProofs['bad-minimum']!().claim).toMatchObject({ kind: 'bad local minimum', value: '3/10' });
});
