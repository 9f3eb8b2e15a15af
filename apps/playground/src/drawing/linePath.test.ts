import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Frame } from '../demo/panel.ts';
import { linePath, pairsPath } from './linePath.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const same = (value: number): number => value;
const frame: Frame = {
  document,
  x: same,
  y: (value) => -value,
  invertX: same,
  invertY: same,
  left: 0,
  right: 10,
  top: 0,
  bottom: 10,
};

test('linePath rounds, interrupts at what is no number, and stays within what renderers can draw', () => {
  expect(linePath(frame, [0, 1, Number.NaN, 3, 4], [0.04, 1.26, 2, Number.POSITIVE_INFINITY, -1e300])).toBe(
    'M0 0L1-1.3M3-10000L4 10000',
  );
});

test('linePath leaves out what a scale does not know', () => {
  const scale = Plot.scale({ y: { type: 'log', domain: [1, 10], range: [0, 10] } });
  const onScale = { ...frame, y: (value: number) => scale!.apply(value) };
  expect(linePath(onScale, [0, 1, 2], [1, Number.NaN, 10])).toBe('M0 0M2 10');
});

test('pairsPath takes coordinates in turn', () => {
  expect(pairsPath(frame, Float64Array.of(1, 2, 3, 4))).toBe('M1-2L3-4');
});
