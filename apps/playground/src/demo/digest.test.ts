import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digest, digestsOf } from './digest.ts';

describe('digest', () => {
  test('is SHA-256 over kind, length and little-endian bits', async () => {
    const bytes = Buffer.alloc(16);
    bytes.writeDoubleLE(1.5, 0);
    bytes.writeDoubleLE(-0, 8);
    const expected = createHash('sha256').update('f2 ').update(bytes).digest('hex');
    expect(await digest(Float64Array.of(1.5, -0))).toBe(expected);
  });

  test.for([
    [0, -0],
    [1, '1'],
    [Float64Array.of(0), Float64Array.of(-0)],
    [Float64Array.of(0.1 + 0.2), Float64Array.of(0.3)],
    [[1, [2]], [[1, 2]]],
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ],
    [Float64Array.of(1), [1]],
    [Int32Array.of(1), Int32Array.of(2)],
    [undefined, null],
  ])('tells %j from %j', async ([a, b]) => {
    expect(await digest(a)).not.toBe(await digest(b));
  });

  test('does not depend on the order of names, nor on which NaN it is', async () => {
    expect(await digest({ a: 1, b: 2 })).toBe(await digest({ b: 2, a: 1 }));
    const other = new Float64Array(new BigUint64Array([0x7ff8000000000123n]).buffer);
    expect(await digest(other)).toBe(await digest(Float64Array.of(Number.NaN)));
  });
});

test('digestsOf is sorted by name', async () => {
  expect(Object.keys(await digestsOf({ b: 1, a: 2 }))).toEqual(['a', 'b']);
});
