import { UsageError } from '../errors.js';
import type { Program } from '../ir/program.js';
import { compileBlocks } from './compileBlocks.js';
import type { Compiled, CompiledMode, ModeOptions } from './compiled.js';
import { compileLoops } from './compileLoops.js';
import { compileScalars } from './compileScalars.js';
import { mayGenerate } from './generated.js';
import { scalarCount } from './generateScalars.js';
import { hasSeparateAtoms } from './separateAtoms.js';

/** Options of `compile`. */
export interface CompileOptions extends ModeOptions {
  /** How the program is run; `auto` (default) chooses by size and by what the page allows. */
  readonly mode?: 'auto' | CompiledMode;
}

/** Above this many scalar operations a program is compiled to loops instead of straight-line code. */
const straightLineLimit = 3000;

const modes = { scalars: compileScalars, loops: compileLoops, blocks: compileBlocks };

/**
 * The program as a fast function: static shapes, buffers planned once, no allocation per call (see `Runner`).
 *
 * Results equal `evaluate` to the last bit in every mode, except in a region for which another program is given (`regions`,
 * `inside`). Small programs become straight-line code on scalars with one loop over the lanes; larger ones, and those that
 * compute elementary functions in many lanes, loops over arrays.
 *
 * @throws UsageError if the mode is unknown, lanes is not a positive integer, a shared input does not exist, a pattern of `regions` names an
 *   equation that has no pieces, or code generation was demanded and is forbidden
 * @throws ShapeError if a program for a region has other inputs or outputs
 *
 * @example
 * const relu = trace({ x: [] }, ({ x }) => apply(activation('relu'), x));
 * const code = compile(relu, { regions: [regions(relu, [-1])] });
 * const outputs = code.allocate();
 * code.run([Float64Array.of(-3)], outputs);
 * outputs[0] // Float64Array(1) [0]
 */
export function compile(program: Program, options: CompileOptions = {}): Compiled {
  const wanted = options.mode ?? 'auto';
  const mode = wanted === 'auto' ? bestMode(program, options) : wanted;
  if (!Object.hasOwn(modes, mode))
    throw new UsageError(`compile: unknown mode "${mode}". Known: auto, ${Object.keys(modes).join(', ')}.`);
  return modes[mode](program, options);
}

function bestMode(program: Program, { lanes = 1, regions }: ModeOptions): CompiledMode {
  if (!mayGenerate()) return 'blocks';
  if (scalarCount(program) > straightLineLimit) return 'loops';
  // In loops a kernel runs over all lanes at once; regions with code of their own are for straight-line code.
  return lanes > 1 && regions === undefined && hasSeparateAtoms(program) ? 'loops' : 'scalars';
}
