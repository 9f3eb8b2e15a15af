import { expect, test } from 'vitest';
import {
  countArgument,
  listArgument,
  lossArgument,
  numberArgument,
  positiveArgument,
  rangeArgument,
  scheduleArgument,
  stepSizesArgument,
} from './arguments.js';

test('a loss is known or unknown', () => {
  expect(lossArgument('half-mse')).toBe('half-mse');
  expect(() => lossArgument('l2')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --loss: unknown loss "l2". Known: half-mse, mse, torch-mse, sum-squares, cross-entropy, logistic, huber, absolute, hinge, squared-hinge.]`,
  );
  expect(() => lossArgument('toString')).toThrow('unknown loss');
});

test('numbers', () => {
  expect(numberArgument('--x', '-1e-3')).toBe(-0.001);
  expect(() => numberArgument('--x', 'abc')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --x: expected a number, got "abc".]`,
  );
  expect(() => numberArgument('--x', ' ')).toThrow('expected a number');
  for (const text of ['Infinity', '-1e400'])
    expect(() => numberArgument('--x', text)).toThrow(`--x: must be a number below 1.8e308 in size, got ${text}.`);
});

test('step sizes are positive', () => {
  expect(positiveArgument('--step-size', '0.25')).toBe(0.25);
  for (const text of ['0', '-0.1']) expect(() => positiveArgument('--step-size', text)).toThrow('greater than 0');
  expect(() => positiveArgument('--step-size', '-1')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --step-size: must be greater than 0, got -1.]`,
  );
});

test('counts', () => {
  expect(countArgument('--top', '3', 1)).toBe(3);
  for (const text of ['0', '2.5', '-1']) expect(() => countArgument('--top', text, 1)).toThrow('whole number');
});

test('lists and ranges', () => {
  expect(listArgument('--start', '1,-2.5')).toEqual(Float64Array.of(1, -2.5));
  expect(() => listArgument('--start', '1,,2')).toThrow('expected a number');
  expect(rangeArgument('--range', '0,0.5')).toEqual([0, 0.5]);
  for (const text of ['1,0.5', '0.5', '1,2,3', '-1,1', '1,1'])
    expect(() => rangeArgument('--range', text)).toThrow('0 ≤ a < b');
});

test('step sizes a:b:n include both ends', () => {
  expect([...stepSizesArgument('--step-sizes', '0.25:0.5:3')]).toEqual([0.25, 0.375, 0.5]);
  expect([...stepSizesArgument('--step-sizes', '0.25:0.25:1')]).toEqual([0.25]);
  expect(stepSizesArgument('--step-sizes', '0.24:0.46:200').at(-1)).toBe(0.46);
  for (const text of ['0.25', '0.25:0.5', '0.5:0.25:3', '0:1:3', '0.1:0.2:0', '0.1:0.2:x', '0.1:0.2:3:4'])
    expect(() => stepSizesArgument('--step-sizes', text), text).toThrow('--step-sizes');
});

test('schedules', () => {
  expect(scheduleArgument('--s', '0.5,0.25')).toEqual([0.5, 0.25]);
  expect(scheduleArgument('--s', '0.5 / (1 + 1e-2 * t)')).toEqual({ start: 0.5, rate: 0.01 });
  expect(scheduleArgument('--s', '0.5*0.9^t')).toEqual({ start: 0.5, factor: 0.9 });
  expect(() => scheduleArgument('--s', '0.5/t')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --s: expected step sizes separated by commas, or a formula s/(1+r*t) or s*f^t with numbers, got "0.5/t".]`,
  );
  expect(() => scheduleArgument('--s', '0.5*2^t')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: --s: the factor of s*f^t must be below 1, got 2.]`,
  );
  expect(() => scheduleArgument('--s', '0.5,x')).toThrow('expected a number, got "x"');
  expect(() => scheduleArgument('--s', '0.5,0')).toThrow('must be greater than 0');
});
