import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Exponents, exponents } from './exponents.ts';
import { type Runs, runs } from './runs.ts';

/** The computation of the demo. */
export const stages: {
  readonly exponents: Stage<Exponents>;
  readonly runs: Stage<Runs>;
} = {
  exponents: ({ stepSize, probability }) => exponents(stepSize!, probability!),
  runs: ({ stepSize, probability, theta1, seed }) => runs(stepSize!, probability!, theta1!, seed!),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
