import { ShapeError, UsageError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import type { Program } from '../ir/program.js';
import { showShape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { copy, replay } from './replay.js';
import { simplify } from './simplify.js';

/**
 * The same program with its first input, a vector, in consecutive parts that are inputs of their own.
 *
 * Where the program reads a run of elements inside one part, it reads that part alone: derivatives by a part then leave
 * out everything that the part does not reach.
 *
 * @param starts where each part begins; increasing, the first is 0. Inputs are named `theta.0`, `theta.1`, …
 * @throws ShapeError if the first input is not a vector; UsageError for impossible starts
 */
export function splitInput(program: Program, starts: readonly number[]): Program {
  const [whole, ...rest] = program.inputs;
  if (whole === undefined || whole.shape.length !== 1)
    throw new ShapeError(
      `splitInput: the first input must be a vector, got ${whole === undefined ? 'no input' : showShape(whole.shape)}.`,
    );
  const size = whole.shape[0]!;
  if (starts[0] !== 0 || starts.some((s, k) => !Number.isInteger(s) || s >= size || (k > 0 && s <= starts[k - 1]!)))
    throw new UsageError(
      `splitInput: parts of ${size} elements cannot begin at [${starts.join(', ')}]. Give increasing positions, the first 0.`,
    );
  const builder = new Builder({ share: true });
  const parts = starts.map((start, k) => builder.input(`${whole.name}.${k}`, [(starts[k + 1] ?? size) - start]));
  const others = rest.map((i) => builder.input(i.name, i.shape));
  // Read where a run of elements crosses the border of two parts, otherwise dropped as unused.
  const together = builder.emit('assemble', parts, { size, offsets: starts });
  const values = replay(builder, program, [together, ...others], (e, own) => {
    if (e.primitive !== 'slice' || own[0]!.id !== together.id) return copy(builder, e, own);
    const { offset, shape } = e.parameters;
    const k = starts.findLastIndex((start) => start <= offset);
    const isInside = offset + sizeOf(shape) <= (starts[k + 1] ?? size);
    if (!isInside) return copy(builder, e, own);
    return builder.emit('slice', [parts[k] as Value], { offset: offset - starts[k]!, shape });
  });
  return simplify(builder.finish(program.outputs.map((id) => values[id]!)));
}
