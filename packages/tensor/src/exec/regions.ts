import { type Program, shapeOf } from '../ir/program.js';
import type { Pattern } from '../passes/restrict.js';
import { type Contact, contactOrders } from '../scalar/contact.js';
import { breakAt, nearestBreak } from '../scalar/germs.js';
import { germIndex, hasFinitelyManyPieces, type ScalarFunction } from '../scalar/piecewise.js';
import { evaluateAll } from './evaluate.js';
import { isMaximum, type Maxima, maximaOf, maximumIndices } from './maxima.js';

/** A map equation whose function has kinks. */
export interface KinkedEquation {
  /** Position of the equation in the program. */
  readonly equation: number;
  readonly scope: string;
  readonly function: ScalarFunction;
  /** Positions, among the breaks of the function (of one period, if it repeats), of those that are not removable. */
  readonly kinks: readonly number[];
  readonly contact: readonly Contact[];
  /** How many elements it evaluates: units × samples. */
  readonly count: number;
}

/** Where a pre-activation comes closest to a kink. */
export interface NearestKink {
  readonly equation: number;
  readonly scope: string;
  /** Row-major position inside one sample. */
  readonly unit: number;
  /** Position on the first axis. */
  readonly sample: number;
  readonly preactivation: number;
  readonly break: number;
}

/** The piece of every kinked element of a program at one point. */
export interface Regions {
  readonly equations: readonly KinkedEquation[];
  /** The maxima that the program takes (max pooling), with their ties. */
  readonly maxima: readonly Maxima[];
  /** The germ of every element of every kinked equation, the position of every maximum: what `restrict` takes. */
  readonly pattern: Pattern;
  /** Evaluations of kinked elements. */
  readonly units: number;
  /** Evaluations with pre-activation > 0; given when every kink is at 0. */
  readonly active: number | undefined;
  /** The smallest |pre-activation − kink|; infinite if there are no kinks, NaN if a pre-activation is: `nearest` is the first. */
  readonly margin: number;
  readonly nearest: NearestKink | undefined;
  /** 16 hexadecimal digits that are equal on one region and, up to collisions, differ between regions. */
  readonly signature: string;
}

/** The map equations of a program that have kinks, in order. Grade: proved, with `'unknown'` contacts counted as kinks. */
export function kinkedEquations(program: Program): KinkedEquation[] {
  const found: KinkedEquation[] = [];
  for (const [k, e] of program.equations.entries()) {
    if (e.primitive !== 'map' || e.parameters.germs !== undefined) continue;
    const f = e.parameters.function;
    const contact = contactOrders(f);
    const kinks = [...contact.keys()].filter((b) => contact[b] !== 'removable');
    if (kinks.length === 0) continue;
    const count = e.shape.reduce((size, d) => size * d, 1);
    found.push({ equation: k, scope: e.scope, function: f, kinks, contact, count });
  }
  return found;
}

/**
 * The region of a point: the piece of every kinked element, how far the nearest kink is, and where.
 *
 * Distances are those of pre-activations, not of θ. Grade: observed.
 *
 * @param inputs the inputs of the program; not modified
 * @throws ShapeError if an input has the wrong length; DomainError where a function repeats and its argument is not finite or
 *   so far out that its piece has no number (see `germIndex`)
 */
export function regions(program: Program, inputs: readonly (number | ArrayLike<number>)[]): Regions {
  const values = evaluateAll(program, inputs);
  const equations = kinkedEquations(program);
  const pattern = new Map<number, Int32Array>();
  let units = 0;
  let positive = 0;
  let nearest: NearestKink | undefined;
  let margin = Number.POSITIVE_INFINITY;
  for (const kinked of equations) {
    const e = program.equations[kinked.equation]!;
    const preactivations = values[e.inputs[0]!]!;
    const germs = new Int32Array(preactivations.length);
    const perSample = preactivations.length / (e.shape[0] ?? 1);
    for (const [index, z] of preactivations.entries()) {
      germs[index] = germIndex(kinked.function, z);
      if (z > 0) positive += 1;
      for (const k of kinked.kinks) {
        const at = breakAt(kinked.function, nearestBreak(kinked.function, k, z));
        const distance = Math.abs(z - at);
        if (distance >= margin || Number.isNaN(margin)) continue;
        margin = distance;
        nearest = {
          equation: kinked.equation,
          scope: kinked.scope,
          unit: index % perSample,
          sample: Math.floor(index / perSample),
          preactivation: z,
          break: at,
        };
      }
    }
    pattern.set(kinked.equation, germs);
    units += germs.length;
  }
  const maxima: Maxima[] = [];
  for (const [k, e] of program.equations.entries()) {
    if (!isMaximum(e)) continue;
    const candidates = values[e.inputs[0]!]!;
    const width = shapeOf(program, e.inputs[0]!).at(-1)!;
    pattern.set(k, maximumIndices(candidates, width));
    maxima.push(maximaOf(k, e.scope, candidates, width));
  }
  const allAtZero = equations.every(
    ({ function: f, kinks }) => hasFinitelyManyPieces(f) && kinks.every((k) => f.breaks[k] === 0),
  );
  const active = equations.length > 0 && allAtZero ? positive : undefined;
  return { equations, maxima, pattern, units, active, margin, nearest, signature: signatureOf(pattern) };
}

/** A 64-bit hash of the pieces, in order: FNV-1a where each number is one byte. */
function signatureOf(pattern: Pattern): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const mix = (piece: number): void => {
    low = (low ^ piece) >>> 0;
    // Multiplication by 2^40 + 0x1b3 modulo 2^64, in 16-bit steps.
    const l0 = (low & 0xffff) * 0x1b3;
    const l1 = (low >>> 16) * 0x1b3 + (l0 >>> 16);
    const newLow = ((l1 << 16) | (l0 & 0xffff)) >>> 0;
    high = (Math.imul(high, 0x1b3) + Math.floor(l1 / 0x10000) + (low << 8)) >>> 0;
    low = newLow;
  };
  for (const [equation, germs] of pattern) {
    mix(equation & 255);
    for (const g of germs) mix(g);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
