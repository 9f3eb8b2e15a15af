import { expect, test } from 'vitest';
import type { NumberInput } from '../demo/input.ts';
import { positionAfterKey, settingsAfterKey } from './dragHandle.ts';

const input = { range: [0.25, 2.25], step: 0.25 } as unknown as NumberInput;

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

test('what a key of a plane wants is brought into the ranges', () => {
  const inputs = ['x', 'y'].map((name) => ({ ...input, name }));
  const handle = {
    label: '',
    settingsAt: () => ({}),
    settingsAfterKey: (key: string) => (key === 'Tab' ? undefined : { x: 3, y: 1 }),
  };
  const target = { handle, inputs, settings: () => ({ x: 2, y: 1 }) };
  expect(settingsAfterKey(target, 'ArrowRight')).toEqual({ x: 2.25, y: 1 });
  expect(settingsAfterKey(target, 'Tab')).toBeUndefined();
});
