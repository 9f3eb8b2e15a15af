import { gradientDescentMap, orbit } from '@crease/stability';
import { symmetricEigenvalues } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { buffersOf } from '../../runner/buffersOf.ts';
import { stages } from './compute.ts';
import { rowsOf } from './dataForm.ts';
import { shiftedTrajectory } from './descent.ts';
import { coordinates, directionsOf, placeAt } from './directions.ts';
import type { FreeSettings } from './freeSettings.ts';
import { meta } from './meta.ts';
import { moment } from './moment.ts';
import { plane } from './plane.ts';
import { initialWeights, problemOf } from './problem.ts';
import { countOf, pointOf } from './trajectory.ts';

const defaults = defaultSettings(meta);
const short: FreeSettings = { ...defaults, steps: 12, widths: '3' };

function finished<Result>(work: Generator<number, Result, void>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** The stages without their loading. */
const planeOf = (settings: FreeSettings) => plane(problemOf(settings), settings);
const momentOf = (settings: FreeSettings) => moment(problemOf(settings), settings);

/** `half-mse` of a ReLU network with one hidden layer, written without anything of the project. */
function plainLoss(theta: ArrayLike<number>, width: number, rows: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const [x, y] of rows) {
    let f = theta[3 * width]!;
    for (let k = 0; k < width; k++) f += theta[2 * width + k]! * Math.max(0, theta[k]! * x! + theta[width + k]!);
    sum += (f - y!) ** 2;
  }
  return sum / (2 * rows.length);
}

describe('the descent', () => {
  const problem = problemOf(short);
  const run = finished(shiftedTrajectory(problem, short));
  const rows = rowsOf(short.data);

  test('is that of gradientDescentMap, bit by bit', () => {
    const start = initialWeights(problem, short);
    const { points } = orbit(gradientDescentMap(problem.loss), { start, stepSize: short.stepSize, steps: short.steps });
    expect(run.points).toEqual(points);
  });

  test('has the losses of a plain network, and steps against its difference quotients', () => {
    for (const n of [0, 5, 11]) {
      const theta = pointOf(run, n);
      // Some fifty operations on numbers below 4.
      expect(Math.abs(run.losses[n]! - plainLoss(theta, 3, rows))).toBeLessThan(200 * 2 ** -52);
      const next = pointOf(run, n + 1);
      for (const k of theta.keys()) {
        const [up, down] = [1e-5, -1e-5].map((h) => plainLoss(theta.with(k, theta[k]! + h), 3, rows));
        // The third derivative vanishes on a region, so only rounding is left: 1e-16 / 1e-5, and a little.
        expect(theta[k]! - (short.stepSize * (up! - down!)) / 2e-5).toBeCloseTo(next[k]!, 9);
      }
    }
  });

  test('has the sharpness of the difference quotients of a plain network', () => {
    const { measured, sharpness } = finished(stages.descent(short));
    const theta = pointOf(run, measured[4]!);
    const h = 1e-4;
    const at = (i: number, j: number, a: number, b: number): number => {
      const moved = Float64Array.from(theta);
      moved[i]! += a;
      moved[j]! += b;
      return plainLoss(moved, 3, rows);
    };
    const n = theta.length;
    const hessian = Float64Array.from({ length: n * n }, (_, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      return (at(i, j, h, h) - at(i, j, h, -h) - at(i, j, -h, h) + at(i, j, -h, -h)) / (4 * h * h);
    });
    // Rounding 1e-16 / h² and the fourth derivatives times h².
    expect(sharpness[4]).toBeCloseTo(symmetricEigenvalues(hessian, n).at(-1)!, 6);
  });

  test('says at which step it diverges, and has no number that is not finite', () => {
    const { losses, sharpness, divergedAt } = finished(stages.descent({ ...short, stepSize: 10, steps: 100 }));
    expect(divergedAt).toBeGreaterThan(2);
    expect(losses.length).toBe(divergedAt);
    expect([...losses, ...sharpness].every(Number.isFinite)).toBe(true);
  });
});

test('two weights that multiply end at w₁w₂ = 1 with sharpness w₁² + w₂²', () => {
  const settings = { ...defaults, widths: '1', activation: 'x', biases: 'no', data: '1,1', stepSize: 0.2, steps: 2000 };
  const end = pointOf(finished(shiftedTrajectory(problemOf(settings), settings)), 2000);
  const { spectrum, gradientNorm } = finished(momentOf(settings));
  expect(end[0]! * end[1]!).toBeCloseTo(1, 12);
  expect(spectrum!.sharpness).toBeCloseTo(end[0]! ** 2 + end[1]! ** 2, 12);
  expect(spectrum!.edge).toBeCloseTo(2 / spectrum!.sharpness, 12);
  expect([spectrum!.negative, spectrum!.zero, spectrum!.positive]).toEqual([0, 1, 1]);
  expect(gradientNorm).toBeLessThan(1e-12);
});

