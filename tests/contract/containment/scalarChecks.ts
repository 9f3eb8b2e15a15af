import {
  encloseProgram,
  hullRule,
  type Interval,
  interpret,
  intervals,
  isValidInterval,
  Refusal,
} from '@crease/symbolic';
import {
  type AtomName,
  activation,
  analytic,
  apply,
  atoms,
  derivative,
  finitePieces,
  germ,
  type ScalarFunction,
  trace,
} from '@crease/tensor';
import { seeded } from '../seeded.ts';
import { type DoubleDouble, doubleDoubles } from './doubleDoubles.ts';
import { countNumber, emptyTally, measureWidth, type Tally } from './tally.ts';

/** A box around a random number and a point in it: a third of the boxes are points, the others up to 2 wide. */
function randomBox(random: () => number, from: number, to: number): { box: Interval; point: number } {
  const centre = from + (to - from) * random();
  // Half of the numbers are short, so that they meet breaks and points where values are rational.
  const a = random() < 0.5 ? Math.round(centre * 8) / 8 : centre;
  const width = random() < 1 / 3 ? 0 : 2 * random() * 2 ** -Math.floor(30 * random());
  const b = Math.min(a + width, to);
  const [lower, upper] = [Math.max(Math.min(a, b), from), Math.max(a, b, from)];
  return { box: { lower, upper }, point: Math.min(upper, lower + random() * (upper - lower)) };
}

/** Where the judge is good for all its bits: inside the domain, and without overflow. */
const reach: Readonly<Partial<Record<AtomName, readonly [number, number]>>> = {
  log: [2 ** -20, 20],
  sqrt: [2 ** -20, 20],
  log1p: [-0.9375, 20],
  normalCdf: [-6, 6],
};

/** The enclosures of an elementary function at random boxes, against 100 bits. */
export function atomChecks(name: AtomName, seed: number, count: number): Tally {
  const random = seeded(seed);
  const tally = emptyTally();
  const [from, to] = reach[name] ?? [-20, 20];
  for (let k = 0; k < count; k++) {
    const { box, point } = randomBox(random, from, to);
    const enclosure = intervals.atom(name, box)!;
    const value = doubleDoubles.atom(name, { high: point, low: 0 })!;
    countNumber(tally, enclosure, value, `${name} at ${point} in [${box.lower}, ${box.upper}]`);
    if (box.lower === box.upper) measureWidth(tally, enclosure);
  }
  return tally;
}

/** An activation or its derivative as a record of pieces. */
function derivativeOf(name: string, order: number): ScalarFunction {
  let f = activation(name);
  for (let k = 0; k < order; k++) f = derivative(f);
  return f;
}

/**
 * A derivative of an activation at random boxes: the enclosure of the values contains the value at a point of the box,
 * and the hull of all pieces contains the value of every piece there.
 */
export function activationContainment(
  name: string,
  order: number,
  seed: number,
  count: number,
): { range: Tally; hull: Tally } {
  const random = seeded(seed);
  const f = derivativeOf(name, order);
  const program = trace({ x: [count] }, ({ x }) => apply(f, x));
  const samples = Array.from({ length: count }, () => randomBox(random, -8, 8));
  const boxes = samples.map(({ box }) => box);
  const points = samples.map(({ point }) => ({ high: point, low: 0 }));
  const values = outputs(interpret(program, [points], doubleDoubles));
  const ranges = outputs(encloseProgram(program, [boxes]));
  const [range, hull] = [emptyTally(), emptyTally()];
  for (const [k, { box, point }] of samples.entries()) {
    const what = `order ${order} of ${name} at ${point} in [${box.lower}, ${box.upper}]`;
    countNumber(range, ranges[k]!, values[k]!, what, 64);
    if (box.lower === box.upper) measureWidth(range, ranges[k]!);
    const ofAllPieces = hullRule(f, undefined, box);
    // A piece may have a pole where another one is used: then there is no enclosure, and no statement.
    if (ofAllPieces instanceof Refusal || !isValidInterval(ofAllPieces)) continue;
    const piece = Math.floor(random() * finitePieces(f, 'the hull of all pieces').pieces.length);
    countNumber(hull, ofAllPieces, pieceAt(f, piece, points[k]!), `piece ${piece} of ${what}`, 64);
  }
  return { range, hull };
}

/** The value of one piece, whether or not the argument selects it. */
function pieceAt(f: ScalarFunction, piece: number, at: DoubleDouble): DoubleDouble {
  const fixed = analytic(f.name, germ(f, piece));
  return outputs(
    interpret(
      trace({ x: [1] }, ({ x }) => apply(fixed, x)),
      [[at]],
      doubleDoubles,
    ),
  )[0]!;
}

/** The elements of all outputs of a reading; it must be decided. */
export function outputs<T>(reading: {
  readonly status: string;
  readonly outputs?: readonly (readonly T[])[];
}): readonly T[] {
  if (reading.outputs === undefined) throw new Error(`undecided: ${JSON.stringify(reading)}`);
  return reading.outputs.flat();
}

/** All elementary functions. */
export const atomNames = Object.keys(atoms) as AtomName[];
