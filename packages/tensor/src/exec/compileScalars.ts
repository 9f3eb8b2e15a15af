import type { Program } from '../ir/program.js';
import { type Compiled, compiled, type ModeOptions } from './compiled.js';
import { generatedRunner } from './generated.js';
import { generateScalars } from './generateScalars.js';

/** As `compile` with mode `scalars`, alone. A bundle that calls it holds nothing of the other modes. */
export function compileScalars(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('scalars', program, options, (p, o) => generatedRunner('scalars', () => generateScalars(p, o)));
}
