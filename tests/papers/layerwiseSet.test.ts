import { creaseEffect, interval, pieceAtlas } from '@crease/symbolic';
import { evaluate, grad } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { paperLoss } from '../support/scalarModels.ts';

// For positive data the proof of Proposition 6 of arXiv 2510.24466 constructs this set for the two-parameter network: the
// bad set of the first layer, and the points where the first layer is not 0 and the second one switches.
const isInLayerwiseSet = (x: number, y: number): boolean => x === 0 || (x > 0 && y === 0);
const isSingular = (x: number, y: number): boolean => (x === 0 && y >= 0) || (y === 0 && x >= 0);

const loss = paperLoss();
const gradient = grad(loss);
const steps = Array.from({ length: 9 }, (_, k) => k / 4 - 1);
const points = steps.flatMap((x) => steps.map((y) => [x, y] as const));

describe('the set of the proof of Proposition 6 over-approximates S(L) of the two-parameter network', () => {
  it('it contains S(L), and is larger by the half axis θ₁ = 0 > θ₂', () => {
    const more = points.filter(([x, y]) => isInLayerwiseSet(x, y) && !isSingular(x, y));
    expect(points.filter(([x, y]) => isSingular(x, y) && !isInLayerwiseSet(x, y))).toEqual([]);
    expect(more.length).toBe(4);
    expect(more.every(([x, y]) => x === 0 && y < 0)).toBe(true);
  });

  it('a box around a point has a crease if the point is in S(L), and is proved to have none if not', () => {
    const atlas = pieceAtlas(loss);
    for (const [x, y] of points) {
      const box = [interval(x - 0.1, x + 0.1), interval(y - 0.1, y + 0.1)] as const;
      expect(creaseEffect(atlas, box)).toBe(isSingular(x, y) ? 'crease' : 'removable');
    }
  });

  it('across S(L) away from the origin the gradient jumps, by 3.53 times the other parameter; elsewhere it does not', () => {
    const at = (x: number, y: number): Float64Array => evaluate(gradient, [[x, y]])[0]!;
    const small = 2 ** -30;
    for (const [x, y] of points) {
      const jumps = [
        [small, 0],
        [0, small],
      ].map(([dx, dy]) => {
        const [before, after] = [at(x - dx!, y - dy!), at(x + dx!, y + dy!)];
        return Math.sqrt((after[0]! - before[0]!) ** 2 + (after[1]! - before[1]!) ** 2);
      });
      const expected = isSingular(x, y) ? 3.53 * Math.max(Math.abs(x), Math.abs(y)) : 0;
      expect(Math.abs(Math.max(...jumps) - expected)).toBeLessThan(1e-7);
    }
  });
});
