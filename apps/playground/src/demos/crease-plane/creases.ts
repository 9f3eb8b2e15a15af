import { type PlaneCreases, planeCreasesMachine } from '@crease/landscape';
import type { CreaseEffect } from '@crease/symbolic';
import { runMachine } from '../../demo/runMachine.ts';
import { lineEquations } from './lineEquations.ts';
import { programs } from './networks.ts';
import type { Window } from './window.ts';

/** The creases of the loss in the square, in coordinates relative to its middle. */
export interface Creases {
  readonly radius: number;
  /** Boxes in each direction. */
  readonly across: number;
  /** The boxes in which a unit may switch: place from the left and from below, and the effect by number. */
  readonly columns: Uint16Array;
  readonly rows: Uint16Array;
  readonly effects: Uint8Array;
  readonly lines: readonly Line[];
}

/** A line on which a unit switches on one sample. */
export interface Line {
  readonly layer: string;
  readonly unit: number;
  readonly sample: number;
  readonly effect: CreaseEffect;
  /** Its equations in the parameters, one for each piece that it passes; plain text. */
  readonly equations: readonly string[];
  /** Coordinates in turn, relative to the middle. */
  readonly points: Float64Array;
}

const axes = [Float64Array.of(1, 0), Float64Array.of(0, 1)];

/** The boxes that are left, and the lines in them. Boxes: enclosed; effects: proved; lines: observed. */
export function* creases({ network, x, y, radius, depth }: Window): Generator<number, Creases, void> {
  const middle = Float64Array.of(x, y);
  const options = { radius, depth, effects: true };
  const found: PlaneCreases = yield* runMachine(planeCreasesMachine(programs[network], middle, axes, options), 0, 0.95);
  const equationsOf = lineEquations(network, middle);
  return {
    radius,
    across: 2 ** found.depth,
    columns: found.boxes.columns,
    rows: found.boxes.rows,
    effects: found.boxes.effects,
    lines: found.lines.map((line) => ({
      layer: line.scope,
      unit: line.unit,
      sample: line.sample,
      effect: line.effect,
      equations: equationsOf(line),
      points: line.points,
    })),
  };
}
