import { lossProgram } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperData, paperLoss, paperStart, reluChain } from '../../../../tests/support/scalarModels.js';
import { walked } from '../../../../tests/support/walked.js';
import { findEscape, findEscapeMachine } from './findEscape.js';

const { crisis } = oracle.twoParameter;

describe('findEscape', () => {
  it('locates the crisis of the two-parameter network to 1e-10', () => {
    const found = findEscape(paperLoss(), { from: 0.24, to: 0.46, start: paperStart });
    expect(found.status).toBe('located');
    expect(Math.abs(found.eta! - crisis)).toBeLessThan(1e-10);
    const [low, high] = found.bracket!;
    expect(low).toBeLessThan(crisis);
    expect(high).toBeGreaterThan(crisis);
    expect(high - low).toBeLessThan(1e-10);
    // A survival counts only if the lanes together outlive many mean lives.
    expect((found.lanes * found.survived) / found.meanLife).toBeGreaterThan(20);
  }, 60_000);

  it.each([
    { name: 'mse', from: 0.12, to: 0.24, start: [1.1, 0.95], expected: crisis / 2 },
    { name: 'half-mse', from: 0.3, to: 0.5, start: [0.9, 0.8], expected: crisis },
  ])('with fewer steps the bracket is wider and still holds the crisis: $name from $from', (row) => {
    const found = findEscape(paperLoss(row.name), { ...row, lanes: 32, steps: 4000 });
    const [low, high] = found.bracket!;
    expect(low).toBeLessThan(row.expected);
    expect(high).toBeGreaterThan(row.expected);
    expect(high - low).toBeGreaterThan(1e-9);
    expect(high - low).toBeLessThan(1e-5);
  });

  it('holds the crisis of a chain of three weights, where orbits linger near 0 before they escape', () => {
    const start = [1.1, 1, 0.9];
    const loss = lossProgram(reluChain(start), paperData, 'half-mse');
    const [low, high] = findEscape(loss, { from: 0.12, to: 0.4, start, steps: 20_000 }).bracket!;
    expect(low).toBeLessThan(oracle.chain.crisis);
    expect(high).toBeGreaterThan(oracle.chain.crisis);
    expect(high - low).toBeLessThan(1e-4);
  });

  it('finds the divergence of a quadratic loss at 2/λ', () => {
    const linear = lossProgram(reluChain([1]), paperData, 'half-mse'); // λ = 3.53 where the unit is active
    const { bracket } = findEscape(linear, { from: 0.1, to: 1, start: [0.9], steps: 20_000 });
    expect(bracket![0]).toBeLessThan(2 / 3.53);
    expect(bracket![1]).toBeGreaterThan(2 / 3.53);
  });

  it('finds nothing below the crisis, and says so when the start escapes', () => {
    const calm = findEscape(paperLoss(), { from: 0.24, to: 0.44, start: [1.1, 0.95] });
    expect(calm).toMatchObject({ status: 'notFound', eta: null, bracket: null, survived: 2000 });
    const lost = findEscape(paperLoss(), { from: 0.4, to: 0.46, start: paperStart });
    expect(lost).toMatchObject({ status: 'startEscapes', eta: null, bracket: null });
  });

  it('runs as a machine whose progress never falls', () => {
    const machine = findEscapeMachine(paperLoss(), { from: 0.4, to: 0.46, start: [0.9, 0.9], steps: 4000 });
    walked(machine);
  });

  it('refuses ranges and counts that are none', () => {
    const call = (options: object) => () =>
      findEscape(paperLoss(), { from: 0.24, to: 0.46, start: paperStart, ...options });
    expect(call({ from: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findEscape: needs step sizes 0 < from < to, got -1 and 0.46.]`,
    );
    expect(call({ lanes: 4 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findEscape: needs at least 8 lanes and 1000 steps, whole numbers, got 4 and 400000.]`,
    );
    expect(call({ start: [1] })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: findEscape: the start must have 2 numbers, one per parameter, got 1.]`,
    );
  });
});
