import { activation, analytic, apply, atoms, expression, grad, max, sub, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss, tanhNetwork } from '../../../tests/support/scalarModels.js';
import { walked } from '../../../tests/support/walked.js';
import { boxAt } from './creaseTree.js';
import { planeCreases, planeCreasesMachine } from './planeCreases.js';

const axes = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
const centre = Float64Array.of(0.1, 0.15);
const effects = ['unknown', 'crease', 'removable'];

describe('the loss of the two-parameter network', () => {
  const { boxes, lines, depth, radius, status, site } = planeCreases(paperLoss(), centre, axes, {
    radius: 2,
    depth: 6,
    effects: true,
  });
  const rectangles = Array.from({ length: boxes.count }, (_, k) => {
    const [a, b] = boxAt(boxes.columns[k]!, boxes.rows[k]!, depth, radius);
    const [x, y] = [0.1, 0.15];
    return { left: a.lower + x, right: a.upper + x, bottom: b.lower + y, top: b.upper + y };
  });

  test('leaves the boxes that meet an axis where a unit switches, and no others', () => {
    expect(status).toBe('complete');
    // θ₁ = 0 passes one column of 64 boxes, θ₂ = 0 < θ₁ the rest of a row; on θ₂ = 0 > θ₁ the second units are constant.
    for (const { left, right, bottom, top } of rectangles)
      expect((left <= 0 && right >= 0) || (bottom <= 0 && top >= 0 && right >= 0)).toBe(true);
    expect(boxes.count).toBe(64 + 33);
  });

  test('has creases in the boxes that meet S(L) = {θ₁ ≥ 0, θ₂ = 0} ∪ {θ₁ = 0, θ₂ ≥ 0}, and in no others', () => {
    for (const [k, { left, right, bottom, top }] of rectangles.entries()) {
      const meets = (bottom <= 0 && top >= 0 && right >= 0) || (left <= 0 && right >= 0 && top >= 0);
      expect(effects[boxes.effects[k]!]).toBe(meets ? 'crease' : 'removable');
    }
  });

  test('traces the lines in them, cut where their effect changes', () => {
    expect(lines.map(({ scope, sample, effect }) => `${scope} ${sample} ${effect}`).sort()).toEqual([
      'layers/1 0 crease',
      'layers/1 0 removable',
      'layers/1 1 crease',
      'layers/1 1 removable',
      'layers/3 0 crease',
      'layers/3 1 crease',
    ]);
    // The second units are at 0 on the left half and on θ₂ = 0: the edge of where they are positive has a corner. Where a
    // pre-activation is 0 on one side of a line, the line is found to the width of a box.
    for (const { points, scope } of lines)
      for (let k = 0; k < points.length; k += 2) {
        const [x, y] = [Math.abs(points[k]! + 0.1), Math.abs(points[k + 1]! + 0.15)];
        if (scope === 'layers/1') expect(x).toBeLessThan(1e-7);
        else expect(Math.min(x, y)).toBeLessThan(4 / 64);
      }
  });

  test('lists the sites of each box, and where their line was seen', () => {
    const at = rectangles.findIndex(({ bottom, top, left }) => bottom <= 0 && top >= 0 && left > 1);
    const own = [...boxes.sites.subarray(boxes.firstSite[at], boxes.firstSite[at + 1])];
    expect(own.map((number) => site(number))).toEqual([
      { scope: 'layers/3', unit: 0, sample: 0, break: 0 },
      { scope: 'layers/3', unit: 0, sample: 1, break: 0 },
    ]);
    expect([...boxes.isSeen.subarray(boxes.firstSite[at], boxes.firstSite[at + 1])]).toEqual([1, 1]);
  });
});

test('a crease along the edges of boxes is found in the boxes on both sides', () => {
  const { boxes } = planeCreases(paperLoss(), Float64Array.of(0, 0), axes, { depth: 3, effects: true });
  const found = Array.from({ length: boxes.count }, (_, k) => {
    const [column, row] = [boxes.columns[k]!, boxes.rows[k]!];
    return [column === 3 || column === 4 ? row >= 3 : row === 3 || row === 4, effects[boxes.effects[k]!]];
  });
  expect(found.every(([isMet, effect]) => effect === (isMet ? 'crease' : 'removable'))).toBe(true);
  expect(boxes.count).toBe(16 + 6);
});

