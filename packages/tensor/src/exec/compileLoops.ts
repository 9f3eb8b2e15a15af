import type { Program } from '../ir/program.js';
import { type Compiled, compiled, type ModeOptions } from './compiled.js';
import { generatedRunner } from './generated.js';
import { generateLoops } from './generateLoops.js';

/** As `compile` with mode `loops`, alone: what programs of networks need. A bundle that calls it holds no other mode. */
export function compileLoops(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('loops', program, options, (p, o) => generatedRunner('loops', () => generateLoops(p, o)));
}
