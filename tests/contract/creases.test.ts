import { expect, it } from 'vitest';
import { checkCreases } from './creaseChecks.ts';

it('no crease of a plane is missed: 200 networks against a grid of twice the resolution', () => {
  let [switches, boxes, hit] = [0, 0, 0];
  const effects: [number, number, number] = [0, 0, 0];
  for (let seed = 0; seed < 200; seed++) {
    const hasEffects = seed % 16 === 1;
    const check = checkCreases(seed, seed % 4 === 1 ? 4 : 3, hasEffects);
    expect(check.mistakes).toEqual([]);
    switches += check.switches;
    boxes += check.boxes;
    hit += check.hit;
    if (hasEffects) for (const k of [0, 1, 2] as const) effects[k] += check.effects[k];
  }
  expect(switches).toBeGreaterThan(20_000);
  // Most boxes hold a crease that the grid sees; the others are met at a corner, or near the edge of the enclosures.
  expect(hit / boxes).toBeGreaterThan(0.9);
  // Losses with pieces that are no polynomials stay unknown.
  expect(effects[1] + effects[2]).toBeGreaterThan(3 * effects[0]);
  expect(effects[2]).toBeGreaterThan(20);
});
