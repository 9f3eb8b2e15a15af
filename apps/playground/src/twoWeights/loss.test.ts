import { show } from '@crease/tensor';
import { expect, test } from 'vitest';
import { loss } from './loss.ts';
import { loss as traced } from './network.ts';

test('the loss that is written out is the program of the model', () => {
  expect(show(loss)).toBe(show(traced));
  expect(loss).toEqual(traced);
});