describe('the moment', () => {
  test('has the kinks −b/w of the hidden units, and the region of its point', () => {
    const settings = { ...short, moment: 50 };
    const theta = pointOf(finished(shiftedTrajectory(problemOf(settings), settings)), 6);
    const { step, kinks, grid, region } = finished(momentOf(settings));
    expect(step).toBe(6);
    const expected = [0, 1, 2]
      .map((k) => -theta[3 + k]! / theta[k]!)
      .filter((x) => x > grid[0]! && x < grid.at(-1)!)
      .sort((a, b) => a - b);
    const found = Array.from(kinks.filter((_, k) => k % 2 === 0)).sort((a, b) => a - b);
    expect(found.length).toBe(expected.length);
    for (const [k, x] of found.entries()) expect(x).toBeCloseTo(expected[k]!, 12);
    const { signature, margin, units } = problemOf(settings).objective.regions(theta);
    expect(region).toMatchObject({ signature, margin, units });
    expect(units).toBe(27);
  });
});

describe('the plane', () => {
  test('contains start, end and the farthest point of the descent', () => {
    const problem = problemOf(defaults);
    const run = finished(shiftedTrajectory(problem, defaults));
    const origin = initialWeights(problem, defaults);
    const directions = directionsOf('descent', problem.objective, 0, run);
    const distances = Array.from(run.losses, (_, n) => {
      const theta = pointOf(run, n);
      const [a, b] = coordinates(directions, origin, theta);
      return placeAt(directions, origin, a, b).reduce((sum, x, k) => sum + (x - theta[k]!) ** 2, 0);
    });
    expect(distances[0]).toBe(0);
    expect(distances.at(-1)).toBeLessThan(1e-28);
    expect(distances.filter((square) => square < 1e-28).length).toBeGreaterThanOrEqual(3);
    expect(countOf(run)).toBe(301);
  });

  test('has the loss of the network on its grid', () => {
    const problem = problemOf(defaults);
    const { kind, first, second, values, creases } = finished(planeOf(defaults));
    const run = finished(shiftedTrajectory(problem, defaults));
    const directions = directionsOf('descent', problem.objective, 0, run);
    const theta = placeAt(directions, initialWeights(problem, defaults), first[7]!, second[30]!);
    expect(kind).toBe('descent');
    expect(values[30 * first.length + 7]).toBeCloseTo(problem.objective.value(theta), 12);
    expect(creases.length).toBeGreaterThan(5);
  });

  test('of a descent that diverges is that of the sharpest directions', () => {
    expect(finished(planeOf({ ...short, stepSize: 10, steps: 100 })).kind).toBe('sharpest');
  });

  test('exists for random directions, and where two directions are one', () => {
    for (const plane of ['random', 'sharpest']) {
      const result = finished(planeOf({ ...short, plane }));
      expect(result.kind).toBe(plane);
      expect(result.values.every(Number.isFinite)).toBe(true);
    }
    const line = { ...defaults, widths: '1', activation: 'x', biases: 'no', data: '1,1', steps: 1 };
    expect(finished(planeOf(line)).values.every(Number.isFinite)).toBe(true);
  });
});

test('what a stage gives away is not missing in the next', () => {
  const compute = () => [stages.descent(short), momentOf(short), planeOf(short)].map((work) => finished<object>(work));
  const first = compute().map((result) => structuredClone(result, { transfer: buffersOf(result) }));
  expect(compute()).toEqual(first);
});

describe('the proof', () => {
  const prove = async (changed: Partial<FreeSettings>) => {
    const work = stages.proof({ ...defaults, ...changed });
    let step = await work.next();
    while (!step.done) step = await work.next();
    return step.value;
  };

  // The output bias alone has the second derivative 1 where every unit is dead: η = 1 makes the step singular there.
  test('finds the exceptional step size 1 of ReLU networks with an output bias', async () => {
    const { nonSingular, analytic } = await prove({ stepSize: 1 });
    expect(nonSingular).toMatchObject({ verdict: 'refuted', method: 'structure' });
    expect(nonSingular.exceptional).toEqual([{ eta: '1', isProved: true }]);
    expect(analytic).toMatchObject({ isProved: true, kinkedUnits: 54 });
    expect((await prove({ stepSize: 0.3 })).nonSingular.verdict).toBe('proved');
  });

  test('does not depend on whether an activation is named or typed', async () => {
    const [named, typed] = [await prove({ activation: 'relu' }), await prove({ activation: '0 | x' })];
    expect(typed.nonSingular).toMatchObject({
      verdict: 'proved',
      exceptional: named.nonSingular.exceptional,
      provedBelow: named.nonSingular.provedBelow,
    });
  });
});
