import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { PaintersList } from './paintersList.ts';
import { parallelProjection } from './projection.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const at = (x: number, y: number, depth: number) => ({ x, y, depth });

test('a painter’s list draws what is farther first and joins neighbours of one style', () => {
  const list = new PaintersList();
  const [red, blue] = [{ stroke: 'red' }, { stroke: 'blue' }];
  list.line([at(0, 0, 1), at(1, 0, 1)], red);
  list.line([at(0, 1, 5), at(1, 1.25, 5)], blue);
  list.polygon([at(0, 2, 4), at(1, 2, 4), at(1, 3, 4)], blue);
  list.dot(at(0, 4, 9), red);
  list.dot(at(0, 5, 1), red, 3);
  expect(list.elements(document).map((e) => [e.getAttribute('stroke'), e.getAttribute('d')])).toEqual([
    ['red', 'M0 4h0'],
    ['blue', 'M0 1l1 0.3M0 2l1 0 0 1z'],
    ['red', 'M0 0l1 0M0 5h0'],
  ]);
});

test('a parallel projection from above shows the plane, from the side the height', () => {
  const [above, side] = [parallelProjection(0, 90), parallelProjection(0, 0)];
  expect(above(1, 2, 3).x).toBeCloseTo(2, 15);
  expect(above(1, 2, 3).y).toBeCloseTo(1, 15);
  expect(side(1, 2, 3).y).toBe(3);
  expect(side(1, 2, 3).depth).toBe(1);
});

test('a parallel projection keeps lengths', () => {
  const { x, y, depth } = parallelProjection(37, 21)(1, -2, 0.5);
  expect(x ** 2 + y ** 2 + depth ** 2).toBeCloseTo(1 + 4 + 0.25, 14);
});
