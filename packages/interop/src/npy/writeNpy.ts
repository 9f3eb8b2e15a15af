import { ShapeError } from '@crease/tensor';
import type { NumberArray } from './readNpy.js';

/** The bytes before the header of version 1.0, whose length is in the last two. */
const prefix = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0, 0];

/** Numpy places the numbers at a multiple of this many bytes. */
const alignment = 64;

/**
 * The npy file (version 1.0) of an array of doubles, the same bytes that numpy writes.
 *
 * @throws ShapeError if the shape does not have as many elements as there are numbers
 */
export function writeNpy({ shape, data }: NumberArray): Uint8Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count !== data.length)
    throw new ShapeError(
      `writeNpy: shape [${shape.join(', ')}] has ${count} elements, but there are ${data.length} numbers.`,
    );
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((prefix.length + header.length + 1) / alignment) * alignment - prefix.length;
  const file = new Uint8Array(prefix.length + length + 8 * count);
  const view = new DataView(file.buffer);
  file.set(prefix);
  view.setUint16(prefix.length - 2, length, true);
  file.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), prefix.length);
  for (const [k, value] of data.entries()) view.setFloat64(prefix.length + length + 8 * k, value, true);
  return file;
}
