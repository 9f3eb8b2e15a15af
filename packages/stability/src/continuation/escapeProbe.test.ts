import { compile, objective } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { advanceProbe, enoughEscapes, escapeProbe, isFinished, meanLife, type ProbeCode } from './escapeProbe.js';

const loss = paperLoss();
const code = (lanes: number): ProbeCode => ({
  map: compile(gradientDescentMap(loss), { lanes }),
  dimension: 2,
  flatness: objective(loss),
  bound: 1e6,
});

describe('escapeProbe', () => {
  it('notices dead lanes, lanes beyond the bound and lanes that are not finite, each once', () => {
    const theta = Float64Array.of(-1, 1, 1e150, 0.9, /* second coordinates */ 1, 1, 1e150, 0.9);
    const probe = escapeProbe(code(4), theta, 0.25, 64);
    advanceProbe(code(4), probe, 16);
    expect([...probe.escapedAt]).toEqual([8, -1, 8, -1]);
    advanceProbe(code(4), probe, 1000);
    expect(probe).toMatchObject({ escaped: 2, steps: 64 });
    expect(isFinished(probe)).toBe(true);
    // (8 + 64 + 8 + 64) steps lived for 2 escapes.
    expect(meanLife(probe)).toBe(72);
  });

  it('does not take rest at a minimum for an escape', () => {
    const probe = escapeProbe(code(1), Float64Array.of(1, 1), 0.25, 32);
    advanceProbe(code(1), probe, 32);
    expect([...probe.theta]).toEqual([1, 1]);
    expect(probe.escaped).toBe(0);
    expect(meanLife(probe)).toBe(Number.POSITIVE_INFINITY);
  });

  it('stops when it has seen enough', () => {
    const theta = new Float64Array(2 * enoughEscapes).fill(-1);
    const probe = escapeProbe(code(enoughEscapes), theta, 0.25, 1e6);
    advanceProbe(code(enoughEscapes), probe, 1e6);
    expect(isFinished(probe)).toBe(true);
    expect(probe.steps).toBeLessThan(1e4);
  });

  it('leaves the points that it was given alone', () => {
    const theta = Float64Array.of(0.9, 0.9);
    advanceProbe(code(1), escapeProbe(code(1), theta, 0.4, 64), 64);
    expect([...theta]).toEqual([0.9, 0.9]);
  });
});
