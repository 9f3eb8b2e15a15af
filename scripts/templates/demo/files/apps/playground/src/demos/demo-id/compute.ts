import { gradientDescentMap, orbit } from '@crease/stability';
import { activation, apply, scale, sum, trace } from '@crease/tensor';
import type { ResultsOf, Stage } from '../../demo/stage.ts';

/** The weight before the first step and after each. */
interface Path {
  readonly theta: Float64Array;
}

const halfSquare = trace({ theta: [1] }, ({ theta }) => scale(sum(apply(activation('square'), theta)), 1, 2));
const map = gradientDescentMap(halfSquare);

/** The computation of the demo. */
export const stages: { readonly path: Stage<Path> } = {
  // A longer computation yields, every few milliseconds, which fraction of it is done.
  // biome-ignore lint/correctness/useYield: it is done at once
  *path({ stepSize, start }) {
    const { points } = orbit(map, { start: [start!], stepSize: stepSize!, steps: 30 });
    return { theta: Float64Array.from(points) };
  },
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
