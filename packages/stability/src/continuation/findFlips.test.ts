import { type Data, lossProgram } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import {
  biasNetwork,
  paperData,
  paperLoss,
  paperStart,
  reluChain,
  tanhNetwork,
} from '../../../../tests/support/scalarModels.js';
import { findFlips } from './findFlips.js';

const { flips: known } = oracle.twoParameter;
const range = { from: 0.24, to: 0.46 };

describe('findFlips', () => {
  it('locates the flips of periods 1 to 64 of the two-parameter network', () => {
    const search = findFlips(paperLoss(), { ...range, start: paperStart, maxPeriod: 64 });
    expect(search.status).toBe('maxPeriod');
    expect(search.flips.map((flip) => flip.period)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    for (const [k, flip] of search.flips.entries()) {
      expect(Math.abs(flip.eta - known[k]!)).toBeLessThan(1e-14);
      const [low, high] = flip.bracket;
      expect(low).toBeLessThanOrEqual(flip.eta);
      expect(high).toBeGreaterThanOrEqual(flip.eta);
      expect(high - low).toBeLessThan(1e-14);
      expect(flip.residual).toBeLessThan(1e-12);
      expect(flip.points.length).toBe(2 * flip.period);
    }
  });

  it.each([
    [1.1, 0.9],
    [0.7, 1.2],
    [1.02, 1.01],
    [1, 1],
  ])('finds the same from the start (%f, %f)', (...start) => {
    const { flips } = findFlips(paperLoss(), { ...range, start });
    expect(flips.length).toBe(4);
    for (const [k, flip] of flips.entries()) expect(Math.abs(flip.eta - known[k]!)).toBeLessThan(1e-14);
  });

  it('finds half of them for mse', () => {
    const { flips } = findFlips(paperLoss('mse'), { from: 0.12, to: 0.23, start: [1.1, 0.9] });
    expect(flips.length).toBe(4);
    for (const [k, flip] of flips.entries()) expect(Math.abs(flip.eta - known[k]! / 2)).toBeLessThan(1e-14);
  });

  it.each([
    { features: [1, 2, 3], targets: [1, 2, 3] },
    { features: [0.5, 1.5], targets: [2, 1] },
    { features: [0.1, 0.4, 0.2], targets: [0.3, 0.1, 0.2] },
  ])('scales with Σx² and Σxy: $features, $targets', ({ features, targets }) => {
    // L = κ/2 (c − uv)² + constant with κ = mean x², c = Σxy/Σx²; u → √c·u gives the network above with ηκc for ηκ.
    const m = features.length;
    const xx = features.reduce((sum, x) => sum + x * x, 0) / m;
    const xy = features.reduce((sum, x, i) => sum + x * targets[i]!, 0) / m;
    const data: Data = { samples: m, features: Float64Array.from(features), targets: Float64Array.from(targets) };
    const ratio = 3.53 / xy; // κc = mean xy
    const u = Math.sqrt(xy / xx);
    const start = [1.1 * u, 0.9 * u];
    const { flips } = findFlips(lossProgram(reluChain(start), data, 'half-mse'), {
      from: 0.24 * ratio,
      to: 0.46 * ratio,
      start,
    });
    expect(flips.length).toBe(4);
    for (const [k, flip] of flips.entries()) expect(Math.abs(flip.eta / (known[k]! * ratio) - 1)).toBeLessThan(1e-13);
  });

  it('begins with whatever cycle attracts at the lower end', () => {
    const { flips, status } = findFlips(paperLoss(), { from: 0.36, to: 0.46, start: [0.9, 0.9] });
    expect(status).toBe('maxPeriod');
    expect(flips.map((flip) => flip.period)).toEqual([4, 8]);
    for (const [k, flip] of flips.entries()) expect(Math.abs(flip.eta - known[k + 2]!)).toBeLessThan(1e-14);
  });

  it('stops at the end of the range', () => {
    const two = findFlips(paperLoss(), { from: 0.24, to: 0.36, start: [1.1, 0.9] });
    expect(two.flips.map((flip) => flip.period)).toEqual([1, 2]);
    expect(two.status).toBe('rangeEnd');
    const none = findFlips(paperLoss(), { from: 0.2, to: 0.28, start: [1.1, 0.9] });
    expect(none).toMatchObject({ flips: [], status: 'rangeEnd', reason: 'Minima stay stable up to step size 0.28.' });
  });

  it('locates the flip of an isolated minimum: weight decay gives 1/(κ − decay)', () => {
    for (const { decay, eta } of oracle.twoParameter.decayFlips) {
      const { flips } = findFlips(paperLoss('half-mse', decay), { ...range, start: [1.1, 0.9], maxPeriod: 2 });
      expect(Math.abs(flips[0]!.eta - eta)).toBeLessThan(1e-14);
    }
  });

  it('locates the flips of a chain of three weights, whose minima form a surface', () => {
    const start = [1.1, 1, 0.9];
    const loss = lossProgram(reluChain(start), paperData, 'half-mse');
    const { flips } = findFlips(loss, { from: 0.12, to: 0.3, start, maxPeriod: 4 });
    expect(flips.map((flip) => flip.period)).toEqual([1, 2, 4]);
    for (const [k, eta] of oracle.chain.flips.entries()) expect(Math.abs(flips[k]!.eta - eta)).toBeLessThan(1e-14);
  });

  it('locates the flips of a tanh network with weight decay', () => {
    const { loss, theta } = tanhNetwork();
    const { flips } = findFlips(loss, { from: 0.5, to: 4, start: theta, maxPeriod: 2 });
    expect(flips.map((flip) => flip.period)).toEqual([1, 2]);
    for (const [k, eta] of oracle.tanh.flips.entries()) expect(Math.abs(flips[k]!.eta - eta)).toBeLessThan(1e-13);
  });

  it('tells a pair of multipliers on the unit circle from a flip, and says where', () => {
    const { loss, theta } = biasNetwork();
    const search = findFlips(loss, { from: 0.2, to: 2, start: theta });
    expect(search.status).toBe('otherBifurcation');
    expect(search.flips.length).toBe(1);
    expect(Math.abs(search.flips[0]!.eta - oracle.withBias.flip)).toBeLessThan(1e-14);
    const located = Number(/at step size ([\d.]+) by the multiplier/.exec(search.reason)![1]);
    expect(Math.abs(located - oracle.withBias.torus)).toBeLessThan(1e-13);
  });

  it('says so when there is no cycle to begin with', () => {
    const escaped = findFlips(paperLoss(), { from: 0.4, to: 0.46, start: paperStart });
    expect(escaped).toMatchObject({
      status: 'noCycle',
      flips: [],
      reason: 'The orbit from the start escapes at step size 0.4.',
    });
    const chaotic = findFlips(paperLoss(), { from: 0.4, to: 0.46, start: [0.9, 0.9] });
    expect(chaotic).toMatchObject({ status: 'noCycle', flips: [] });
  });

  it('does not report the end of minima that only get flatter for ever', () => {
    const { loss, theta } = tanhNetwork([0.5, -1], [0.5, -0.75], 0);
    const search = findFlips(loss, { from: 0.2, to: 4, start: theta });
    expect(search).toMatchObject({ status: 'branchLost', flips: [] });
  });

  it('does not report a flip of minima that only an orbit could confirm and none does', () => {
    // Three points and no decay: the orbit leaves the flattest minimum found for minima ever farther away.
    const { loss, theta } = tanhNetwork([0.5, 1, 2], [0.5, 0.75, 1], 0);
    const search = findFlips(loss, { from: 0.2, to: 4, start: theta });
    expect(search).toMatchObject({ status: 'branchLost', flips: [] });
    expect(search.reason).toContain('no cycle of period 2 was found just above');
  }, 60_000);

  it('refuses ranges and periods that are none', () => {
    const call = (options: object) => () => findFlips(paperLoss(), { ...range, start: paperStart, ...options });
    expect(call({ from: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findFlips: needs step sizes 0 < from < to, got 0 and 0.46.]`,
    );
    expect(call({ to: 0.1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findFlips: needs step sizes 0 < from < to, got 0.24 and 0.1.]`,
    );
    expect(call({ maxPeriod: 0.5 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findFlips: maxPeriod must be a whole number, at least 1, got 0.5.]`,
    );
    expect(call({ start: [1] })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: findFlips: the start must have 2 numbers, one per parameter, got 1.]`,
    );
  });
});
