import { describe, expect, test } from 'vitest';
import { loss } from './network.ts';
import { surface } from './surface.ts';

const kappa = (0.9 ** 2 + 2.5 ** 2) / 2;

describe('the surface of the two-parameter network', () => {
  const work = surface(loss, { centre: 0.75, radius: 1.35, points: 19 });
  let step = work.next();
  while (!step.done) step = work.next();
  const { positions, values, creases } = step.value;
  const n = positions.length;

  test('is (κ/2)(1 − θ₁θ₂)² where both weights are positive, and κ/2 elsewhere', () => {
    for (const [k, value] of values.entries()) {
      const [theta1, theta2] = [positions[k % n]!, positions[Math.floor(k / n)]!];
      const slope = theta1 > 0 && theta2 > 0 ? theta1 * theta2 : 0;
      // A handful of operations on numbers below 50.
      expect(Math.abs(value - (kappa / 2) * (1 - slope) ** 2)).toBeLessThan(50 * 2 ** -50);
    }
  });

  test('has a gradient that jumps by κ times the other weight across S(L), and nowhere else', () => {
    const seen = { folded: 0, flat: 0 };
    for (const { points, jumps } of creases) {
      for (const [k, jump] of jumps.entries()) {
        const [theta1, theta2] = [0, 1].map((c) => (points[2 * k + c]! + points[2 * k + 2 + c]!) / 2) as [
          number,
          number,
        ];
        const along = Math.max(theta1, theta2);
        if (along > 0.2) {
          // Crossings are found to about a millionth of a cell of size 0.15; the gradient changes by at most 20 times that.
          expect(Math.abs(jump - kappa * along)).toBeLessThan(1e-5);
          expect(Math.abs(Math.min(theta1, theta2))).toBeLessThan(5e-7);
          seen.folded += 1;
        } else if (along < -0.2 || theta2 < -0.2) {
          expect(jump).toBe(0);
          seen.flat += 1;
        }
      }
    }
    expect(seen.folded).toBeGreaterThan(20);
    expect(seen.flat).toBeGreaterThan(2);
  });
});
