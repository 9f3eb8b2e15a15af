import { UsageError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import type { Program } from '../ir/program.js';
import { copy, replay } from './replay.js';

/**
 * A choice of one germ for every element of every map equation that has breaks: by position of the equation in the
 * program, one index for each element (see `germIndex`).
 */
export type Pattern = ReadonlyMap<number, Uint8Array>;

/**
 * The program with every kinked function replaced by the chosen analytic pieces, element by element.
 *
 * On the region that has this pattern the result equals the program; elsewhere it is its analytic continuation.
 *
 * @throws UsageError if the pattern names an equation that is not a map
 */
export function restrict(program: Program, pattern: Pattern): Program {
  for (const k of pattern.keys()) {
    if (program.equations[k]?.primitive !== 'map')
      throw new UsageError(
        `restrict: the pattern has pieces for equation ${k}, which is ${program.equations[k]?.primitive ?? 'missing'} and not a map. Take patterns from regions() of the same program.`,
      );
  }
  const builder = new Builder();
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  let position = -1;
  const values = replay(builder, program, inputs, (equation, own) => {
    position += 1;
    const germs = pattern.get(position);
    if (equation.primitive !== 'map' || germs === undefined) return copy(builder, equation, own);
    return builder.emit('map', own, { function: equation.parameters.function, germs });
  });
  return builder.finish(program.outputs.map((id) => values[id]!));
}
