import { call, type Program, reshape, sizeOf, slice, trace } from '@crease/tensor';

/** The program with all its inputs in one vector. */
export function joined(program: Program): Program {
  const size = program.inputs.reduce((total, { shape }) => total + sizeOf(shape), 0);
  return trace({ all: [size] }, ({ all }) => {
    let offset = 0;
    const parts = program.inputs.map(({ shape }) => {
      const part = slice(all, offset, shape);
      offset += sizeOf(shape);
      return part;
    });
    return call(program, parts).map((v) => reshape(v, v.shape));
  });
}
