import {
  type FiniteFunction,
  finitePieces,
  isMaximum,
  type KinkedEquation,
  kinkedEquations,
  type Pattern,
  type Program,
  UnsupportedError,
} from '@crease/tensor';
import { interpret } from '../interpret/interpret.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/**
 * The pieces of all kinked elements of a program at a rational point, or `undefined` if an argument is on a break, or not
 * rational. Grade: exact.
 *
 * The pattern holds around the point, so points with different patterns are in different regions.
 *
 * @throws UnsupportedError if the program takes maxima, whose pieces are not pieces of a scalar function, or a function has
 *   infinitely many pieces
 */
export function exactPattern(program: Program, point: readonly Rational[]): Pattern | undefined {
  const kinked = kinkedMaps(program);
  const outputs = kinked.map(({ equation }) => program.equations[equation]!.inputs[0]!);
  const reading = interpret({ ...program, outputs }, [point], rationals);
  if (reading.status === 'undecided') return undefined;
  const pattern = new Map<number, Int32Array>();
  for (const [k, { equation, function: f }] of kinked.entries()) {
    const pieces = reading.outputs[k]!.map((value) => {
      const orders = f.breaks.map((b) => rationals.compare(value, b)!);
      return orders.includes(0) ? undefined : orders.filter((order) => order === 1).length;
    });
    if (pieces.includes(undefined)) return undefined;
    pattern.set(equation, Int32Array.from(pieces as number[]));
  }
  return pattern;
}

/** A map equation whose function has kinks, finitely many. */
export interface KinkedMap extends KinkedEquation {
  readonly function: FiniteFunction;
}

/**
 * The kinked map equations of a program.
 *
 * @throws UnsupportedError if the program takes maxima, or a function has infinitely many pieces
 */
export function kinkedMaps(program: Program): readonly KinkedMap[] {
  const maximum = program.equations.find(isMaximum);
  if (maximum !== undefined)
    throw new UnsupportedError(
      `Exact regions are those of scalar functions; the program takes maxima (in scope "${maximum.scope}").`,
    );
  return kinkedEquations(program).map((e) => ({ ...e, function: finitePieces(e.function, 'exact regions') }));
}
