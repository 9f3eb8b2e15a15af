import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { canonicalJson, decodeNumber, encodeNumber } from './canonicalJson.js';

test('keys are sorted by code units at every level, without white space', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: 'x', B: null, é: true, 10: 0, 9: 0 })).toBe(
    '{"10":0,"9":0,"B":null,"a":"x","b":[1,{"c":2,"d":1}],"é":true}',
  );
  // The order of RFC 8785, section 3.2.3: UTF-16 code units, not code points.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153');
});

test('numbers have their shortest form, and a string where JSON has none', () => {
  // Vectors of RFC 8785, appendix B.
  expect(canonicalJson([5e-324, 1.7976931348623157e308, 9007199254740994, 1e21, 1e23, 333333333.3333333])).toBe(
    '[5e-324,1.7976931348623157e+308,9007199254740994,1e+21,1e+23,333333333.3333333]',
  );
  expect(canonicalJson([0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(
    '[0,"-0","NaN","Infinity","-Infinity"]',
  );
});

test('typed arrays are arrays of numbers; undefined members are left out', () => {
  expect(canonicalJson({ theta: Float64Array.of(0.5, -0), germs: Uint8Array.of(1, 2), none: undefined })).toBe(
    '{"germs":[1,2],"theta":[0.5,"-0"]}',
  );
});

test('texts are escaped as JSON does', () => {
  expect(canonicalJson('"\\\n\u0007\u2028')).toBe(JSON.stringify('"\\\n\u0007\u2028'));
  expect(canonicalJson(Object.create(null))).toBe('{}');
  expect(canonicalJson([true, false, null, []])).toBe('[true,false,null,[]]');
});

test.prop([fc.jsonValue({ maxDepth: 3 })])('means the same as JSON.stringify, in any order of the keys', (raw) => {
  const value: unknown = JSON.parse(JSON.stringify(raw)); // without −0, which JSON.stringify writes as 0
  const text = canonicalJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(canonicalJson(withReversedKeys(value))).toBe(text);
});

function withReversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, withReversedKeys(member)]);
  return Object.fromEntries(members.reverse());
}

test.prop([fc.double()])('decodeNumber inverts encodeNumber', (value) => {
  expect(decodeNumber(encodeNumber(value))).toBe(value);
  expect(decodeNumber(JSON.parse(canonicalJson(value)))).toBe(value);
});

test('the numbers that JSON lacks', () => {
  const numbers = [-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  expect(numbers.map(encodeNumber)).toEqual(['-0', 'NaN', 'Infinity', '-Infinity']);
  expect(numbers.map(encodeNumber).map(decodeNumber)).toEqual(numbers);
});

test('decodeNumber refuses everything else', () => {
  expect(() => decodeNumber('1.5')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: decodeNumber: expected a number or one of "Infinity", "-Infinity", "NaN", "-0", got "1.5".]`,
  );
  expect(() => decodeNumber(null)).toThrow('got null');
});

test('what is not data is refused, with its place', () => {
  expect(() => canonicalJson({ a: [0, () => 1] })).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canonicalJson: $.a[1] is a function, which is not data. Encode it as a string first.]`,
  );
  expect(() => canonicalJson([undefined])).toThrow('$[0] is undefined');
  expect(() => canonicalJson({ a: 1n })).toThrow('$.a is a bigint');
  expect(() => canonicalJson(Symbol('s'))).toThrow('$ is a symbol');
  const loop: unknown[] = [];
  loop.push({ loop });
  expect(() => canonicalJson(loop)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canonicalJson: $[0].loop contains itself; only trees can be written.]`,
  );
  expect(() => canonicalJson({ when: new Map() })).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canonicalJson: $.when is an instance of Map; only plain objects can be written.]`,
  );
  expect(() => canonicalJson(new DataView(new ArrayBuffer(8)))).toThrow('an instance of DataView');
  expect(() => canonicalJson(BigInt64Array.of(1n))).toThrow('an instance of BigInt64Array');
});

test('the same object twice is no cycle', () => {
  const shared = { x: 1 };
  expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
});
