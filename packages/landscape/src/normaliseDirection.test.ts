import { layout } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { normaliseDirection } from './normaliseDirection.js';

const shapes = layout([
  { name: 'weight', shape: [2, 2] },
  { name: 'bias', shape: [2] },
]);
// W = [[3, 4], [0, 5]], d = [[1, 0], [1, 1]]: row norms 5 and 5 against 1 and √2, whole norms √50 against √3.
const theta = Float64Array.of(3, 4, 0, 5, 0.6, 0.8);
const direction = Float64Array.of(1, 0, 1, 1, 3, 4);

describe('normaliseDirection', () => {
  test('by filter: every row gets the norm that it has in θ; vectors become zero', () => {
    const out = normaliseDirection(direction, theta, shapes);
    const expected = [5, 0, 3.5355339059327373, 3.5355339059327373, 0, 0];
    for (const [k, x] of expected.entries()) expect(out[k]).toBeCloseTo(x, 14);
  });

  test('by layer: the whole array gets the norm that it has in θ', () => {
    const out = normaliseDirection(direction, theta, shapes, { by: 'layer' });
    const expected = [4.082482904638631, 0, 4.082482904638631, 4.082482904638631, 0, 0];
    for (const [k, x] of expected.entries()) expect(out[k]).toBeCloseTo(x, 14);
  });

  test('by weight: the entries are direction times weight', () => {
    expect([...normaliseDirection(direction, theta, shapes, { by: 'weight', vectors: 'scaled' })]).toEqual([
      3, 0, 0, 5, 1.7999999999999998, 3.2,
    ]);
  });

  test('vectors can be scaled like one filter', () => {
    const out = normaliseDirection(direction, theta, shapes, { vectors: 'scaled' });
    expect(out[4]).toBeCloseTo(0.6, 15);
    expect(out[5]).toBeCloseTo(0.8, 15);
  });

  test('a filter that is zero in θ or in the direction becomes zero, not NaN', () => {
    const out = normaliseDirection(Float64Array.of(0, 0, 1, 1, 0, 0), Float64Array.of(3, 4, 0, 0, 0, 0), shapes);
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('the slice does not change when a factor moves from one layer to the next, but does when it differs by unit', () => {
    // f = W₂ relu(W₁ x) with (2, 2) and (1, 2) weights; the same raw direction, normalised at both points.
    const two = layout([
      { name: 'first', shape: [2, 2] },
      { name: 'second', shape: [1, 2] },
    ]);
    const point = Float64Array.of(1, -2, 0.5, 3, 0.7, -0.4);
    const raw = Float64Array.of(0.3, 1.1, -0.9, 0.2, 1.7, -0.6);
    const output = (at: Float64Array): number =>
      at[4]! * Math.max(0, at[0]! + 0.5 * at[1]!) + at[5]! * Math.max(0, at[2]! + 0.5 * at[3]!);
    const slice = (at: Float64Array): number[] => {
      const d = normaliseDirection(raw, at, two);
      return [-0.9, -0.3, 0.2, 0.8].map((c) => output(at.map((x, k) => x + c * d[k]!)));
    };
    const [a, b] = [7, 3];
    const byLayer = point.map((x, k) => (k < 4 ? a * x : x / a));
    const byUnit = point.map((x, k) => [a * x, a * x, b * x, b * x, x / a, x / b][k]!);
    for (const [k, x] of slice(byLayer).entries()) expect(x).toBeCloseTo(slice(point)[k]!, 13);
    const change = slice(byUnit).map((x, k) => Math.abs(x - slice(point)[k]!));
    expect(Math.max(...change)).toBeGreaterThan(0.1);
  });

  test('wrong lengths and unknown blocks are refused', () => {
    expect(() => normaliseDirection(Float64Array.of(1), theta, shapes)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: normaliseDirection: direction must have 6 entries, got 1.]`,
    );
    expect(() =>
      normaliseDirection(direction, theta, shapes, { by: 'row' as 'layer' }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: normaliseDirection: "by" must be filter, layer or weight, got "row".]`,
    );
  });

  test('its arguments are not changed', () => {
    const [d, t] = [direction.slice(), theta.slice()];
    normaliseDirection(d, t, shapes, { vectors: 'scaled' });
    expect(d).toEqual(direction);
    expect(t).toEqual(theta);
  });
});
