import { expect, test } from 'vitest';
import type { NumberInput } from '../demo/input.ts';
import { positionAfterKey } from './dragHandle.ts';

const input = { range: [0.25, 2.25], scale: 'linear', step: 0.25 } as unknown as NumberInput;

test.for([
  ['ArrowRight', 1.25],
  ['ArrowUp', 1.25],
  ['ArrowLeft', 0.75],
  ['ArrowDown', 0.75],
  ['PageUp', 3.5],
  ['PageDown', -1.5],
  ['Home', 0.25],
  ['End', 2.25],
  ['a', undefined],
  ['Tab', undefined],
] as const)('%s moves a slider from 1 to %s', ([key, position]) => {
  expect(positionAfterKey(input, 1, key)).toBe(position);
});
