import { expect, test } from 'vitest';
import { checkJson, outsideTexts } from './checkJson.js';

function problemOf(text: string): string | undefined {
  JSON.parse(text);
  try {
    checkJson(text, (problem, position) => {
      throw new Error(`${position}: ${problem}`);
    });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test('the same key may occur in different objects, and a text may look like a key', () => {
  for (const text of [
    '{"a":{"a":[{"a":1},{"a":2}]},"b":"a"}',
    '["a","a"]',
    '{"a":"b\\":","b":"{[","c":"\\\\"}',
    '3',
    '"}"',
  ])
    expect([text, problemOf(text)]).toEqual([text, undefined]);
});

test('a key twice in one object is found, however it is written', () => {
  expect(problemOf('{"a":1,"b":[{}],"a":2}')).toBe('16: the key "a" occurs twice in an object');
  expect(problemOf('[{"x":{"a" : 1, "\\u0061" :2}}]')).toBe('16: the key "\\u0061" occurs twice in an object');
  expect(problemOf('{"\\"":1,"\\"":2}')).toContain('occurs twice');
});

test('long texts do not need the stack', () => {
  expect(problemOf(`{"a":${JSON.stringify('\n'.repeat(5_000_000))},"a":1}`)).toContain('the key "a" occurs twice');
  const places = [...outsideTexts(`["${'x'.repeat(20_000_000)}",NaN`, /"|NaN/g)];
  expect(places).toEqual([
    [1, '"'],
    [20_000_004, 'NaN'],
  ]);
});

test('brackets nested without end are found', () => {
  expect(problemOf('['.repeat(250) + ']'.repeat(250))).toBe(undefined);
  expect(problemOf(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)).toBe(
    '1250: more than 250 brackets lie in each other',
  );
});
