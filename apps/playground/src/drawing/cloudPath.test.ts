import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Frame } from '../demo/panel.ts';
import { cloudPath } from './cloudPath.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const same = (value: number): number => value;
const frame: Frame = {
  document,
  x: same,
  y: same,
  invertX: same,
  invertY: same,
  left: 0,
  right: 10,
  top: 0,
  bottom: 10,
};

test('cloudPath draws each place inside the frame once, sorted, to half a pixel', () => {
  const cloud = { x: Float64Array.of(4, 1, 4, 4.1, 11, 4), y: Float64Array.of(8, 2, 3, 2.9, 5, -1) };
  // Half pixels: (2, 4), (8, 6), (8, 16); (4.1, 2.9) is the same place as (4, 3), two are outside.
  expect(cloudPath(cloud, frame).getAttribute('d')).toBe('m2 4h0m6 2h0m0 10h0');
});
