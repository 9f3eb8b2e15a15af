import { type CreaseLine, slice2dMachine } from '@crease/landscape';
import { evaluate, grad, objective, type Program, regions, restrict } from '@crease/tensor';
import { runMachine } from '../demo/runMachine.ts';

/** The loss over a square of the (θ₁, θ₂) plane, with the places where it is folded. */
export interface Surface {
  /** Of the grid, in both directions. */
  readonly positions: Float64Array;
  /** L on the grid; a row for each θ₂. */
  readonly values: Float64Array;
  readonly creases: readonly Crease[];
}

/** A line on which a pre-activation changes its sign. */
export interface Crease {
  readonly scope: string;
  /** θ₁ and θ₂ in turn. */
  readonly points: Float64Array;
  /**
   * For each segment the length of the jump of ∇L across it: the difference of the gradients of the two pieces at its
   * middle. 0 where the loss has no crease although a unit switches.
   */
  readonly jumps: Float64Array;
}

/** The square over which the loss is computed, and how finely. */
export interface Window {
  /** Both coordinates of its middle. */
  readonly centre: number;
  readonly radius: number;
  /** Of the grid in each direction; odd. */
  readonly points: number;
}

const directions: [Float64Array, Float64Array] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];

/** The loss on a grid, and its creases. Grade: observed. */
export function* surface(loss: Program, { centre, radius, points }: Window): Generator<number, Surface, void> {
  const middle = Float64Array.of(centre, centre);
  const slice = yield* runMachine(slice2dMachine(objective(loss), middle, directions, { radius, points }));
  const creases = slice.creases.map((line) => creaseOf(loss, line, centre));
  return { positions: slice.positions.map((x) => x + centre), values: slice.values, creases };
}

function creaseOf(loss: Program, line: CreaseLine, centre: number): Crease {
  const points = line.points.map((x) => x + centre);
  const count = points.length / 2 - 1;
  const jumps = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const [x0, y0, x1, y1] = points.subarray(2 * k, 2 * k + 4) as unknown as [number, number, number, number];
    const middle = [(x0 + x1) / 2, (y0 + y1) / 2] as const;
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
    const normal = [(y0 - y1) / length, (x1 - x0) / length] as const;
    jumps[k] = jumpAcross(loss, middle, normal);
  }
  return { scope: line.scope, points, jumps };
}

/** ‖∇L₊ − ∇L₋‖ at a point, where L₊ and L₋ are the pieces of L on the two sides of a line. */
function jumpAcross(loss: Program, point: readonly [number, number], normal: readonly [number, number]): number {
  const [above, below] = [1, -1].map((side) => {
    const beside = point.map((x, k) => x + side * 1e-6 * normal[k]!);
    const piece = restrict(loss, regions(loss, [beside]).pattern);
    return evaluate(grad(piece), [point])[0]!;
  }) as [Float64Array, Float64Array];
  return Math.sqrt(above.reduce((sum, x, k) => sum + (x - below[k]!) ** 2, 0));
}
