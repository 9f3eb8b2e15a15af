import { gradientDescentMap } from '@crease/stability';
import type { Settings } from '../../demo/settings.ts';
import type { LoadingStage, ResultsOf, Stage } from '../../demo/stage.ts';
import { loss } from '../../twoWeights/loss.ts';
import { type Surface, surface } from '../../twoWeights/surface.ts';
import { type Attractors, attractors } from './attractors.ts';
import type { Landmarks } from './landmarks.ts';
import { type OneOrbit, oneOrbit } from './oneOrbit.ts';

const map = gradientDescentMap(loss);

/** The computation of the demo: each stage by itself, in the worker, in the build and in the tests. */
export const stages: {
  readonly surface: Stage<Surface>;
  readonly landmarks: LoadingStage<Landmarks>;
  readonly attractors: Stage<Attractors>;
  readonly orbit: Stage<OneOrbit>;
} = {
  surface: () => surface(loss, { centre: 0.75, radius: 1.35, points: 55 }),
  // What is seen first does not wait for what follows orbits along step sizes.
  async *landmarks() {
    const { landmarks } = await import('./landmarks.ts');
    return yield* landmarks(loss);
  },
  attractors: (settings) => attractors(loss, startOf(settings), settings),
  orbit: (settings) => oneOrbit(loss, map, startOf(settings), settings.stepSize!),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;

function startOf(settings: Settings): Float64Array {
  return Float64Array.of(settings.theta1!, settings.theta2!);
}
