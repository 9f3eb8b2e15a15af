import { FormatError } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import oracle from '../../../../tests/oracles/numberFiles.json' with { type: 'json' };
import { safetensorsFile } from '../../../../tests/support/safetensorsFile.ts';
import { defaultLimits } from '../limits.js';
import { type NamedTensor, readSafetensors } from './readSafetensors.js';

const entry = (dtype: string, shape: unknown, begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

const read = (header: unknown, bytes: ArrayLike<number> = []): ReadonlyMap<string, NamedTensor> =>
  readSafetensors(safetensorsFile(header, bytes), 'x.safetensors');

const bytesOf = (numbers: ArrayBufferView): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

describe('numbers', () => {
  test('doubles and singles, several tensors, in the order of the header', () => {
    const bytes = [...bytesOf(Float64Array.of(0.1, -0, 5e-324, 1.5, 2, 3)), ...bytesOf(Float32Array.of(0.1, -2))];
    const tensors = read(
      {
        __metadata__: { made: 'by hand' },
        single: entry('F32', [2], 48, 56),
        double: entry('F64', [2, 3], 0, 48),
      },
      bytes,
    );
    expect([...tensors.keys()]).toEqual(['single', 'double']);
    expect(tensors.get('double')).toEqual({
      dtype: 'F64',
      shape: [2, 3],
      data: Float64Array.of(0.1, -0, 5e-324, 1.5, 2, 3),
    });
    expect(tensors.get('single')!.data).toEqual(Float64Array.of(Math.fround(0.1), -2));
  });

  test.for(Object.entries(oracle.floats))('every %s becomes the double that is equal to it', ([dtype, cases]) => {
    const size = dtype.startsWith('F8') ? 1 : 2;
    const bytes = cases.flatMap(([bits]) => (size === 1 ? [bits!] : [bits! & 255, bits! >> 8]));
    const { data } = read({ t: entry(dtype, [cases.length], 0, bytes.length) }, bytes).get('t')!;
    expect(data).toEqual(Float64Array.from(cases, ([, value]) => value!));
    // Text does not hold the sign of zero.
    for (const [k, [bits]] of cases.entries()) if (data[k] === 0) expect(Object.is(data[k], -0)).toBe(bits !== 0);
  });

  test('infinities and NaN keep their kind', () => {
    const bits = [0x7c00, 0xfc00, 0x7e00].flatMap((b) => [b & 255, b >> 8]);
    expect([...read({ t: entry('F16', [3], 0, 6) }, bits).get('t')!.data]).toEqual([Infinity, -Infinity, NaN]);
    const brain = [0x7f80, 0xff80, 0x7fc0].flatMap((b) => [b & 255, b >> 8]);
    expect([...read({ t: entry('BF16', [3], 0, 6) }, brain).get('t')!.data]).toEqual([Infinity, -Infinity, NaN]);
    expect([...read({ t: entry('F8_E5M2', [2], 0, 2) }, [0x7c, 0x7f]).get('t')!.data]).toEqual([Infinity, NaN]);
    expect([...read({ t: entry('F8_E4M3', [2], 0, 2) }, [0x7f, 0xff]).get('t')!.data]).toEqual([NaN, NaN]);
  });

  test.for([
    ['I8', Int8Array.of(-128, 127), [-128, 127]],
    ['U8', Uint8Array.of(0, 255), [0, 255]],
    ['I16', Int16Array.of(-32768, 32767), [-32768, 32767]],
    ['U16', Uint16Array.of(0, 65535), [0, 65535]],
    ['I32', Int32Array.of(-(2 ** 31), 2 ** 31 - 1), [-(2 ** 31), 2 ** 31 - 1]],
    ['U32', Uint32Array.of(0, 2 ** 32 - 1), [0, 2 ** 32 - 1]],
    ['I64', BigInt64Array.of(-(2n ** 53n), 2n ** 53n), [-(2 ** 53), 2 ** 53]],
    ['U64', BigUint64Array.of(0n, 2n ** 53n), [0, 2 ** 53]],
    ['BOOL', Uint8Array.of(0, 1), [0, 1]],
  ] as const)('integers of type %s', ([dtype, numbers, expected]) => {
    const bytes = bytesOf(numbers);
    expect([...read({ t: entry(dtype, [2], 0, bytes.length) }, bytes).get('t')!.data]).toEqual(expected);
  });

  test('no tensor, a scalar, an empty tensor, and bytes that begin anywhere in their buffer', () => {
    expect(read({}).size).toBe(0);
    expect(read({ t: entry('F64', [], 0, 8) }, bytesOf(Float64Array.of(7))).get('t')).toEqual({
      dtype: 'F64',
      shape: [],
      data: Float64Array.of(7),
    });
    expect(read({ a: entry('F64', [0, 3], 0, 0), b: entry('U8', [1], 0, 1) }, [9]).get('a')!.data).toHaveLength(0);
    const file = safetensorsFile({ t: entry('F64', [1], 0, 8) }, bytesOf(Float64Array.of(0.3)));
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(readSafetensors(shifted.subarray(3), 'x').get('t')!.data).toEqual(Float64Array.of(0.3));
  });

  test('a name that means something to the language is a name like any other', () => {
    const tensors = read('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', [5]);
    expect(tensors.get('__proto__')!.data).toEqual(Float64Array.of(5));
  });
});

const u8 = (begin: number, end: number) => entry('U8', [end - begin], begin, end);

/** Each file with one mistake: the code, and the message. */
const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ['header-length', Uint8Array.of(1, 2, 3), 'has 3 bytes'],
  ['header-length', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x80, 0x7b, 0x7d), "the header's length is 9223372036854775808"],
  ['header-length', Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d), 'only 2 bytes follow'],
  ['header-json', safetensorsFile(' {}'), 'does not begin with {'],
  ['header-json', safetensorsFile('{'), 'the end of the header'],
  ['header-json', safetensorsFile('{"a'), 'does not end'],
  ['header-json', safetensorsFile('{"\\q":1}'), 'not a JSON text'],
  ['header-json', safetensorsFile('{"a" 1}'), 'expected :'],
  ['header-json', safetensorsFile('{"a":null}'), 'expected a text, a number, [ or {'],
  ['header-json', safetensorsFile('{"a":1.5}'), 'not a whole number'],
  ['header-json', safetensorsFile('{"a":9007199254740992}'), 'not a whole number'],
  ['header-json', safetensorsFile('{"a":-1}'), 'not a whole number'],
  ['header-json', safetensorsFile('{"a":[[[[[[[[[1]]]]]]]]]}'), 'nested too deeply'],
  ['header-json', safetensorsFile('{"a":[1,]}'), 'expected a text'],
  ['header-json', safetensorsFile('{}x'), 'expected the end of the header'],
  ['header-json', safetensorsFile({ a: 3 }), 'not an object'],
  ['header-json', safetensorsFile({ __metadata__: { a: 1 } }), '__metadata__'],
  ['header-json', safetensorsFile({ __metadata__: 'a' }), '__metadata__'],
  ['duplicate-key', safetensorsFile('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":1}', [1]), 'twice'],
  ['duplicate-key', safetensorsFile('{"a":{"dtype":"U8","shape":[1],"shape":[2],"data_offsets":[0,1]}}', [1]), 'twice'],
  ['duplicate-key', safetensorsFile('{"a":1,"\\u0061":2}'), 'twice'],
  ['dtype', safetensorsFile({ a: { shape: [1], data_offsets: [0, 1] } }, [1]), 'no text "dtype"'],
  ['dtype', safetensorsFile({ a: entry('F65', [1], 0, 1) }, [1]), '"F65" is not known'],
  ['shape', safetensorsFile({ a: { dtype: 'U8', data_offsets: [0, 1] } }, [1]), 'no array of whole numbers "shape"'],
  ['shape', safetensorsFile({ a: entry('U8', ['1'], 0, 1) }, [1]), 'no array of whole numbers "shape"'],
  ['shape', safetensorsFile({ a: entry('F64', [2], 0, 8) }, [1, 2, 3, 4, 5, 6, 7, 8]), 'does not fit its 8 bytes'],
  ['shape', safetensorsFile({ a: entry('U8', [94906267, 94906267], 0, 1) }, [1]), 'does not fit its 1 bytes'],
  ['limit', safetensorsFile({ a: entry('U8', new Array(17).fill(1), 0, 1) }, [1]), 'has 17 axes'],
  ['offsets', safetensorsFile({ a: { dtype: 'U8', shape: [1], data_offsets: [0] } }, [1]), 'no pair'],
  ['offsets', safetensorsFile({ a: entry('U8', [1], 2, 1) }, [1, 2]), 'end (1) before they begin (2)'],
  ['truncated', safetensorsFile({ a: u8(0, 3) }, [1, 2]), 'past the end of the file'],
  [
    'overlap',
    safetensorsFile({ a: u8(0, 2), b: u8(1, 3) }, [1, 2, 3]),
    'tensor "b": begins at byte 1 and overlaps tensor "a"',
  ],
  ['gap', safetensorsFile({ a: u8(0, 1), b: u8(2, 3) }, [1, 2, 3]), 'the bytes between belong to no tensor'],
  ['gap', safetensorsFile({ a: u8(1, 2) }, [1, 2]), 'the header ends at byte 0'],
  ['trailing-bytes', safetensorsFile({ a: u8(0, 1) }, [1, 2, 3]), '2 bytes after the last tensor'],
  ['not-utf8', new Uint8Array([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff]), 'not UTF-8'],
  ['inexact', safetensorsFile({ a: entry('I64', [1], 0, 8) }, bytesOf(BigInt64Array.of(2n ** 53n + 1n))), 'number 0'],
  ['inexact', safetensorsFile({ a: entry('U64', [1], 0, 8) }, bytesOf(BigUint64Array.of(2n ** 64n - 1n))), 'number 0'],
  ['inexact', safetensorsFile({ a: entry('BOOL', [2], 0, 2) }, [1, 2]), 'number 1'],
];

