import { type Program, shapeOf, sizeOf } from '@crease/tensor';

/** The components of the only input of a program that a value can depend on; slices count with their own range. */
export function componentsOf(program: Program, id: number): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const add = (offset: number, size: number): void => {
    for (let k = 0; k < size; k++) found.add(offset + k);
  };
  const visit = (value: number): void => {
    if (seen.has(value)) return;
    seen.add(value);
    const e = program.equations[value - program.inputs.length];
    if (e === undefined) add(0, sizeOf(shapeOf(program, value)));
    else if (e.primitive === 'slice' && e.inputs[0] === 0) add(e.parameters.offset, sizeOf(e.shape));
    else for (const input of e.inputs) visit(input);
  };
  visit(id);
  return found;
}
