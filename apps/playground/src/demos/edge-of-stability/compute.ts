import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Trajectory, trajectory } from './trajectory.ts';

/** The computation of the demo. */
export const stages: {
  readonly trajectory: Stage<Trajectory>;
} = {
  trajectory: ({ stepSize, steps, seed }) => trajectory(stepSize!, steps!, seed!),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
