import { describe, expect, test } from 'vitest';
import type { AnyMeta, Input } from './meta.ts';
import { defaultSettings, inputProblem, readSettings } from './settings.ts';

const input = (name: string, extra: Partial<Input> = {}): Input => ({
  name,
  label: name,
  symbol: name,
  plain: name,
  range: [0, 10],
  scale: 'linear',
  step: 1,
  default: 5,
  unit: '',
  help: '',
  ...extra,
});
const meta: AnyMeta = {
  id: 'x',
  title: 'x',
  inputs: [input('a'), input('n', { isInteger: true })],
  stages: {},
  outputs: [],
  tables: [],
  code: () => '',
  check: ({ a, n }) => (a! <= n! ? undefined : 'a must not be larger than n'),
};

describe('readSettings', () => {
  test('fills in defaults', () => {
    expect(readSettings(meta, { a: 2 })).toEqual({ settings: { a: 2, n: 5 }, problems: [] });
  });

  test.for([
    [{ a: 11 }, 'a must be a number from 0 to 10, not 11'],
    [{ a: '3' }, 'a must be a number from 0 to 10, not "3"'],
    [{ a: Number.NaN }, 'a must be a number from 0 to 10, not null'],
    [{ n: 2.5 }, 'n must be a whole number from 0 to 10, not 2.5'],
    [{ z: 1 }, 'there is no input “z”'],
    [{ a: 9, n: 3 }, 'a must not be larger than n'],
    [[1], 'expected the names and values of inputs'],
    [null, 'expected the names and values of inputs'],
    ['text', 'expected the names and values of inputs'],
  ] as const)('replaces %j by the defaults and says: %s', ([candidate, problem]) => {
    expect(readSettings(meta, candidate)).toEqual({ settings: defaultSettings(meta), problems: [problem] });
  });
});

test('inputProblem accepts the ends of the range', () => {
  expect([0, 10].map((value) => inputProblem(meta.inputs[0]!, value))).toEqual([undefined, undefined]);
});
