import { type Model, patternText, randomInteger, randomStream, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { walked } from '../../../../tests/support/walked.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { countCells } from './countCells.js';
import { exactPattern } from './exactPattern.js';
import { kinkArrangement } from './kinkArrangement.js';
import { centreOf, type Plane, type PlaneRegion, planeRegions, planeRegionsMachine } from './planeRegions.js';
import { maxLinearRegions } from './regionCounts.js';
import { responseProgram } from './responseProgram.js';

/** A network of dense layers with these weights and biases, and an activation between them. */
const network = (layers: readonly { weight: number[][]; bias: number[] }[], activation = 'relu'): Model =>
  readModel({
    format: 'crease-model/1',
    input: [layers[0]!.weight[0]!.length],
    layers: layers.flatMap((layer, k) => [
      { type: 'dense', ...layer },
      ...(k < layers.length - 1 ? [{ type: 'activation', name: activation }] : []),
    ]),
  });

/** Small integer weights. */
function randomNetwork(seed: number, sizes: readonly number[], activation = 'relu'): Model {
  const stream = randomStream(seed, 0);
  const draw = (): number => randomInteger(stream, 13) - 6;
  return network(
    sizes.slice(1).map((out, k) => ({
      weight: Array.from({ length: out }, () => Array.from({ length: sizes[k]! }, draw)),
      bias: Array.from({ length: out }, draw),
    })),
    activation,
  );
}

const [zero, one] = [rational(0), rational(1)];
const wholePlane: Plane = {
  origin: [zero, zero],
  directions: [
    [one, zero],
    [zero, one],
  ],
};

/** Twice the area of a polygon, exactly. */
function twiceArea({ corners }: PlaneRegion): Rational {
  const { sub, mul, add } = rationals;
  return corners.reduce((sum, [x, y], k) => {
    const [nx, ny] = corners[(k + 1) % corners.length]!;
    return add(sum, sub(mul(x, ny), mul(nx, y)));
  }, zero);
}

describe('one hidden layer', () => {
  it.for([1, 2, 3, 4])('as many regions as the arrangement has cells (network %i)', (seed) => {
    const program = responseProgram(randomNetwork(seed, [2, 5, 1]));
    // Corners are quotients of determinants of small integers: all are within 1000.
    const { status, regions } = planeRegions(program, wholePlane, { radius: rational(1000) });
    expect(status).toBe('complete');
    expect(BigInt(regions.length)).toBe(countCells(kinkArrangement(program)));
  });
});

describe('deep networks', () => {
  it('the tent map, composed L times, has 2^L pieces', () => {
    // T(x) = 2 relu(x) − 4 relu(x − 1/2) maps [0, 1] onto itself twice.
    const tent = (k: number) => ({
      weight:
        k === 0
          ? [[1], [1]]
          : [
              [2, -4],
              [2, -4],
            ],
      bias: [0, -0.5],
    });
    for (const depth of [1, 2, 3, 4]) {
      const layers = Array.from({ length: depth }, (_, k) => tent(k));
      const program = responseProgram(network([...layers, { weight: [[2, -4]], bias: [0] }]));
      // From 0 to 1; the second direction is 0: a line.
      const line: Plane = { origin: [rational(1, 2)], directions: [[rational(1, 2)], [zero]] };
      expect(planeRegions(program, line).regions).toHaveLength(2 ** depth);
    }
  });

  it.for([
    [5, 'relu', [2, 4, 3, 1]],
    [6, 'leakyRelu', [2, 3, 3, 2, 1]],
    [7, 'hardTanh', [2, 3, 2, 1]],
    [8, 'abs', [3, 3, 3, 1]],
  ] as const)(
    'network %i (%s): polygons fill the square, and a fine grid finds no other pattern',
    ([seed, activation, sizes]) => {
      const program = responseProgram(randomNetwork(seed, sizes, activation));
      const inputs = sizes[0];
      const stream = randomStream(seed, 1);
      const vector = (): Rational[] => Array.from({ length: inputs }, () => rational(randomInteger(stream, 9) - 4, 3));
      const plane: Plane = { origin: vector(), directions: [vector(), vector()] };
      const { status, regions } = planeRegions(program, plane, { radius: rational(2) });
      expect(status).toBe('complete');
      // The square of side 4, twice.
      expect(regions.map(twiceArea).reduce(rationals.add, zero)).toEqual(rational(32));
      const known = new Set(regions.map(({ pattern }) => patternText(pattern)));
      expect(known.size).toBe(regions.length);
      for (const region of regions)
        expect(patternText(exactPattern(program, centreOf(region, plane))!)).toBe(patternText(region.pattern));
      for (let k = 0; k < 40; k++)
        for (let l = 0; l < 40; l++) {
          const corner = [rational(4 * k - 78, 40), rational(4 * l - 78, 41)] as const;
          const pattern = exactPattern(program, centreOf({ pattern: new Map(), corners: [corner] }, plane));
          if (pattern !== undefined) expect(known.has(patternText(pattern))).toBe(true);
        }
      if (activation === 'relu')
        expect(BigInt(regions.length)).toBeLessThanOrEqual(maxLinearRegions(inputs, sizes.slice(1, -1)));
    },
  );

  it('behind a dead layer every argument is on its kink, which is no line', () => {
    const dead = network([
      { weight: [[1, 1]], bias: [-100] },
      { weight: [[1]], bias: [0] },
      { weight: [[1]], bias: [0] },
    ]);
    expect(planeRegions(responseProgram(dead), wholePlane).regions).toHaveLength(1);
  });
});

describe('long sweeps', () => {
  const program = responseProgram(randomNetwork(1, [2, 5, 1]));

  it('end at the bound, and say so', () => {
    expect(planeRegions(program, wholePlane, { maxRegions: 2 })).toMatchObject({
      status: 'maxRegions',
      regions: { length: 2 },
    });
  });

  it('report progress that never falls and ends at 1', () => {
    walked(planeRegionsMachine(program, wholePlane));
  });
});

it('misuse is refused in words', () => {
  const program = responseProgram(randomNetwork(1, [2, 5, 1]));
  const flat: Plane = { ...wholePlane, origin: [zero] };
  expect(() => planeRegions(program, flat)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: planeRegions: the origin and the two directions need 2 entries each, and the program one input.]`,
  );
  expect(() => planeRegions(program, wholePlane, { maxRegions: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: planeRegions: maxRegions must be a positive whole number, got 0.]`,
  );
  const squared = responseProgram(randomNetwork(1, [2, 2, 2, 1], 'squaredRelu'));
  expect(() => planeRegions(program, wholePlane, { radius: rational(0) })).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: planeRegions: radius must be positive, got 0.]`,
  );
  expect(() => planeRegions(squared, wholePlane, { radius: rational(9) })).toThrowErrorMatchingInlineSnapshot(
    `[UnsupportedError: planeRegions: on some region an argument is not affine in the plane (in scope "layers/3"). Take the program of a piecewise-linear network as a function of its input.]`,
  );
  const pooled = readModel({
    format: 'crease-model/1',
    input: [1, 2],
    layers: [
      { type: 'maxPool1d', size: 2, stride: 2 },
      { type: 'flatten' },
      { type: 'dense', weight: [[1]], bias: [0] },
    ],
  });
  expect(() => planeRegions(responseProgram(pooled), wholePlane)).toThrowErrorMatchingInlineSnapshot(
    `[UnsupportedError: Exact regions are those of scalar functions; the program takes maxima (in scope "layers/0").]`,
  );
});