describe('files that are refused', () => {
  test.for(refused)('%s: %#', ([code, file, text]) => {
    const error = caught(() => readSafetensors(file, 'x.safetensors'));
    expect(error.message).toContain(text);
    expect(error.message).toMatch(/^x\.safetensors: [^\n]+\.$/);
    expect(error.details).toMatchObject({ code, file: 'x.safetensors' });
  });

  test('the message in full, with the place and what to do', () => {
    const error = caught(() => read({ a: entry('F65', [1], 0, 1) }, [1]));
    expect(error.message).toMatchInlineSnapshot(
      `"x.safetensors: tensor "a": the dtype "F65" is not known. Known: F64, F32, F16, BF16, F8_E5M2, F8_E4M3, I64, U64, I32, U32, I16, U16, I8, U8, BOOL."`,
    );
    expect(error.details).toMatchInlineSnapshot(`
      {
        "code": "dtype",
        "file": "x.safetensors",
        "hint": "Known: F64, F32, F16, BF16, F8_E5M2, F8_E4M3, I64, U64, I32, U32, I16, U16, I8, U8, BOOL",
        "tensor": "a",
      }
    `);
  });

  test('the place in the header is the byte of the file, also after letters of several bytes', () => {
    const error = caught(() => read('{"größe":?}'));
    expect(error.message).toContain('the header, byte 19: expected a text');
    expect(error.details.offset).toBe(19);
  });

  test('names in messages are shortened and without control characters', () => {
    const error = caught(() => read({ [`\u001b[31m\n${'n'.repeat(1000)}`]: 1 }));
    expect(error.message).not.toMatch(/[\p{C}]/u);
    expect(error.message.length).toBeLessThan(200);
  });

  test('limits hold before memory is reserved', () => {
    const file = safetensorsFile({ a: u8(0, 2), b: u8(2, 4) }, [1, 2, 3, 4]);
    const with_ = (limits: object) => caught(() => readSafetensors(file, 'x', { ...defaultLimits, ...limits })).message;
    expect(with_({ headerBytes: 20 })).toContain('more than 20');
    expect(with_({ tensors: 0 })).toContain('has 2 tensors, more than 0');
    expect(with_({ elements: 3 })).toContain('has 4 numbers, more than 3');
    expect(with_({ rank: 0 })).toContain('has 1 axes, more than 0');
  });
});

function caught(read: () => unknown): FormatError {
  try {
    read();
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
