import { expect, test } from 'vitest';
import { stages } from './compute.ts';
import { samples } from './network.ts';
import { countFolded } from './words.ts';

function end<Result>(work: Generator<number, Result, void>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** The line w x + b = 0 that goes through a point, by the sample. */
function sampleOn(w: number, b: number): readonly [number, number] {
  const distances = samples.map(([x]) => Math.abs(w * x + b));
  return samples[distances.indexOf(Math.min(...distances))]!;
}

test('across w x + b = 0 the gradient jumps by |u + v| |y| |(x, 1)| / 3, as f is 0 there', () => {
  const [u, v] = [1.5, -0.25];
  const { creases } = end(stages.surface({ u, v }));
  let seen = 0;
  for (const { points, jumps } of creases)
    for (const [k, jump] of jumps.entries()) {
      const [w, b] = [0, 1].map((c) => (points[2 * k + c]! + points[2 * k + 2 + c]!) / 2) as [number, number];
      // Near the origin all three lines meet: there a segment may cross two of them.
      if (w * w + b * b < 0.25) continue;
      const [x, y] = sampleOn(w, b);
      const expected = (Math.abs(u + v) * Math.abs(y) * Math.sqrt(x * x + 1)) / samples.length;
      // The middle of a segment is about a millionth of a cell away from the line.
      expect(Math.abs(jump - expected)).toBeLessThan(1e-5);
      seen += 1;
    }
  expect(seen).toBeGreaterThan(100);
});

test('for v = −u both units switch on the lines, and nothing is folded', () => {
  const { folded, all } = countFolded(end(stages.surface({ u: 0.75, v: -0.75 })));
  expect(folded).toBe(0);
  expect(all).toBeGreaterThan(100);
});

test('at the origin every pre-activation is at its kink', () => {
  const { margin, loss } = end(stages.chosen({ u: 1, v: 0, w: 0, b: 0 }));
  expect(margin).toBe(0);
  // f = 0: half the mean of y².
  expect(loss).toBeCloseTo((0.25 + 0.0625 + 1) / 6, 15);
});
