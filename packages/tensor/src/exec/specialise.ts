import { ShapeError } from '../errors.js';
import { type Program, shapeOf } from '../ir/program.js';
import { type Shape, showShape, sizeOf } from '../ir/shape.js';
import { type Pattern, regionArguments, restrict } from '../passes/restrict.js';
import { defaultPiece, hasFinitelyManyPieces } from '../scalar/piecewise.js';
import { type ModeOptions, type PreparedProgram, prepared } from './compiled.js';
import type { Choice } from './guards.js';

/** A region that gets code of its own. */
export interface Specialisation {
  /** The piece of every kinked function there and the candidate that is each maximum, as `regions` gives it. */
  readonly pattern: Pattern;
  /**
   * What is computed on the region, by a program with the same inputs and outputs. The default is
   * `restrict(program, pattern)`, which makes the same operations as the program and gives the same bits; another one may
   * need fewer (`collectPolynomials` of @crease/symbolic). Points on the boundary, or where a number that must have a sign
   * is closer to 0 than some 10⁻¹⁰⁰, get the results of the program itself.
   */
  readonly inside?: Program;
}

/** What the code of one region is written from. */
export interface RegionPrograms {
  /** The numbers that must be on the pieces of `choices`, one output for each of them. */
  readonly conditions: PreparedProgram;
  readonly choices: readonly Choice[];
  readonly inside: PreparedProgram;
  /** Whether the results are those of the program to the last bit. */
  readonly isSame: boolean;
}

/** Up to this many choices of a piece, code for the region of the default pieces is tried without being asked for. */
const usualLimit = 16;

/**
 * The regions of a program that get code of their own.
 *
 * @throws UsageError if a pattern names an equation that has no pieces
 * @throws ShapeError if a program for a region has other inputs or outputs
 */
export function specialise(program: Program, { regions, branchless, shared }: ModeOptions): RegionPrograms[] {
  const wanted = regions ?? (branchless ? [] : usualRegions(program));
  return wanted.map(({ pattern, inside: own }) => {
    const inside = own ?? restrict(program, pattern);
    const [expected, given] = [signature(program), signature(inside)];
    if (expected !== given)
      throw new ShapeError(
        `compile: the program for a region needs the inputs and outputs of the program, ${expected}, but has ${given}.`,
      );
    const choices = Array.from(pattern, ([k, indices]) => ({ equation: program.equations[k]!, indices }));
    return {
      conditions: prepared(regionArguments(program, pattern), shared),
      choices,
      inside: prepared(inside, shared),
      isSame: own === undefined,
    };
  });
}

/** The region of all default pieces, if the program has kinks, and few. */
function usualRegions(program: Program): Specialisation[] {
  const pattern = new Map<number, Int32Array>();
  let count = 0;
  for (const [k, e] of program.equations.entries()) {
    if (e.primitive !== 'map' || e.parameters.germs !== undefined) continue;
    const f = e.parameters.function;
    if (!hasFinitelyManyPieces(f) || f.breaks.length === 0) continue;
    const size = sizeOf(e.shape);
    pattern.set(k, new Int32Array(size).fill(defaultPiece(f)));
    count += size;
  }
  return count > 0 && count <= usualLimit ? [{ pattern }] : [];
}

function signature(program: Program): string {
  const list = (shapes: readonly Shape[]): string => shapes.map(showShape).join(', ');
  const outputs = program.outputs.map((id) => shapeOf(program, id));
  return `(${list(program.inputs.map((i) => i.shape))}) → (${list(outputs)})`;
}
