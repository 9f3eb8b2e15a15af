import { activation, Builder, type Program, type ScalarFunction, shapeOf, sizeOf, type Value } from '@crease/tensor';

/** relu under the name that its kinks have in messages: a tie of two candidates. */
const excess: ScalarFunction = { ...activation('relu'), name: 'max' };

/**
 * The same program with every maximum written with kinks: $\max(a, b) = a + \operatorname{relu}(b - a)$, one candidate
 * after the other.
 *
 * What examines kinks then examines ties, with no rule of its own for maxima. Marks of maxima (in gradients) stay.
 */
export function maximaAsKinks(program: Program): Program {
  if (program.equations.every((e) => e.primitive !== 'reduceMax')) return program;
  const builder = new Builder();
  const values: Value[] = program.inputs.map(({ name, shape }) => builder.input(name, shape));
  for (const e of program.equations) {
    const own = e.inputs.map((id) => values[id]!);
    values.push(
      builder.withScope(e.scope, () =>
        e.primitive === 'reduceMax'
          ? maximum(builder, own[0]!, shapeOf(program, e.inputs[0]!).at(-1)!)
          : builder.emit(e.primitive, own, e.parameters as never),
      ),
    );
  }
  return builder.finish(program.outputs.map((id) => values[id]!));
}

/** The largest of the elements along the last axis. */
function maximum(builder: Builder, windows: Value, width: number): Value {
  const shape = windows.shape.slice(0, -1);
  const candidate = (k: number): Value => {
    const indices = Int32Array.from({ length: sizeOf(shape) }, (_, n) => n * width + k);
    return builder.emit('gather', [windows], { indices, shape });
  };
  let largest = candidate(0);
  for (let k = 1; k < width; k++) {
    const lead = builder.emit('sub', [candidate(k), largest], {});
    largest = builder.emit('add', [largest, builder.emit('map', [lead], { function: excess })], {});
  }
  return largest;
}
