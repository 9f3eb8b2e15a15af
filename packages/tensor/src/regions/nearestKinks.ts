import { unitColumns } from '../derivatives/unitColumns.js';
import { UsageError } from '../errors.js';
import { evaluateAll } from '../exec/evaluate.js';
import { regions } from '../exec/regions.js';
import type { Program } from '../ir/program.js';
import { prune } from '../passes/simplify.js';
import { vjp } from '../passes/vjp.js';
import { breakAt, nearestBreak } from '../scalar/germs.js';
import { type KinkedElement, kinkedElement } from './kinkedElement.js';

/** An element and the kink of it that is nearest. */
export interface KinkDistance extends KinkedElement {
  readonly preactivation: number;
  /** The kink. */
  readonly break: number;
  /** $|\nabla_\theta z|$, the length of the gradient of the pre-activation. */
  readonly slope: number;
  /** $|z - b| / |\nabla_\theta z|$: how far θ has to move to reach the kink, to first order. Infinite for slope 0. */
  readonly distance: number;
}

/**
 * The elements that θ can bring to a kink on the shortest way, to first order, nearest first.
 *
 * Exact if the pre-activation is linear in θ (a first layer); beyond that a first-order estimate on the present region.
 * Cost: one reverse pass for each element with kinks, side by side. Grade: observed.
 *
 * @param inputs the inputs of the program, θ first; not modified
 * @param count  how many elements at most (default 10)
 * @throws UsageError if count is not a positive whole number; ShapeError if an input has the wrong length
 *
 * @example
 * const f = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), scale(theta, 2))));
 * const [nearest] = nearestKinks(f, [Float64Array.of(3, -1)]);
 * [nearest!.preactivation, nearest!.distance]; // [-2, 1]
 */
export function nearestKinks(program: Program, inputs: readonly Float64Array[], count = 10): KinkDistance[] {
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`nearestKinks: count must be a positive whole number, got ${count}.`);
  const values = evaluateAll(program, inputs);
  const found: KinkDistance[] = [];
  for (const { equation, function: f, kinks } of regions(program, inputs).equations) {
    const id = program.equations[equation]!.inputs[0]!;
    const z = values[id]!;
    const rows = unitColumns(vjp(prune({ ...program, outputs: [id] }), { wrt: [0] }));
    const size = inputs[0]!.length;
    rows.run(inputs, (e, _output, entries, start, step) => {
      let square = 0;
      for (let j = 0; j < size; j++) square += entries[start + j * step]! ** 2;
      const slope = Math.sqrt(square);
      const near = kinks.map((k) => breakAt(f, nearestBreak(f, k, z[e]!)));
      const gap = (at: number): number => Math.abs(z[e]! - at);
      const nearest = near.reduce((a, b) => (gap(b) < gap(a) ? b : a));
      const distance = slope === 0 ? Number.POSITIVE_INFINITY : gap(nearest) / slope;
      const element = kinkedElement(program, equation, e, z.length);
      found.push({ ...element, preactivation: z[e]!, break: nearest, slope, distance });
    });
  }
  return found.sort((a, b) => a.distance - b.distance).slice(0, count);
}
