import type { Program } from '../ir/program.js';
import { blockRunner } from './blocks.js';
import { type Compiled, type CompiledMode, compiled, type ModeOptions } from './compiled.js';
import { generatedRunner, mayGenerate } from './generated.js';
import { generateLoops } from './generateLoops.js';
import { generateScalars, scalarCount } from './generateScalars.js';

/** Options of `compile`. */
export interface CompileOptions extends ModeOptions {
  /** How the program is run; `auto` (default) chooses by size and by what the page allows. */
  readonly mode?: 'auto' | CompiledMode;
}

/** Above this many scalar operations a program is compiled to loops instead of straight-line code. */
const straightLineLimit = 3000;

const modes = { scalars: compileScalars, loops: compileLoops, blocks: compileBlocks };

/**
 * The program as a fast function: static shapes, buffers planned once, no allocation per call.
 *
 * Results equal `evaluate` to the last bit in every mode. Small programs become straight-line code on scalars with one
 * loop over the lanes, larger ones loops over arrays.
 *
 * @throws UsageError if lanes is not a positive integer, a shared input does not exist, or code generation was demanded
 *   and is forbidden
 */
export function compile(program: Program, options: CompileOptions = {}): Compiled {
  const wanted = options.mode ?? 'auto';
  return modes[wanted === 'auto' ? bestMode(program) : wanted](program, options);
}

/** As `compile` with mode `scalars`, alone. A bundle that calls it holds nothing of the other modes. */
export function compileScalars(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('scalars', program, options, (p, o) => generatedRunner('scalars', () => generateScalars(p, o)));
}

/** As `compile` with mode `loops`, alone: what programs of networks need. A bundle that calls it holds no other mode. */
export function compileLoops(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('loops', program, options, (p, o) => generatedRunner('loops', () => generateLoops(p, o)));
}

/** As `compile` with mode `blocks`, alone. A bundle that calls it holds nothing of the other modes. */
export function compileBlocks(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('blocks', program, options, (p, { lanes, varies }) => blockRunner(p, lanes, varies));
}

function bestMode(program: Program): CompiledMode {
  if (!mayGenerate()) return 'blocks';
  return scalarCount(program) <= straightLineLimit ? 'scalars' : 'loops';
}
