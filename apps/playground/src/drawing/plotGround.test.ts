import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { plotGround } from './plotGround.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const area = { document, width: 300, height: 200 };

test('plotGround has the scales of the plot, the size of the area, and paths to a tenth of a pixel', () => {
  const marks = [Plot.lineY([1 / 3, 2 / 3, 1 / 7, 0.3])];
  const { svg, frame } = plotGround(area, { marks });
  expect([svg.getAttribute('width'), svg.getAttribute('height')]).toEqual(['300', '200']);
  expect(frame.invertX(frame.x(1.25))).toBeCloseTo(1.25, 12);
  const drawn = [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d')!).join();
  expect(drawn).toMatch(/\.\d/);
  expect(drawn).not.toMatch(/\.\d\d/);
});

test('plotGround refuses a plot without places for numbers', () => {
  const marks = [Plot.barY([1], { x: ['a'] })];
  expect(() => plotGround(area, { marks })).toThrow('no invertible x and y scales');
});
