import { analyticity, certifyNonSingular, type NonSingularity, trainingProblem } from '@crease/symbolic';
import type { FreeSettings } from './freeSettings.ts';
import { problemOf } from './problem.ts';
import { proofKey } from './proofKey.ts';

/** What is proved about the loss and about gradient descent on it. */
export interface Proof {
  /** The settings that it is about, as `proofKey` gives them: it may be older than the pictures. */
  readonly about: string;
  /** Whether L is analytic almost everywhere. */
  readonly analytic: { readonly isProved: boolean; readonly sentence: string; readonly kinkedUnits: number };
  /** Whether gradient descent is non-singular at the step size. */
  readonly nonSingular: {
    readonly verdict: 'proved' | 'refuted' | 'unknown';
    readonly method: NonSingularity['method'];
    /** Step sizes from 0 to here are proved non-singular. */
    readonly provedBelow: number;
    /** `undefined` if those beyond are not determined. */
    readonly exceptional: readonly { readonly eta: string; readonly isProved: boolean }[] | undefined;
    readonly reason: string;
  };
}

/** Theorems and exact arithmetic on the program of the loss. Grade: proved, where the verdict is not `unknown`. */
export function certify(settings: FreeSettings): Proof {
  const { model, data, loss } = problemOf(settings);
  const { verdict, statement, reason = '', kinks } = analyticity(loss);
  const problem = trainingProblem(model, data, settings.loss);
  const answer = certifyNonSingular(problem, { stepSize: settings.stepSize });
  return {
    about: proofKey(settings),
    analytic: {
      isProved: verdict === 'proved',
      sentence: verdict === 'proved' ? statement : reason,
      kinkedUnits: kinks.reduce((sum, { count }) => sum + count, 0),
    },
    nonSingular: {
      verdict: answer.verdict,
      method: answer.method,
      provedBelow: Number(answer.range?.[1] ?? 0),
      exceptional: answer.exceptional?.map(({ eta, status }) => ({ eta, isProved: status === 'proved' })),
      reason: answer.reason,
    },
  };
}
