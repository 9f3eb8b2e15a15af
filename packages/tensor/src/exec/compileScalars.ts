import type { Program } from '../ir/program.js';
import { type Compiled, compiled, type ModeOptions } from './compiled.js';
import { generatedRunner } from './generated.js';
import { generateScalars } from './generateScalars.js';
import { specialise } from './specialise.js';

/**
 * As `compile` with mode `scalars`, alone. A bundle that calls it holds nothing of the other modes.
 *
 * @throws UsageError if a pattern of `regions` names an equation that has no pieces
 * @throws ShapeError if a program for a region has other inputs or outputs
 */
export function compileScalars(program: Program, options: ModeOptions = {}): Compiled {
  return compiled('scalars', program, options, (parts, o) =>
    generatedRunner('scalars', () => generateScalars(parts, o, specialise(program, options))),
  );
}