test('says of each line which kinked element it is about', () => {
  const { lines } = planeCreases(paperLoss(), centre, axes, { radius: 2, depth: 4 });
  expect(lines.map(({ scope, sample, kinked, element }) => [scope, sample, kinked, element])).toEqual([
    ['layers/1', 0, 0, 0],
    ['layers/1', 1, 0, 1],
    ['layers/3', 0, 1, 0],
    ['layers/3', 1, 1, 1],
  ]);
});

test('sees a closed line that is smaller than the boxes of a coarser grid', () => {
  const ring = trace({ theta: [2] }, ({ theta }) =>
    apply(activation('relu'), sub(sum(apply(activation('square'), theta)), 0.0009)),
  );
  const { boxes, lines } = planeCreases(ring, Float64Array.of(0.37, 0.11), axes, { depth: 8 });
  expect(lines.map(({ isClosed }) => isClosed)).toEqual([true]);
  const [a, b] = boxAt(boxes.columns[0]!, boxes.rows[0]!, 8, 1);
  expect(Math.abs(a.lower + 0.37) + Math.abs(b.lower + 0.11)).toBeLessThan(0.1);
});

test('a touching line leaves boxes although no value changes its sign', () => {
  const touching = trace({ theta: [2] }, ({ theta }) =>
    apply(activation('relu'), sub(0, sum(apply(activation('square'), theta)))),
  );
  const { boxes, lines } = planeCreases(touching, Float64Array.of(0.01, 0.01), axes, { depth: 5, effects: true });
  expect(boxes.count).toBeGreaterThan(0);
  expect([...boxes.isSeen].some((seen) => seen === 1)).toBe(false);
  expect(lines).toEqual([]);
});

test('ties of a maximum are creases', () => {
  const loss = trace({ theta: [2] }, ({ theta }) => max(theta));
  const { boxes } = planeCreases(loss, Float64Array.of(0, 0), axes, { depth: 3, effects: true });
  // The diagonal, and the boxes that it touches in a corner.
  expect([boxes.count, new Set(boxes.effects)]).toEqual([8 + 14, new Set([1])]);
});

test('a loss without kinks has none, a small budget gives wide boxes', () => {
  const { loss, theta } = tanhNetwork();
  const plane = [theta.map((_, k) => (k === 0 ? 1 : 0)), theta.map((_, k) => (k === 1 ? 1 : 0))];
  expect(planeCreases(loss, theta, plane)).toMatchObject({ status: 'complete', boxes: { count: 0 }, lines: [] });
  const coarse = planeCreases(paperLoss(), centre, axes, { maxBoxes: 20, radius: 2 });
  expect(coarse.status).toBe('maxBoxes');
  expect(coarse.depth).toBeLessThan(5);
});

test('runs step by step, and progress never goes back', () => {
  const machine = planeCreasesMachine(paperLoss(), centre, axes, { depth: 5, effects: true });
  expect(walked(machine).progress.length).toBeGreaterThan(6);
});

describe('misuse', () => {
  test.each([
    ['one direction', [axes[0]!], {}],
    ['a radius of 0', axes, { radius: 0 }],
    ['a depth of 13', axes, { depth: 13 }],
    ['no boxes', axes, { maxBoxes: 0 }],
    ['a number of boxes that is none', axes, { maxBoxes: Number.NaN }],
  ])('%s', (_, directions, options) => {
    expect(() => planeCreases(paperLoss(), centre, directions, options)).toThrowErrorMatchingSnapshot();
  });
  test('the gradient of a maximum', () => {
    const gradient = grad(trace({ theta: [2] }, ({ theta }) => max(theta)));
    expect(() => planeCreases(gradient, centre, axes)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: planeCreases: the program marks maxima, as gradients of max pooling do. Give the loss itself.]`,
    );
  });
  test('infinitely many kinks', () => {
    const wave = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('triangleWave'), theta)));
    expect(() => planeCreases(wave, centre, axes)).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: Creases of a plane: "triangleWave" has infinitely many pieces, which are not read one by one. Use an activation with finitely many.]`,
    );
  });
  test('a node that is not analytic everywhere, and has no kink', () => {
    const { atom, pow, x } = expression;
    const cone = trace({ theta: [2] }, ({ theta }) => sum(apply(analytic('cone', atom(atoms.sqrt, pow(x, 2))), theta)));
    expect(() => planeCreases(cone, centre, axes)).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: planeCreases: the program may not be analytic where there are no kinks. In other nodes: cone contains a square root, whose argument may be 0 or negative on an open set. The function may be undefined, or not analytic, on a set of positive measure. Replace this node.]`,
    );
  });
});
