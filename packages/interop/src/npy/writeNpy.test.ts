import { expect, test } from 'vitest';
import oracle from '../../../../tests/oracles/numberFiles.json' with { type: 'json' };
import { readNpy } from './readNpy.js';
import { writeNpy } from './writeNpy.js';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const version = 6;

// Arrays in Fortran order and other versions of the format hold the same numbers in other bytes.
const written = oracle.npy.filter(({ dtype, file }) => {
  const text = atob(file);
  return dtype === '<f8' && text.includes("'fortran_order': False") && text.charCodeAt(version) === 1;
});

test.for(written.map((c) => [c.shape, c] as const))(
  'the same bytes as numpy for shape %j',
  ([, { file, shape, numbers }]) => {
    expect(writeNpy({ shape, data: Float64Array.from(numbers) })).toEqual(bytesOf(file));
  },
);

test('there are arrays of 0, 2 and 3 axes among them', () => {
  expect([...new Set(written.map(({ shape }) => shape.length))].sort()).toEqual([0, 2, 3]);
});

test('one axis, signs of zeros, and what is not finite come back', () => {
  const data = Float64Array.of(-0, 5e-324, Number.NaN, Number.NEGATIVE_INFINITY);
  expect(readNpy(writeNpy({ shape: [4], data }), 'x.npy')).toEqual({ shape: [4], data });
});

test('a shape with another number of elements is refused', () => {
  expect(() => writeNpy({ shape: [2, 2], data: Float64Array.of(1) })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: writeNpy: shape [2, 2] has 4 elements, but there are 1 numbers.]`,
  );
});
