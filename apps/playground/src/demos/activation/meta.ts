import type { Input, Meta } from '../../demo/meta.ts';
import { finiteActivations } from '../finiteActivations.ts';
import { formulaProblem, own } from './chosenFunction.ts';
import type { ActivationSettings, Results } from './compute.ts';
import { reach } from './curves.ts';
import { describePoint, listBreaks } from './words.ts';

const inputs: readonly Input[] = [
  {
    kind: 'choice',
    name: 'activation',
    label: 'function',
    options: [
      ...finiteActivations.map((name) => ({ value: name, label: name })),
      { value: own, label: 'my own pieces' },
    ],
    default: 'elu',
    help: 'Every activation with finitely many pieces that Crease knows, with its default parameters.',
  },
  {
    name: 'at',
    label: 'point',
    symbol: 'x',
    plain: 'x',
    range: [-reach, reach],
    step: 0.05,
    default: -1,
    help: 'Where the values are read. Or drag in a graph.',
  },
  {
    kind: 'text',
    name: 'formula',
    label: 'my own pieces',
    default: 'x <= -1: 0 | x < 1: (x + 1)^2/4 | x',
    maxLength: 200,
    examples: ['x <= 0: 0 | x', 'x < 0: -x | x = 0: 0 | x', '0 | x^3', 'x <= 1: 2*x - x | x', 'x <= 0: 1 | 2'],
    problem: formulaProblem,
    help: 'From left to right, used with the choice “my own pieces”. Before a colon: up to where a piece holds.',
  },
];

/** A piecewise-analytic function with its derivatives, breaks and conventions. */
export const meta: Meta<Results, ActivationSettings> = {
  id: 'activation',
  title: 'An activation, piece by piece',
  topic: 'creases',
  inputs,
  stages: { curves: ['activation', 'formula'], point: ['activation', 'formula', 'at'] },
  code: ({
    activation,
    formula,
    at,
  }) => `import { activation, contactOrders, derivative, evaluateScalar, parsePiecewise } from '@crease/tensor';

const f = ${activation === own ? `parsePiecewise('${formula}')` : `activation('${activation}')`};
const { breaks, pieces, owners } = f;
const contacts = contactOrders(f);
const values = [f, derivative(f), derivative(derivative(f))].map((g) => evaluateScalar(g, ${at}));

({ breaks, pieces: pieces.length, owners, contacts, values });`,
  outputs: [
    { name: 'breaks', label: 'Breaks', grade: contactGrade, text: ({ curves }) => listBreaks(curves) },
    { name: 'values', label: 'At the point', grade: 'observed', text: ({ point }) => describePoint(point) },
  ],
  tables: [
    {
      name: 'graph',
      title: 'the function and its derivatives, piece by piece',
      columns: ['piece', 'x', 'f', "f'", "f''"],
      rows: ({ curves }) => graphRows(curves),
      every: 20,
    },
    {
      name: 'breaks',
      title: 'breaks',
      columns: ['break', 'contact', 'owner', 'f', "f'", "f''"],
      rows: ({ curves: { breaks, orders } }) =>
        breaks.map(({ at, contact, owner }, k) => [at, contact, owner, ...orders.map(({ atBreaks }) => atBreaks[k])]),
    },
  ],
};

function contactGrade({ curves }: Results): 'proved' | undefined {
  return curves.breaks.some(({ contact }) => contact === 'unknown') ? undefined : 'proved';
}

function* graphRows({ orders }: Results['curves']): Generator<readonly (number | undefined)[]> {
  for (const [piece, { x, y }] of orders[0]!.pieces.entries())
    for (const [n, at] of x.entries())
      yield [piece + 1, at, y[n], orders[1]!.pieces[piece]!.y[n], orders[2]!.pieces[piece]!.y[n]];
}
