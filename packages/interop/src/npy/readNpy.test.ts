import { FormatError } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import oracle from '../../../../tests/oracles/numberFiles.json' with { type: 'json' };
import { defaultLimits } from '../limits.js';
import { readNpy } from './readNpy.js';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

describe('files written by numpy', () => {
  test.for(oracle.npy.map((c, k) => [k, c.dtype, c] as const))('%i: %s', ([, , { file, shape, numbers }]) => {
    expect(readNpy(bytesOf(file), 'x.npy')).toEqual({ shape, data: Float64Array.from(numbers) });
  });
});

/** A file of version 1.0 with this header. */
function npy(header: string, bytes: readonly number[] = [], version: readonly [number, number] = [1, 0]): Uint8Array {
  const text = new TextEncoder().encode(header);
  return Uint8Array.of(0x93, 78, 85, 77, 80, 89, ...version, text.length & 255, text.length >> 8, ...text, ...bytes);
}

const header = (descr: string, shape: string, order = 'False'): string =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;

/** Each file with one mistake: the code, and the message. */
const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ['magic', Uint8Array.of(1, 2, 3), 'does not begin as an npy file does'],
  ['version', npy('', [], [4, 0]), 'version 4.0'],
  ['version', npy('', [], [1, 1]), 'version 1.1'],
  ['truncated', Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 5), 'ends before its header'],
  ['header-length', Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 5, 0, 32), 'only 1 bytes follow'],
  ['not-utf8', Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 1, 0, 0xff), 'not UTF-8'],
  ['header', npy('{'), 'ends early'],
  ['header', npy('{}'), "needs 'descr'"],
  ['header', npy('[]'), 'expected {'],
  ['header', npy('{?}'), 'character 1 is not understood'],
  ['header', npy('{1: 2}'), 'expected a key'],
  ['header', npy("{'a' 2}"), 'expected :'],
  ['header', npy("{'descr': [('x', '<f8')]}"), 'named fields'],
  ['header', npy(`${header("'<f8'", '(1,)')}{`), 'goes on'],
  ['header', npy("{'descr': 'a', 'descr': 'b'}"), 'occurs twice'],
  ['header', npy(header("'<f8'", '(-1,)')), 'is not understood'],
  ['header', npy(header("'<f8'", '(9999999999999999,)')), 'too large'],
  ['header', npy(header("'<f8'", "('a',)")), 'not a whole number'],
  ['header', npy(header("'<f8'", '(1 2)')), 'not separated by commas'],
  ['header', npy(header("'<f8'", '(1,)', "'x'")), "needs 'descr'"],
  ['dtype', npy(header("'|O'", '(1,)')), '"|O" is not read'],
  ['dtype', npy(header("'<c16'", '(1,)')), '"<c16" is not read'],
  ['dtype', npy(header("'|f8'", '(1,)')), '"|f8" is not read'],
  ['dtype', npy(header("'f8'", '(1,)')), '"f8" is not read'],
  ['limit', npy(header("'|u1'", `(${'1,'.repeat(17)})`), [1]), 'has 17 axes'],
  ['limit', npy(header("'|u1'", '(1000000000000,)'), [1]), 'more than 268435456'],
  ['truncated', npy(header("'|u1'", '(2,)'), [1]), 'needs 2 bytes, but 1 follow'],
  ['trailing-bytes', npy(header("'|u1'", '(2,)'), [1, 2, 3]), 'needs 2 bytes, but 3 follow'],
  ['inexact', npy(header("'|b1'", '(1,)'), [2]), 'number 0'],
];

describe('files that are refused', () => {
  test.for(refused)('%s: %#', ([code, file, text]) => {
    let error: unknown;
    try {
      readNpy(file, 'x.npy');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FormatError);
    expect((error as FormatError).message).toContain(text);
    expect((error as FormatError).message).toMatch(/^x\.npy: [^\n]+\.$/);
    expect((error as FormatError).details).toMatchObject({ code, file: 'x.npy' });
  });

  test('the message in full', () => {
    expect(() => readNpy(npy(header("'|O'", '(1,)')), 'x.npy')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.npy: the dtype "|O" is not read. Save it as float64: array.astype("<f8").]`,
    );
  });

  test('the length of a header is limited', () => {
    const file = npy(header("'|u1'", '(1,)'), [1]);
    expect(readNpy(file, 'x.npy').data).toEqual(Float64Array.of(1));
    expect(() => readNpy(file, 'x.npy', { ...defaultLimits, headerBytes: 10 })).toThrow("the header's length");
  });
});
