import {
  evaluate,
  grad,
  isMaximum,
  kinkedEquations,
  max,
  randomInteger,
  randomStream,
  sum,
  trace,
} from '@crease/tensor';
import { expect, test } from 'vitest';
import { maximaAsKinks } from './maximaAsKinks.js';

const windows = trace({ theta: [12] }, ({ theta }) => {
  const rows = theta.builder.emit('reshape', [theta], { shape: [3, 4] });
  return max(rows);
});

test('gives the same maxima, ties included, with one kink for every candidate but the first', () => {
  const kinked = maximaAsKinks(windows);
  expect(kinked.equations.some(isMaximum)).toBe(false);
  expect(kinkedEquations(kinked).map(({ function: f, count }) => [f.name, count])).toEqual([
    ['max', 3],
    ['max', 3],
    ['max', 3],
  ]);
  const stream = randomStream('maxima', 0);
  for (let trial = 0; trial < 50; trial++) {
    const theta = Float64Array.from({ length: 12 }, () => randomInteger(stream, 5) - 2);
    expect(evaluate(kinked, [theta])).toEqual(evaluate(windows, [theta]));
  }
});

test('a program without maxima is returned as it is; marks stay', () => {
  const program = trace({ theta: [2] }, ({ theta }) => sum(theta));
  expect(maximaAsKinks(program)).toBe(program);
  const marks = grad(trace({ theta: [2] }, ({ theta }) => max(theta)));
  expect(maximaAsKinks(marks)).toBe(marks);
});
