import { ShapeError, UsageError } from '../errors.js';
import { isMaximum } from '../exec/maxima.js';
import { Builder } from '../ir/builder.js';
import { gather } from '../ir/primitives/gather.js';
import type { Equation, Program } from '../ir/program.js';
import { inScope, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { copy, replay } from './replay.js';

/**
 * A choice of one germ for every element of every map equation that has breaks: by position of the equation in the
 * program, one index for each element (see `germIndex`). For an equation that takes maxima: the position of the maximum
 * in each window.
 */
export type Pattern = ReadonlyMap<number, Int32Array>;

/**
 * The program with every kinked function replaced by the chosen analytic pieces, element by element; of each window
 * with a maximum the chosen element is taken.
 *
 * On the region that has this pattern the result equals the program; elsewhere it is its analytic continuation.
 *
 * @throws UsageError if the pattern names an equation that has no pieces
 *
 * @example
 * const f = trace({ x: [2] }, ({ x }) => sum(apply(activation('relu'), x)));
 * const piece = restrict(f, regions(f, [[1, -1]]).pattern); // x₁ + 0, wherever it is asked
 * evaluate(piece, [[-3, 4]])[0]; // Float64Array(1) [-3]
 */
export function restrict(program: Program, pattern: Pattern): Program {
  const { builder, values } = restricted(program, pattern);
  return builder.finish(program.outputs.map((id) => values[id]!));
}

/**
 * The program of the numbers that decide whether a point is in a region: one output for each equation that the pattern
 * names, in its order, with the arguments of the function or the windows of the maxima.
 *
 * At a point of the region the program itself has these numbers; elsewhere it has all up to the first one that is on another
 * piece. So a point is in the region if all of them are on the chosen pieces.
 *
 * @throws UsageError if the pattern names an equation that has no pieces
 */
export function regionArguments(program: Program, pattern: Pattern): Program {
  const { builder, values } = restricted(program, pattern);
  return builder.finish([...pattern.keys()].map((k) => values[program.equations[k]!.inputs[0]!]!));
}

/** All values of the program, with the chosen pieces. */
function restricted(program: Program, pattern: Pattern): { readonly builder: Builder; readonly values: Value[] } {
  for (const k of pattern.keys()) {
    const e = program.equations[k];
    if (e === undefined || !(e.primitive === 'map' || isMaximum(e)))
      throw new UsageError(
        `restrict: the pattern has pieces for equation ${k}, which is ${e?.primitive ?? 'missing'} and has none. Take patterns from regions() of the same program.`,
      );
  }
  const builder = new Builder();
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  let position = -1;
  const values = replay(builder, program, inputs, (equation, own) => {
    position += 1;
    const germs = pattern.get(position);
    if (germs === undefined) return copy(builder, equation, own);
    if (equation.primitive === 'map')
      return builder.emit('map', own, { function: equation.parameters.function, germs });
    return chosen(builder, equation, own[0]!, germs);
  });
  return { builder, values };
}

/** The chosen elements of the windows, or their marks. */
function chosen(builder: Builder, equation: Equation, windows: Value, positions: Int32Array): Value {
  const width = windows.shape.at(-1)!;
  const count = sizeOf(windows.shape) / width;
  if (positions.length !== count || positions.some((p) => p >= width))
    throw new ShapeError(
      `restrict: ${equation.primitive} with ${count} windows of ${width} elements needs ${count} positions below ${width}, got ${positions.length}${inScope(equation.scope)}.`,
    );
  const indices = Int32Array.from(positions, (position, n) => n * width + position);
  if (equation.primitive === 'reduceMax')
    return builder.emit(gather.name, [windows], { indices, shape: equation.shape });
  const marks = new Float64Array(sizeOf(windows.shape));
  for (const index of indices) marks[index] = 1;
  return builder.emit('constant', [], { shape: windows.shape, values: marks });
}
