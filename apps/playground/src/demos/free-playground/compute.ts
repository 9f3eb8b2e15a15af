import type { LoadingStage, ResultsOf, Stage } from '../../demo/stage.ts';
import type { Proof } from './certify.ts';
import { type Descent, descent } from './descent.ts';
import type { FreeSettings } from './freeSettings.ts';
import type { Moment } from './moment.ts';
import type { Plane } from './plane.ts';
import { problemOf } from './problem.ts';

/** The computation of the demo. */
export const stages: {
  readonly plane: LoadingStage<Plane, FreeSettings>;
  readonly descent: Stage<Descent, FreeSettings>;
  readonly moment: LoadingStage<Moment, FreeSettings>;
  readonly proof: LoadingStage<Proof, FreeSettings>;
} = {
  // The descent is not kept waiting for what searches for creases and what the other pictures need.
  async *plane(settings) {
    const { plane } = await import('./plane.ts');
    return yield* plane(problemOf(settings), settings);
  },
  descent: (settings) => descent(problemOf(settings), settings),
  async *moment(settings) {
    const { moment } = await import('./moment.ts');
    return yield* moment(problemOf(settings), settings);
  },
  // Exact arithmetic is loaded when something is to be proved.
  async *proof(settings) {
    const { certify } = await import('./certify.ts');
    yield 0;
    return certify(settings);
  },
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
