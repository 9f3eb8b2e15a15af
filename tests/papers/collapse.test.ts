import { gradientDescentMap } from '@crease/stability';
import { compile, type Program, regions } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { seeded } from '../contract/seeded.ts';
import oracle from '../oracles/certificates.json' with { type: 'json' };
import { certificateCase } from '../support/certificateCases.ts';

/** Extent of some points along a direction. */
function spread(points: readonly Float64Array[], direction: readonly number[]): number {
  const heights = points.map((point) => direction.reduce((sum, d, k) => sum + d * point[k]!, 0));
  return Math.max(...heights) - Math.min(...heights);
}

/** Random parameters in [−5, 5] with a property. */
function cloud(
  program: Program,
  seed: number,
  count: number,
  isInside: (theta: Float64Array) => boolean,
): Float64Array[] {
  const random = seeded(seed);
  const size = program.inputs[0]!.shape[0]!;
  const points: Float64Array[] = [];
  while (points.length < count) {
    const theta = Float64Array.from({ length: size }, () => 10 * random() - 5);
    if (isInside(theta)) points.push(theta);
  }
  return points;
}

/** Where one step of gradient descent sends points. */
function afterOneStep(program: Program, points: readonly Float64Array[], stepSize: number): Float64Array[] {
  const code = compile(gradientDescentMap(program));
  return points.map((theta) => {
    const next = new Float64Array(theta.length);
    code.run([theta, Float64Array.of(stepSize)], [next]);
    return next;
  });
}

/** The exceptional step sizes of a case, from the script in SymPy; the loss is mse. */
function exceptionalOf(name: string): readonly number[] {
  return oracle.cases
    .find((c) => c.name === name)!
    .exceptional.filter((e) => e.feasible > 0)
    .map((e) => Number(e.eta));
}

const isDead = (program: Program) => (theta: Float64Array) => regions(program, [theta]).active === 0;

// Mean of x² and x of the residual case, x = 1, 2, 4: the Hessian in (u, c) is twice the matrix of moments.
const [squares, mean] = [7, 7 / 3];
const residualDirection = (eta: number): readonly number[] => [0, 0, 0, mean, 1 / (2 * eta) - squares];

const collapses: readonly {
  readonly what: string;
  readonly name: string;
  readonly isInside: (program: Program) => (theta: Float64Array) => boolean;
  /** The direction that is lost, and one that is not. */
  readonly lost: (eta: number) => readonly number[];
  readonly kept: readonly number[];
}[] = [
  {
    what: 'a dead ReLU region, onto the mean of the targets',
    name: '1-2-1 relu',
    isInside: isDead,
    lost: () => [0, 0, 0, 0, 0, 0, 1],
    kept: [0, 0, 0, 0, 1, 0, 0],
  },
  {
    what: 'a region of a leaky ReLU on which every unit is live',
    name: '1-1-1 leaky, live exception',
    isInside: () => (theta) => theta[0]! > 0,
    lost: () => [0, 0, 1],
    kept: [0, 1, 0],
  },
  {
    what: 'the region of a residual network on which its branch is dead',
    name: 'residual',
    isInside: isDead,
    lost: residualDirection,
    kept: [1, 0, 0, 0, 0],
  },
];

describe('at an exceptional step size one step presses an open set flat, and beside it not (own theorem)', () => {
  for (const { what, name, isInside, lost, kept } of collapses)
    for (const eta of exceptionalOf(name))
      it(`${what}: η = ${eta}`, () => {
        const { program } = certificateCase(name);
        const points = cloud(program, 8, 400, isInside(program));
        const direction = lost(eta);
        const length = Math.sqrt(direction.reduce((sum, d) => sum + d * d, 0));
        const unit = direction.map((d) => d / length);
        const before = spread(points, unit);
        expect(spread(afterOneStep(program, points, eta), unit)).toBeLessThan(1e-12);
        expect(spread(afterOneStep(program, points, eta), kept)).toBeGreaterThan(1);
        // The direction is that of a constant eigenvalue 1/η: what is left is the factor |1 − 0.98|.
        const beside = spread(afterOneStep(program, points, 0.98 * eta), unit);
        expect(beside).toBeGreaterThan(0.1);
        expect(beside / before).toBeCloseTo(0.02, 12);
      });

  it('there are four such step sizes in these networks', () => {
    expect(collapses.flatMap(({ name }) => exceptionalOf(name)).length).toBe(4);
  });
});
