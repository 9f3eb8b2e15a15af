import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Descent, descent } from './descent.ts';
import { type Flow, flow } from './flow.ts';
import { lossOf, startOf } from './problem.ts';

/** The computation of the demo. */
export const stages: {
  readonly flow: Stage<Flow>;
  readonly descent: Stage<Descent>;
} = {
  flow: ({ depth, size, imbalance, duration }) => flow(lossOf(depth!), startOf(depth!, size!, imbalance!), duration!),
  descent: ({ depth, size, imbalance, duration, stepSize }) =>
    descent(lossOf(depth!), startOf(depth!, size!, imbalance!), stepSize!, duration!),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
