import { describe, expect, test } from 'vitest';
import { inputProblem } from '../../demo/inputProblem.ts';
import type { DragStart } from '../../demo/panel.ts';
import { defaultSettings } from '../../demo/settings.ts';
import { dataPanel } from './dataPanel.ts';
import type { FreeSettings } from './freeSettings.ts';
import { meta } from './meta.ts';
import { xDomain, yDomain } from './pictureDomain.ts';
import { planePanel } from './planePanel.ts';

const settings: FreeSettings = { ...defaultSettings(meta), data: '0,0\n1,2', selected: 2 };
const problemWith = (name: string, value: string) =>
  inputProblem(meta.inputs.find((input) => input.name === name)!, value);

describe('inputs', () => {
  test.for([
    ['widths', '3', undefined],
    ['widths', ' 3, 2 4x5', undefined],
    [
      'widths',
      '3, 0',
      'hidden layers: “0” is not a whole number of units; write one number for each hidden layer, as in 4 or 3, 3',
    ],
    [
      'widths',
      '',
      'hidden layers: “” is not a whole number of units; write one number for each hidden layer, as in 4 or 3, 3',
    ],
    ['activation', ' tanh ', undefined],
    ['activation', '0.1*x | x', undefined],
    [
      'activation',
      'round',
      'activation: The playground: "round" has infinitely many pieces, which are not read one by one. Use an activation with finitely many.',
    ],
    [
      'activation',
      '2x',
      'activation: neither the name of an activation nor a formula: column 2: expected an operator (products are written with *, as in 2*x), got "x".',
    ],
    ['loss', 'cross-entropy', undefined],
  ] as const)('%s = %j: %s', ([name, value, problem]) => {
    if (name === 'loss') expect(problemWith(name, value)).toMatch(/^loss must be one of half-mse, /);
    else expect(problemWith(name, value)).toBe(problem);
  });

  test('are all valid examples', () => {
    for (const input of meta.inputs) {
      const examples =
        input.kind === 'text' ? input.examples : input.kind === 'data' ? input.presets.map(({ rows }) => rows) : [];
      for (const example of examples) expect(inputProblem(input, example), example).toBeUndefined();
    }
  });

  test.for([
    [{ widths: '900, 900', steps: 100_000 }, /^This would take about \d+ minutes, more than the 5 /],
    [{ widths: '2000', steps: 20_000, data: '0,0' }, /^This would need about 3\d+ MB for the points of the descent/],
    [{ data: '0,1e7' }, /^The data points must lie between/],
  ] as const)('together cost too much: %o', ([changed, problem]) => {
    expect(meta.check!({ ...settings, ...changed })).toMatch(problem);
    expect(meta.check!(settings)).toBeUndefined();
  });
});

test('the picture of the data leaves room and has round ends', () => {
  expect(
    xDomain([
      [0, 0],
      [1, 2],
    ]),
  ).toEqual([-0.2, 1.2]);
  expect(
    yDomain([
      [0, 0],
      [1, 2],
    ]),
  ).toEqual([-0.4, 2.4]);
  expect(xDomain([[3, 0]])).toEqual([2.2, 3.8]);
  expect(yDomain([[3, 0]])).toEqual([-0.25, 0.25].map((end) => expect.closeTo(end, 12)));
});

describe('drawing data', () => {
  const drag = (from: [number, number], to: [number, number], changed: Partial<FreeSettings> = {}) => {
    const start: DragStart<FreeSettings> = { x: from[0], y: from[1], settings: { ...settings, ...changed } };
    return dataPanel.handle!.settingsAt({ x: to[0], y: to[1] }, start);
  };

  test('near a point moves it', () => {
    expect(drag([1.01, 2.02], [0.5, 1])).toEqual({ data: '0,0\n0.5,1', selected: 2 });
  });
  test('elsewhere adds one', () => {
    expect(drag([0.5, 1], [0.5, 1])).toEqual({ data: '0,0\n1,2\n0.5,1', selected: 3 });
  });
  test('out of the picture removes it, but not the last one', () => {
    expect(drag([0, 0], [0, 99])).toEqual({ data: '1,2', selected: 1 });
    expect(drag([0, 0], [0, 99], { data: '0,0' })).toEqual({});
  });

  test.for([
    ['ArrowRight', { data: '0,0\n1.03,2', selected: 2 }],
    ['ArrowUp', { data: '0,0\n1,2.06', selected: 2 }],
    ['PageDown', { selected: 1 }],
    ['PageUp', { selected: 2 }],
    ['Insert', { data: '0,0\n1,2\n0.5,1', selected: 3 }],
    ['Delete', { data: '0,0', selected: 1 }],
    ['a', undefined],
  ] as const)('with the key %s', ([key, changed]) => {
    expect(dataPanel.handle!.settingsAfterKey!(key, settings)).toEqual(changed);
  });
});

test.for([
  ['ArrowLeft', { shift1: -0.05, shift2: 1 }],
  ['ArrowUp', { shift1: 0, shift2: 1.05 }],
  ['Home', { shift1: 0, shift2: 0 }],
  ['x', undefined],
] as const)('the key %s moves the start', ([key, changed]) => {
  expect(planePanel.handle!.settingsAfterKey!(key, { ...settings, shift2: 1 })).toEqual(changed);
});
