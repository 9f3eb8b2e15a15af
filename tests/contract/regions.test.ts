import { expect, it } from 'vitest';
import { checkLine, checkPieces } from './regionChecks.ts';

it('the predicted piece of every element gives its value, also exactly on kinks: 1000 networks', () => {
  let onKinks = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const { isRight, isOnKink } = checkPieces(seed);
    expect(isRight, `network ${seed}`).toBe(true);
    if (isOnKink) onKinks += 1;
  }
  expect(onKinks).toBeGreaterThan(250);
});

it('crossings on a line are those of evaluations between them and of bisection: 100 networks', () => {
  let count = 0;
  for (let seed = 0; seed < 100; seed++) {
    const { crossings, mistakes } = checkLine(seed);
    expect(mistakes).toEqual([]);
    count += crossings;
  }
  expect(count).toBeGreaterThan(500);
});
