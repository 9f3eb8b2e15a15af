import { expect, test } from 'vitest';
import { formulaProblem, own } from './chosenFunction.ts';
import { curves, pointValues } from './curves.ts';

function end<Result>(work: Generator<number, Result, void>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const choose = (activation: string, formula = 'x') => ({ activation, formula });

test('ELU with α = 1: slope 1 from both sides of 0, curvature 1 on the left and 0 on the right', () => {
  const { breaks, orders } = end(curves(choose('elu')));
  expect(breaks).toEqual([{ at: 0, contact: 1, owner: 'left' }]);
  const ends = orders.map(({ pieces: [left, right] }) => [left!.y.at(-1), right!.y[0]]);
  expect(ends).toEqual([
    [0, 0],
    [1, 1],
    [1, 0],
  ]);
});

test('at 0 the absolute value has slope 0, by a convention that belongs to neither piece', () => {
  const { values, piece, kink } = end(pointValues({ ...choose('abs'), at: 0 }));
  expect([...values]).toEqual([0, 0, 0]);
  expect([piece, kink]).toEqual([0, { at: 0, distance: 0 }]);
});

test('a removable break is no kink', () => {
  const choice = choose(own, 'x <= 1: 2*x - x | x');
  expect(end(curves(choice)).breaks).toEqual([{ at: 1, contact: 'removable', owner: 'left' }]);
  expect(end(pointValues({ ...choice, at: 1 })).kink).toBeUndefined();
});

test('pieces outside the drawn part have no points, and values there are still right', () => {
  const choice = choose(own, 'x <= 9: x | x^2');
  expect(end(curves(choice)).orders[0]!.pieces.map(({ x }) => x.length)).toEqual([161, 0]);
  expect(end(pointValues({ ...choice, at: 4 })).piece).toBe(1);
});

test('a formula that cannot be read has a problem that says where', () => {
  expect(formulaProblem('x <= 0: 0 | x')).toBeUndefined();
  expect(formulaProblem('x <= 0: 0 | y')).toMatch(/column 13/);
});
