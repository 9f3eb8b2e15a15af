import { finish } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { walked } from '../../../../tests/support/walked.js';
import { findCycle } from '../fixedPoints/findCycle.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { detectPeriod } from '../orbits/detectPeriod.js';
import { orbit } from '../orbits/orbit.js';
import { orbitDiagram, orbitDiagramMachine } from './orbitDiagram.js';

const loss = paperLoss();

describe('orbitDiagram', () => {
  it('finds the minimum and the two-cycle of the orbits of the paper', () => {
    const { limit, twoCycle } = oracle.twoParameter;
    const diagram = orbitDiagram(loss, { stepSizes: [limit.eta, twoCycle.eta], start: paperStart });
    expect([...diagram.periods]).toEqual([1, 2]);
    expect(diagram.statuses).toEqual(['periodic', 'periodic']);
    // The orbit at 0.25 settles along the minima: its limit carries the rounding of all steps before.
    for (const [k, x] of limit.theta.entries()) expect(diagram.attractors[0]![k]).toBeCloseTo(x, 12);
    const [high, low] = twoCycle.points;
    const cycle = [low!, low!, high!, high!]; // from the smallest first coordinate on
    for (const [k, x] of cycle.entries()) expect(diagram.attractors[1]![k]).toBeCloseTo(x, 13);
  });

  it('has the multipliers of a cycle as exponents', () => {
    const { twoCycle } = oracle.twoParameter;
    const diagram = orbitDiagram(loss, { stepSizes: [twoCycle.eta, 0.25], start: paperStart, exponents: 2 });
    const perStep = (multiplier: number): number => Math.log(Math.abs(multiplier)) / 2;
    expect(diagram.spectra[0]).toBeCloseTo(perStep(twoCycle.transversal), 10);
    expect(diagram.spectra[1]).toBeCloseTo(perStep(twoCycle.tangential), 10);
    expect(diagram.exponents[0]).toBe(diagram.spectra[0]);
    // At a minimum: 0 along the minima, log|1 − η·sharpness| across.
    expect(diagram.spectra[2]).toBeCloseTo(0, 12);
    expect(diagram.spectra[3]).toBeCloseTo(Math.log(Math.abs(1 - 0.25 * oracle.twoParameter.limit.sharpness)), 10);
  });

  it('takes the mean over whole turns: a cycle of period 3 does not divide the 256 recorded steps', () => {
    const diagram = orbitDiagram(loss, { stepSizes: [0.412], start: [0.9, 0.9], exponents: 2 });
    expect([...diagram.periods]).toEqual([3]);
    const cycle = findCycle(gradientDescentMap(loss), {
      guess: diagram.attractors[0]!.slice(0, 2),
      stepSize: 0.412,
      period: 3,
    });
    for (const k of [0, 1])
      expect(diagram.spectra[k]).toBeCloseTo(Math.log(Math.abs(cycle.multipliers.re[k]!)) / 3, 10);
  });

  it.each(oracle.twoParameter.exponents)('has the exponents of the chaotic attractor at $eta', (row) => {
    const diagram = orbitDiagram(loss, { stepSizes: [row.eta], start: [0.9, 0.9], exponents: 2, keep: 20000 });
    expect(diagram.statuses).toEqual(['aperiodic']);
    expect(diagram.attractors[0]!.length).toBe(40000);
    // Means over 20 000 steps scatter by about 0.005 (measured over orbits of the ensemble).
    expect(Math.abs(diagram.spectra[0]! - row.tangential)).toBeLessThan(0.03);
    expect(Math.abs(diagram.spectra[1]! - row.transversal)).toBeLessThan(0.03);
  });

  it('finds periods 1, 2, 4, 8 between the flips, and none behind them', () => {
    const [one, two, four, eight, sixteen] = oracle.twoParameter.flips;
    const middle = (a: number, b: number): number => (a + b) / 2;
    const stepSizes = [0.27, middle(one!, two!), middle(two!, four!), middle(four!, eight!), middle(eight!, sixteen!)];
    const diagram = orbitDiagram(loss, { stepSizes: [...stepSizes, 0.45], start: [0.9, 0.8] });
    expect([...diagram.periods]).toEqual([1, 2, 4, 8, 16, 0]);
    expect(diagram.statuses.at(-1)).toBe('aperiodic');
    expect(diagram.exponents.at(-1)).toBeGreaterThan(0.3);
  });

  it('goes on for longer where an orbit has not settled', () => {
    // Just below the first flip the steps alternate for long.
    const options = { stepSizes: [0.2825], start: [1.02, 0.99] };
    const { points } = orbit(gradientDescentMap(loss), { start: options.start, stepSize: 0.2825, steps: 2256 });
    expect(detectPeriod(points.slice(-512), 2, { maxPeriod: 64, tolerance: 1e-7 })).toBe(0);
    expect([...orbitDiagram(loss, options).periods]).toEqual([1]);
  });

  it('says that an orbit escaped: into a dead quadrant, beyond the bound, or out of the numbers', () => {
    const dead = orbitDiagram(loss, { stepSizes: [0.4], start: paperStart });
    expect(dead).toMatchObject({ statuses: ['escaped'], periods: Int32Array.of(0) });
    expect(dead.attractors[0]!.length).toBe(0);
    expect(dead.exponents[0]).toBeNaN();
    const far = orbitDiagram(loss, { stepSizes: [0.25], start: paperStart, bound: 1 });
    expect(far.statuses).toEqual(['escaped']);
    const infinite = orbitDiagram(loss, { stepSizes: [0.25], start: [1e200, 1e200] });
    expect(infinite.statuses).toEqual(['escaped']);
  });

  it('does not call a start on a flat piece an escape: it rests there', () => {
    const diagram = orbitDiagram(loss, { stepSizes: [0.25], start: [-1, 1] });
    expect(diagram).toMatchObject({ statuses: ['periodic'], periods: Int32Array.of(1) });
  });

  it('continues the attractor where the start escapes, if asked to, and marks it', () => {
    const stepSizes = [0.46, 0.3, 0.355, 0.345];
    const given = orbitDiagram(loss, { stepSizes, start: paperStart });
    expect(given.statuses).toEqual(['escaped', 'periodic', 'escaped', 'escaped']);
    const continued = orbitDiagram(loss, { stepSizes, start: paperStart, continueEscaped: true });
    expect([...continued.periods]).toEqual([0, 2, 4, 2]);
    expect([...continued.continued]).toEqual([0, 0, 1, 1]);
    expect(continued.statuses[0]).toBe('escaped');
    expect(continued.attractors[1]).toEqual(given.attractors[1]);
  });

  it('gives each column the same bits whatever the other columns are', () => {
    const stepSizes = Float64Array.from({ length: 600 }, (_, k) => 0.24 + 0.0003 * k);
    const all = orbitDiagram(loss, { stepSizes, start: [0.9, 0.8], transient: 100 });
    for (const k of [0, 255, 256, 599]) {
      const alone = orbitDiagram(loss, { stepSizes: [stepSizes[k]!], start: [0.9, 0.8], transient: 100 });
      expect(alone.attractors[0]).toEqual(all.attractors[k]);
    }
  });

  it('runs as a machine: progress never falls, and the result is the same', () => {
    const options = { stepSizes: Float64Array.from({ length: 300 }, (_, k) => 0.27 + 0.0003 * k), start: paperStart };
    const machine = orbitDiagramMachine(loss, options);
    const { progress, result } = walked(machine);
    expect(progress.length).toBeGreaterThan(10);
    expect(result).toEqual(finish(orbitDiagramMachine(loss, options)));
  });

  it('is empty without step sizes', () => {
    expect(orbitDiagram(loss, { stepSizes: [], start: paperStart }).statuses).toEqual([]);
  });

  it('refuses options out of range', () => {
    const call = (wrong: object) => () => orbitDiagram(loss, { stepSizes: [0.25], start: paperStart, ...wrong });
    expect(call({ stepSizes: [0.1, Number.NaN] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: orbitDiagram: step size 1 is NaN. Give finite ones.]`,
    );
    expect(call({ keep: 100 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: orbitDiagram: transient, keep and maxPeriod must be whole numbers with keep ≥ 2·maxPeriod ≥ 2, got 2000, 100, 64.]`,
    );
    expect(call({ transient: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: orbitDiagram: transient, keep and maxPeriod must be whole numbers with keep ≥ 2·maxPeriod ≥ 2, got -1, 256, 64.]`,
    );
    expect(call({ exponents: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: orbitDiagram: exponents must be a whole number from 1 to 2, got 3.]`,
    );
    expect(call({ start: [1, 1, 1] })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: orbitDiagram: the start must have 2 numbers, one per parameter, got 3.]`,
    );
  });
});
