import { describe, expect, it } from 'vitest';
import { belowReciprocal, between, type Conclusion, completeList, exactRangeOf } from '../certificates/conclusion.js';
import { rational } from '../number/rational.js';
import type { MoveFact } from './moveFact.js';
import { stepConclusion } from './stepConclusion.js';

const gradient: MoveFact = { kind: 'gradient', slot: 'theta' };
const shear = (slot: string, constant: number, perStepSize: number): MoveFact => ({
  kind: 'shear',
  slot,
  factor: { constant: rational(constant), perStepSize: rational(perStepSize) },
});
const third = completeList([
  { eta: { kind: 'rational', value: rational(1, 3) }, status: 'proved', where: 'somewhere' },
]);
const of = (facts: readonly MoveFact[], gradients: readonly Conclusion[] = []): Conclusion => {
  const found = stepConclusion(facts, gradients);
  if (found.kind !== 'except') throw new Error(found.kind);
  return found.conclusion;
};

describe('stepConclusion', () => {
  it('of several losses proves what is proved for all of them', () => {
    expect(exactRangeOf(of([gradient], [belowReciprocal(2), third]))).toEqual(['0', '1/3']);
    expect(exactRangeOf(of([gradient], [belowReciprocal(4), third]))).toEqual(['0', '1/4']);
    expect(exactRangeOf(of([gradient], [third, belowReciprocal(0)]))).toEqual(['0', '1/3']);
    expect(of([gradient], [belowReciprocal(4), third]).exceptional).toBe(undefined);
    expect(of([gradient], [third, third]).exceptional).toHaveLength(1);
  });

  it('of step sizes between two numbers proves no smaller ones', () => {
    expect(exactRangeOf(of([gradient], [between(0.125, 1), belowReciprocal(2), between(0.25, 2)]))).toEqual([
      '1/4',
      '1/2',
    ]);
    const apart = stepConclusion([gradient], [between(0.5, 1), third]);
    expect(apart).toEqual({ kind: 'undecided', why: 'no step size is proved for all of the losses' });
  });

  it('lists the step size at which the factor of θ is 0, if it is positive', () => {
    expect(exactRangeOf(of([shear('theta', 1, -4)]))).toEqual(['0', '1/4']);
    expect(exactRangeOf(of([shear('theta', 1, 4)]))).toEqual(['0', 'Infinity']);
  });

  it('does not decide where a component forgets its past, always or at some step sizes', () => {
    expect(stepConclusion([shear('momentum', 0, 0)], []).kind).toBe('undecided');
    expect(stepConclusion([shear('momentum', 1, -1)], []).kind).toBe('undecided');
    expect(stepConclusion([shear('theta', 0, 1)], []).kind).toBe('undecided');
  });
});
