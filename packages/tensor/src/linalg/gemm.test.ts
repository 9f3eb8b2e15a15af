import { expect, it } from 'vitest';
import { randomNormal } from '../random/randomNormal.js';
import { randomStream } from '../random/randomStream.js';
import { gemm } from './gemm.js';

/** The triple loop that defines the result, sums from the first product on. */
function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = inner === 0 ? 0 : a[i * inner]! * b[j]!;
      for (let k = 1; k < inner; k++) sum += a[i * inner + k]! * b[k * columns + j]!;
      out[i * columns + j] = sum;
    }
  }
  return out;
}

function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  return a.map((_, e) => a[(e % rows) * columns + Math.floor(e / rows)]!);
}

// Below and above every block size, with edges of tiles, and empty.
const sizes = [
  [1, 1, 1],
  [2, 3, 0],
  [0, 3, 2],
  [3, 0, 4],
  [5, 7, 4],
  [4, 8, 100],
  [97, 9, 3],
  [33, 300, 11],
  [100, 257, 391],
  [7, 1, 385],
] as const;

it.each(sizes)('the product of %i × %i by … × %i has the bits of the triple loop', (rows, inner, columns) => {
  const stream = randomStream('gemm', rows + inner + columns);
  const random = (size: number): Float64Array => Float64Array.from({ length: size }, () => randomNormal(stream));
  const a = random(rows * inner);
  const b = random(inner * columns);
  if (a.length > 1) [a[0], a[a.length - 1]] = [-0, Number.NaN];
  if (b.length > 1) [b[1], b[b.length - 1]] = [Number.POSITIVE_INFINITY, -0];
  const expected = product(a, b, rows, inner, columns);
  const [at, bt] = [transposed(a, rows, inner), transposed(b, inner, columns)];
  for (const [left, right, options] of [
    [a, b, {}],
    [at, b, { transposeA: true }],
    [a, bt, { transposeB: true }],
    [at, bt, { transposeA: true, transposeB: true }],
  ] as const) {
    const out = new Float64Array(rows * columns).fill(7);
    const result = gemm(left, right, rows, inner, columns, { ...options, out });
    expect(result).toBe(out);
    expect(result.findIndex((v, e) => !Object.is(v, expected[e]))).toBe(-1);
  }
});

it('wants arrays of the right lengths', () => {
  const [two, four] = [new Float64Array(2), new Float64Array(4)];
  expect(() => gemm(two, four, 2, 2, 2)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: gemm: a needs 4 entries, got 2.]`,
  );
  expect(() => gemm(four, two, 2, 2, 2)).toThrow('b needs 4');
  expect(() => gemm(four, four, 2, 2, 2, { out: two })).toThrow('out needs 4');
});
