import type { Program } from '../ir/program.js';
import { blockRunner } from './blocks.js';
import { type Compiled, compiled, type ModeOptions } from './compiled.js';

/** As `compile` with mode `blocks`, alone. A bundle that calls it holds nothing of the other modes. */
export function compileBlocks(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('blocks', program, options, (p, { lanes, varies }) => blockRunner(p, lanes, varies));
}
