import { ShapeError, UsageError } from '../errors.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { prune } from '../passes/simplify.js';
import type { GenerateOptions } from './generated.js';
import { separateAtoms } from './separateAtoms.js';
import type { Specialisation } from './specialise.js';

/**
 * Runs a program: reads the inputs, writes the outputs. Allocates nothing as soon as the engine has compiled the code, but
 * for sines and cosines of angles beyond 2^20, which are reduced with big integers.
 */
export type Runner = (inputs: readonly Float64Array[], outputs: readonly Float64Array[]) => void;

/** Options of every way to compile. */
export interface ModeOptions {
  /**
   * How many independent evaluations one call makes (default 1). Arrays then hold, for each element, one number for
   * each lane: element e of lane l is at e·lanes + l.
   */
  readonly lanes?: number;
  /**
   * Inputs, by position, that are the same in every lane: their arrays hold each element once, and whatever depends on
   * them only is computed once for all lanes (`blocks` compute it in every lane).
   */
  readonly shared?: readonly number[];
  /**
   * Whether piecewise functions are computed without branches: all pieces, and then the selected one. Faster where
   * signs are random from element to element (`loops` do it by default), slower where they hardly change (iterated maps;
   * `scalars` do not). The results are the same. Without meaning for `blocks`, which never branch.
   */
  readonly branchless?: boolean;
  /**
   * Regions that get code of their own, tried in this order: code without choices for the pieces of the region, left for
   * the general code at every point that is not clearly inside. The results are the same unless `inside` gives others.
   * Default: `scalars` with few kinks try the region of the pieces that depend on x (every ReLU active).
   *
   * For `scalars`. `loops` and `blocks` do without it: there a choice costs no more than the check that would save it.
   */
  readonly regions?: readonly Specialisation[];
}

/**
 * `scalars`: generated straight-line code, one variable for each number. `loops`: generated loops over arrays.
 * `blocks`: the same operations without code generation, for pages whose content-security policy forbids it.
 */
export type CompiledMode = 'scalars' | 'loops' | 'blocks';

/** A program made ready to run many times. */
export interface Compiled {
  readonly program: Program;
  readonly lanes: number;
  readonly mode: CompiledMode;
  /**
   * Runs once for every lane. An output array may be the same as an input array; inputs are otherwise not changed.
   *
   * @throws ShapeError if the count or a length of the arrays is wrong
   */
  readonly run: Runner;
  /** Fresh output arrays of the right lengths. */
  readonly allocate: () => Float64Array[];
}

/**
 * A program made ready by one mode: arguments checked, unused equations dropped, lengths of arrays checked at every call.
 *
 * @param make the runner of a pruned program
 * @throws UsageError if lanes is not a positive integer or a shared input does not exist
 */
export function compiled(
  mode: CompiledMode,
  source: Program,
  options: ModeOptions,
  make: (program: Program, options: GenerateOptions) => Runner,
): Compiled {
  const lanes = options.lanes ?? 1;
  if (!Number.isInteger(lanes) || lanes < 1)
    throw new UsageError(`compile: lanes must be a positive integer, got ${lanes}.`);
  const program = prune(source);
  const { parts, varies } = prepared(program, options.shared);
  const runner = make(parts, { lanes, varies, branchless: options.branchless ?? mode === 'loops' });
  const inputSizes = program.inputs.map((i, k) => sizeOf(i.shape) * (varies[k]! ? lanes : 1));
  const outputSizes = program.outputs.map((id) => sizeOf(shapeOf(program, id)) * lanes);
  return {
    program,
    lanes,
    mode,
    allocate: () => outputSizes.map((size) => new Float64Array(size)),
    run: (inputs, outputs) => {
      checkLengths('input', inputs, inputSizes);
      checkLengths('output', outputs, outputSizes);
      runner(inputs, outputs);
    },
  };
}

/** A program in the form from which code is written. */
export interface PreparedProgram {
  readonly parts: Program;
  /** By value id: whether it depends on an input that is not shared. */
  readonly varies: readonly boolean[];
}

/**
 * A program in the form from which code is written.
 *
 * @throws UsageError if a shared input does not exist
 */
export function prepared(program: Program, shared: readonly number[] = []): PreparedProgram {
  const parts = separateAtoms(prune(program));
  return { parts, varies: varyingValues(parts, shared) };
}

function varyingValues(program: Program, shared: readonly number[]): boolean[] {
  const unknown = shared.find((k) => program.inputs[k] === undefined);
  if (unknown !== undefined)
    throw new UsageError(
      `compile: the program has ${program.inputs.length} inputs, there is no input ${unknown} to share.`,
    );
  const varies = program.inputs.map((_, k) => !shared.includes(k));
  for (const e of program.equations) varies.push(e.inputs.some((id) => varies[id]));
  return varies;
}

function checkLengths(kind: string, arrays: readonly Float64Array[], sizes: readonly number[]): void {
  if (arrays.length !== sizes.length)
    throw new ShapeError(`compiled program: needs ${sizes.length} ${kind} arrays, got ${arrays.length}.`);
  for (let k = 0; k < sizes.length; k++) {
    if (arrays[k]!.length !== sizes[k])
      throw new ShapeError(
        `compiled program: ${kind} ${k} needs ${sizes[k]} numbers (elements × lanes), got ${arrays[k]!.length}.`,
      );
  }
}
