import { compileBlocks } from '@crease/tensor';
import { programs } from './networks.ts';
import type { Window } from './window.ts';

/** The loss on a grid of the square, in coordinates relative to its middle. Grade: observed. */
export interface LossGrid {
  readonly radius: number;
  readonly positions: Float64Array;
  /** A row for each second coordinate. */
  readonly values: Float64Array;
}

const points = 41;

/** The loss on a grid of the square. */
export function* lossGrid({ network, x, y, radius }: Omit<Window, 'depth'>): Generator<number, LossGrid, void> {
  const positions = Float64Array.from({ length: points }, (_, k) => radius * ((2 * k) / (points - 1) - 1));
  const lanes = points * points;
  const theta = new Float64Array(2 * lanes);
  for (let l = 0; l < lanes; l++) {
    theta[l] = x + positions[l % points]!;
    theta[lanes + l] = y + positions[Math.floor(l / points)]!;
  }
  yield 0.5;
  const values = new Float64Array(lanes);
  // One run of many lanes: blocks need no code to be generated, and are the lightest to load.
  compileBlocks(programs[network], { lanes }).run([theta], [values]);
  return { radius, positions, values };
}
