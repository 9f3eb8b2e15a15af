/** An npy file of version 1.0 with doubles. */
export function npyFile(shape: readonly number[], numbers: ArrayLike<number>): Uint8Array {
  const sizes = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': ${sizes}, }\n`;
  const file = new Uint8Array(10 + header.length + 8 * numbers.length);
  file.set([0x93, ...[...'NUMPY'].map((c) => c.charCodeAt(0)), 1, 0, header.length & 255, header.length >> 8]);
  file.set(new TextEncoder().encode(header), 10);
  const view = new DataView(file.buffer);
  for (let k = 0; k < numbers.length; k++) view.setFloat64(10 + header.length + 8 * k, numbers[k]!, true);
  return file;
}
