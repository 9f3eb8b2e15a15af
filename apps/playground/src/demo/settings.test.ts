import { describe, expect, test } from 'vitest';
import type { ChoiceInput, DataInput, NumberInput, TextInput } from './input.ts';
import { inputProblem } from './inputProblem.ts';
import type { AnyMeta } from './meta.ts';
import { defaultSettings, readSettings } from './settings.ts';

const input = (name: string, extra: Partial<NumberInput> = {}): NumberInput => ({
  name,
  label: name,
  symbol: name,
  plain: name,
  range: [0, 10],
  step: 1,
  default: 5,
  help: '',
  ...extra,
});
const named = (name: string) => ({ name, label: `the ${name}`, help: '' });
const choice: ChoiceInput = {
  ...named('kind'),
  kind: 'choice',
  options: [
    { value: 'relu', label: 'ReLU' },
    { value: 'tanh', label: 'tanh' },
  ],
  default: 'tanh',
};
const text: TextInput = {
  ...named('formula'),
  kind: 'text',
  default: 'x',
  maxLength: 5,
  examples: ['x'],
  problem: (formula) => (formula.includes('x') ? undefined : 'it has no x'),
};
const rows: DataInput = {
  ...named('data'),
  kind: 'data',
  columns: ['x', 'y'],
  maxRows: 2,
  default: '0,0',
  presets: [],
};
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

describe('inputProblem', () => {
  test.for([
    [choice, 'relu', undefined],
    [choice, 'elu', 'the kind must be one of relu, tanh, not "elu"'],
    [choice, 1, 'the kind must be one of relu, tanh, not 1'],
    [text, 'x+1', undefined],
    [text, 'x+1+1+1', 'the formula must have at most 5 characters, not 7'],
    [text, '1', 'the formula: it has no x'],
    [text, 1, 'the formula must be a text, not 1'],
    [rows, '1,2\n3,4', undefined],
    [rows, '1\n2', 'the data: line 1 has one number; each row needs 2 (x, y)'],
    [rows, [1, 2], 'the data must be rows of numbers, not [1,2]'],
    [choice, 'e'.repeat(99), `the kind must be one of relu, tanh, not "${'e'.repeat(59)}…`],
    [choice, undefined, 'the kind must be one of relu, tanh, not undefined'],
  ] as const)('of %o with %j is %s', ([input, value, problem]) => {
    expect(inputProblem(input, value)).toBe(problem);
  });
});

test('inputProblem accepts the ends of the range', () => {
  expect([0, 10].map((value) => inputProblem(meta.inputs[0]!, value))).toEqual([undefined, undefined]);
});
