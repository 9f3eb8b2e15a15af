import type { Input, Meta } from '../../demo/meta.ts';
import { codeOf } from './code.ts';
import type { PlaneSettings, Results } from './compute.ts';
import { effectNames } from './effects.ts';
import { names } from './names.ts';
import { countOf, describeBoxes, describeEffects } from './words.ts';

const inputs: readonly Input[] = [
  {
    kind: 'choice',
    name: 'network',
    label: 'network',
    options: Object.entries(names).map(([value, { formula }]) => ({ value, label: formula })),
    default: 'twoWeights',
    help: 'Each has two parameters; the loss is half-mse.',
  },
  {
    name: 'radius',
    label: 'half width',
    scale: 'log',
    range: [0.001, 4],
    step: 0.05,
    default: 2,
    help: 'Of the square. Arrow keys on a picture move it, + and − zoom.',
  },
  {
    name: 'depth',
    label: 'halvings of the square',
    range: [3, 8],
    step: 1,
    isInteger: true,
    default: 6,
    help: 'At 6 there are 64 × 64 boxes.',
  },
  {
    kind: 'choice',
    name: 'shown',
    label: 'shown',
    options: [
      { value: 'both', label: 'boxes and lines' },
      { value: 'boxes', label: 'boxes' },
      { value: 'lines', label: 'lines' },
    ],
    default: 'both',
    help: 'The boxes are certain, the lines in them are drawn from samples.',
  },
  {
    name: 'x',
    label: 'middle, across',
    range: [-4, 4],
    step: 0.05,
    default: 0.1,
    help: 'Or drag a picture.',
    isAdvanced: true,
  },
  {
    name: 'y',
    label: 'middle, up',
    range: [-4, 4],
    step: 0.05,
    default: 0.15,
    help: 'Or drag a picture.',
    isAdvanced: true,
  },
];

/** The set S(L) of a loss of two parameters beside the set where units switch. */
export const meta: Meta<Results, PlaneSettings> = {
  id: 'crease-plane',
  title: 'Where a loss is folded, and where units only switch',
  topic: 'creases',
  source: { arxiv: '2510.24466', at: 'Proposition 6' },
  inputs,
  stages: {
    creases: ['network', 'x', 'y', 'radius', 'depth'],
    loss: ['network', 'x', 'y', 'radius'],
    equations: ['network'],
  },
  code: codeOf,
  outputs: [
    {
      name: 'outside',
      label: 'Outside of the boxes',
      grade: 'enclosed',
      text: ({ creases }) => describeBoxes(creases),
    },
    { name: 'effects', label: 'In the boxes', grade: 'proved', text: ({ creases }) => describeEffects(creases) },
    {
      name: 'equations',
      label: 'Equations of the program',
      grade: 'proved',
      text: ({ equations }) => {
        const removable = equations.filter(({ smoothness }) => smoothness === 'removable').length;
        return `${countOf(equations.length, 'kink', 'kinks')} “pre-activation = break”, ${removable} of them removable wherever no other one is met`;
      },
    },
  ],
  tables: [
    {
      name: 'lines',
      title: 'lines on which a unit switches, with their equations on the pieces they pass',
      columns: ['layer', 'unit', 'sample', 'effect', 'equation'],
      rows: ({ creases: { lines } }) =>
        lines.map(({ layer, unit, sample, effect, equations }) => [
          layer === '' ? undefined : layer,
          unit,
          sample,
          effect,
          equations.length === 0 ? undefined : equations.join('; '),
        ]),
    },
    {
      name: 'equations',
      title: 'kinks read off the program',
      columns: ['kink', 'smooth across it: C^k', 'constantly at the kink where'],
      rows: ({ equations }) =>
        equations.map(({ text, smoothness, constantWhere }) => [text, smoothness, constantWhere || undefined]),
    },
    {
      name: 'boxes',
      title: 'boxes in which a unit may switch',
      columns: ['left', 'bottom', 'width', 'effect'],
      rows: ({ creases: { columns, rows, effects, across, radius } }, { x, y }) => {
        const width = (2 * radius) / across;
        return Array.from(effects, (effect, k) => [
          x - radius + width * columns[k]!,
          y - radius + width * rows[k]!,
          width,
          effectNames[effect],
        ]);
      },
      isFileOnly: true,
    },
    {
      name: 'loss',
      title: 'the loss on a grid',
      columns: ['first', 'second', 'loss'],
      rows: ({ loss: { positions, values } }, { x, y }) =>
        Array.from(values, (value, k) => [
          x + positions[k % positions.length]!,
          y + positions[Math.floor(k / positions.length)]!,
          value,
        ]),
      isFileOnly: true,
    },
  ],
};
