import { Builder, type Equation, type Program, sizeOf, type Value } from '@crease/tensor';

/** Pieces of some evaluations of piecewise functions: by position of the map equation, by element, the piece. */
export type SomePieces = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * The program in which some evaluations of piecewise functions have a fixed piece, and the others select theirs.
 *
 * On every region where these evaluations are on these pieces it equals the program. The elements of such a map are
 * taken apart, and put together again afterwards.
 */
export function fixPieces(program: Program, pieces: SomePieces): Program {
  const builder = new Builder();
  const values = program.inputs.map(({ name, shape }) => builder.input(name, shape));
  for (const [k, e] of program.equations.entries()) {
    const own = e.inputs.map((id) => values[id]!);
    const fixed = pieces.get(k);
    values.push(
      builder.withScope(e.scope, () =>
        fixed === undefined || e.primitive !== 'map'
          ? builder.emit(e.primitive, own, e.parameters as never)
          : takenApart(builder, e, own[0]!, fixed),
      ),
    );
  }
  return builder.finish(program.outputs.map((id) => values[id]!));
}

function takenApart(
  builder: Builder,
  { parameters: { function: f }, shape }: Extract<Equation, { readonly primitive: 'map' }>,
  argument: Value,
  fixed: ReadonlyMap<number, number>,
): Value {
  const size = sizeOf(shape);
  const all = Array.from({ length: size }, (_, element) => element);
  const order = [...all.filter((e) => !fixed.has(e)), ...all.filter((e) => fixed.has(e))];
  const free = size - fixed.size;
  const part = (elements: readonly number[]): Value =>
    builder.emit('gather', [argument], { indices: Int32Array.from(elements), shape: [elements.length] });
  const germs = Int32Array.from(order.slice(free), (element) => fixed.get(element)!);
  const parts = [
    ...(free === 0 ? [] : [builder.emit('map', [part(order.slice(0, free))], { function: f })]),
    ...(fixed.size === 0 ? [] : [builder.emit('map', [part(order.slice(free))], { function: f, germs })]),
  ];
  const laid = builder.emit('assemble', parts, { size, offsets: parts.length === 2 ? [0, free] : [0] });
  return builder.emit('gather', [laid], { indices: Int32Array.from(all, (e) => order.indexOf(e)), shape });
}
