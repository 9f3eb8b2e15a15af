import { describe, expect, test } from 'vitest';
import { stages } from './compute.ts';
import { lines } from './program.ts';
import { describeStep, progressAt } from './words.ts';

function tapeAt(theta1: number, theta2: number) {
  const work = stages.tape({ theta1, theta2 });
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

describe('the tape of ½(1 − relu(θ₂ relu(θ₁)))²', () => {
  test('has the values and derivatives that the chain rule gives by hand', () => {
    const { values, adjoints } = tapeAt(1.5, 0.5);
    expect([...values]).toEqual([1.5, 0.5, 1.5, 0.75, 0.75, 0.25, 0.03125]);
    // r = 1/4: ∂L/∂f = −r, ∂L/∂θ₂ = −r a, ∂L/∂θ₁ = −r θ₂.
    expect([...adjoints]).toEqual([-0.125, -0.375, -0.125, -0.25, -0.25, 0.25, 1]);
  });

  test('ends at a dead unit: nothing above it is reached', () => {
    expect([...tapeAt(-1, 0.5).adjoints].map(Math.abs)).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });
});

test('the steps go down the lines and up again', () => {
  const n = lines.length;
  expect(progressAt(0)).toEqual({ valuesKnown: 0, adjointsFrom: n, current: -1 });
  expect(progressAt(n)).toEqual({ valuesKnown: n, adjointsFrom: n, current: n - 1 });
  expect(progressAt(n + 1)).toEqual({ valuesKnown: n, adjointsFrom: n - 1, current: n - 1 });
  expect(progressAt(2 * n)).toEqual({ valuesKnown: n, adjointsFrom: 0, current: 0 });
});

test('a step is described with its number', () => {
  expect([0, 4, 11].map((step) => describeStep(tapeAt(1.5, 0.5), step))).toEqual([
    '0 of 14: nothing is computed yet',
    'forwards: z = θ₂ · a = 0.75',
    'backwards: ∂L/∂z = −0.25, ∂L/∂f times relu′(z)',
  ]);
});
