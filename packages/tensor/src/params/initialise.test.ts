import { describe, expect, it } from 'vitest';
import { initialise, initialisers } from './initialise.js';
import { layout } from './layout.js';

const parameters = layout([
  { name: 'weight', shape: [200, 50] },
  { name: 'bias', shape: [200] },
  { name: 'kernel', shape: [4, 3, 5, 5] },
]);

describe('initialise', () => {
  const variances: Record<string, number> = {
    heNormal: 2 / 50,
    heUniform: 2 / 50,
    glorotNormal: 2 / 250,
    glorotUniform: 2 / 250,
    torch: 1 / 150,
  };
  for (const [name, variance] of Object.entries(variances)) {
    it(`${name} has mean 0 and the variance of its source`, () => {
      const weights = initialise(parameters, name, 7).subarray(0, 10_000);
      const mean = weights.reduce((s, w) => s + w, 0) / 10_000;
      const square = weights.reduce((s, w) => s + w * w, 0) / 10_000;
      // Five standard errors of a fixed draw.
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / 10_000));
      expect(Math.abs(square / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 10_000));
    });
  }
  it('covers every row', () => expect(Object.keys(variances).sort()).toEqual(Object.keys(initialisers).sort()));
  it('leaves biases at zero unless the row says otherwise', () => {
    expect(
      initialise(parameters, 'heNormal', 1)
        .subarray(10_000, 10_200)
        .every((b) => b === 0),
    ).toBe(true);
    const biases = initialise(parameters, 'torch', 1).subarray(10_000, 10_200);
    expect(Math.max(...biases.map(Math.abs))).toBeLessThan(1 / Math.sqrt(50));
    expect(Math.max(...biases.map(Math.abs))).toBeGreaterThan(0.9 / Math.sqrt(50));
  });
  it('uses the fans of convolution kernels', () => {
    const kernel = initialise(parameters, 'heUniform', 1).subarray(10_200);
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThan(Math.sqrt(6 / 75));
  });
  it('gives the same numbers for the same seed, and keeps earlier entries when one is added', () => {
    const shorter = layout(parameters.entries.slice(0, 2));
    expect(initialise(shorter, 'torch', 'a')).toEqual(initialise(parameters, 'torch', 'a').subarray(0, 10_200));
    expect(initialise(shorter, 'torch', 'a')).not.toEqual(initialise(shorter, 'torch', 'b'));
  });
  it('names the initialisers', () => {
    expect(() => initialise(parameters, 'xavier', 0)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Unknown initialiser "xavier". Known: heNormal, heUniform, glorotNormal, glorotUniform, torch.]`,
    );
  });
});
