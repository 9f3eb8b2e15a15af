import type { ResultsOf, Stage } from '../../demo/stage.ts';
import type { Choice } from './chosenFunction.ts';
import { type Curves, curves, type PointValues, pointValues } from './curves.ts';

/** What the reader sets. */
export type ActivationSettings = Readonly<Record<string, number | string>> & Choice & { readonly at: number };

/** The computation of the demo. */
export const stages: {
  readonly curves: Stage<Curves, ActivationSettings>;
  readonly point: Stage<PointValues, ActivationSettings>;
} = { curves, point: pointValues };

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
