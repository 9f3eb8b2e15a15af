import { describe, expect, it } from 'vitest';
import { detectPeriod } from './detectPeriod.js';

const options = { maxPeriod: 8, tolerance: 1e-7 };
const series = (count: number, f: (n: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, n) => f(n));

describe('detectPeriod', () => {
  it.each([1, 2, 3, 4, 6, 8])('finds period %i', (period) => {
    const points = series(64, (n) => 1 + (((n % period) * 7) % 5) + (n % period) / 10);
    expect(detectPeriod(points, 1, options)).toBe(period);
  });

  it('counts points, not coordinates', () => {
    const points = series(64, (n) => [1, 2, 1, 3][n % 4]!); // (1, 2), (1, 3), …
    expect(detectPeriod(points, 2, options)).toBe(2);
    expect(detectPeriod(points, 1, options)).toBe(4);
  });

  it('finds none in a longer cycle, in an orbit without one, and where a coordinate is not finite', () => {
    expect(
      detectPeriod(
        series(64, (n) => n % 9),
        1,
        options,
      ),
    ).toBe(0);
    expect(
      detectPeriod(
        series(64, (n) => (n * n * 0.618) % 1),
        1,
        options,
      ),
    ).toBe(0);
    expect(
      detectPeriod(
        series(64, (n) => (n === 60 ? Number.NaN : 1)),
        1,
        options,
      ),
    ).toBe(0);
  });

  it('measures distances relative to the largest coordinate', () => {
    const noisy = series(64, (n) => 1000 + (n % 3) * 1e-5);
    expect(detectPeriod(noisy, 1, options)).toBe(1);
    expect(detectPeriod(noisy, 1, { ...options, tolerance: 1e-9 })).toBe(3);
  });

  it('does not take a slow approach to a fixed point for a cycle of period 2', () => {
    // Multiplier −0.999: the return after two steps is within the tolerance long before that after one.
    const amplitudes = (multiplier: number): Float64Array => {
      const points = new Float64Array(256);
      for (let n = 0, x = 2e-6; n < 256; n++, x *= multiplier) points[n] = 1 + x;
      return points;
    };
    expect(detectPeriod(amplitudes(-0.999), 1, options)).toBe(0);
    expect(detectPeriod(amplitudes(-1), 1, options)).toBe(2);
  });

  it('refuses a tail that is too short', () => {
    expect(() => detectPeriod(new Float64Array(15), 1, options)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: detectPeriod: to look for periods up to 8, at least 16 points are needed, got 15. Keep more points or lower maxPeriod.]`,
    );
  });
});
