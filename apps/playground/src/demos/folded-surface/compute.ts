import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { loss } from '../../twoWeights/loss.ts';
import { type Surface, surface } from '../../twoWeights/surface.ts';
import { orbitOnSurface, type SurfaceOrbit } from './orbitOnSurface.ts';

/** The computation of the demo. */
export const stages: {
  readonly surface: Stage<Surface>;
  readonly orbit: Stage<SurfaceOrbit>;
} = {
  surface: () => surface(loss, { centre: 0.4, radius: 1.2, points: 37 }),
  orbit: ({ stepSize, theta1, theta2 }) => orbitOnSurface(loss, [theta1!, theta2!], stepSize!),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
