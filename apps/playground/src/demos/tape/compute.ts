import { evaluate } from '@crease/tensor';
import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { adjoints, lines, withAdditions } from './program.ts';

/** What the two passes through the program compute. */
export interface Tape {
  /** The value of each line. */
  readonly values: Float64Array;
  /** The derivative of the loss by each line. */
  readonly adjoints: Float64Array;
}

/** The computation of the demo. */
export const stages: { readonly tape: Stage<Tape> } = { tape };

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;

function* tape({ theta1, theta2 }: Readonly<Record<string, number>>): Generator<number, Tape, void> {
  const inputs = [[theta1!, theta2!], new Float64Array(lines.length)];
  const values = evaluate(withAdditions().values, inputs);
  yield 0.5;
  return { values: Float64Array.from(values, ([value]) => value!), adjoints: evaluate(adjoints(), inputs)[0]! };
}
