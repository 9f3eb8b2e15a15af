import { expect, test } from 'vitest';
import { toJson } from './json.js';

test('numbers read back to the same doubles', () => {
  const values = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0.30000000000000004, 0];
  expect(JSON.parse(toJson(values))).toEqual(values);
});

test('what JSON cannot hold becomes a text', () => {
  expect(toJson({ a: Number.POSITIVE_INFINITY, b: Number.NEGATIVE_INFINITY, c: Number.NaN, d: -0 })).toBe(
    '{"a":"Infinity","b":"-Infinity","c":"NaN","d":"-0"}',
  );
});

test('typed arrays become arrays, also inside of objects, with the same rule for their numbers', () => {
  expect(toJson({ v: Float64Array.of(1, Number.NaN, -0), w: [Int32Array.of(2)] })).toBe(
    '{"v":[1,"NaN","-0"],"w":[[2]]}',
  );
});

test('missing fields are left out and null stays', () => {
  expect(toJson({ a: undefined, b: null })).toBe('{"b":null}');
});
