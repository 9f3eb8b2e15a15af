import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results, SliceSettings } from './compute.ts';
import { pointAt } from './network.ts';
import { describeCurvatures, describeRest } from './words.ts';

const inputs: readonly Input[] = [
  {
    kind: 'choice',
    name: 'point',
    label: 'middle of the slice',
    options: [
      { value: 'worse', label: 'the worse minimum' },
      { value: 'best', label: 'the best minimum' },
      { value: 'dead', label: 'the flat piece' },
    ],
    default: 'worse',
    help: 'The losses there are 2/3, 1/5 and 14/5.',
  },
  {
    kind: 'choice',
    name: 'directions',
    label: 'directions',
    options: [
      { value: 'random', label: 'random' },
      { value: 'filter', label: 'random, filter-normalised' },
      { value: 'eigen', label: 'sharpest and flattest' },
      { value: 'between', label: 'to the other minimum' },
    ],
    default: 'between',
    help: 'The plane that the slice shows.',
  },
  {
    name: 'scale',
    label: 'scale of the first layer',
    symbol: 'a',
    plain: 'a',
    range: [0.25, 4],
    scale: 'log',
    step: 0.01,
    default: 1,
    help: 'The second layer is divided by it: the same function.',
  },
  {
    name: 'radius',
    label: 'half width of the slice',
    symbol: 'R',
    plain: 'R',
    range: [0.05, 5],
    scale: 'log',
    step: 0.02,
    default: 2.5,
    help: 'In lengths of the directions.',
  },
  {
    name: 'seed',
    label: 'seed of the random directions',
    symbol: 's',
    plain: 'seed',
    range: [0, 1000],
    step: 1,
    isInteger: true,
    default: 1,
    help: 'Another seed gives another plane.',
    isAdvanced: true,
  },
];

/** Slices of the loss of a network with one unit, and what they leave out. */
export const meta: Meta<Results, SliceSettings> = {
  id: 'slice',
  topic: 'landscapes',
  title: 'Slices of a loss with two minima',
  inputs,
  stages: {
    plane: ['point', 'directions', 'scale', 'radius', 'seed'],
    spectra: ['point'],
  },
  code: ({
    point,
    scale,
    radius,
    seed,
  }) => `import { hessianSpectrum, randomDirection, slice2d } from '@crease/landscape';
import { lossProgram, objective, readModel } from '@crease/tensor';

const relu = { type: 'activation', name: 'relu' };
const layer = { type: 'dense', weight: [[1]], bias: [0] };
const model = readModel({ format: 'crease-model/1', input: [1], layers: [layer, relu, layer] });
const data = { samples: 5, features: Float64Array.of(0, 1, 2, 3, 4), targets: Float64Array.of(0, 0, 1, 1, 2) };
const five = objective(lossProgram(model, data, 'sum-squares'));
const centre = Float64Array.of(${[...pointAt(point, scale)].join(', ')});
const { eigenvalues } = hessianSpectrum(five, centre);
const directions = [randomDirection(4, ${seed}, 0), randomDirection(4, ${seed}, 1)];
const { values, creases } = slice2d(five, centre, directions, { radius: ${radius}, points: 61 });

({ eigenvalues, smallest: Math.min(...values), creases: creases.length });`,
  outputs: [
    {
      name: 'curvatures',
      label: 'Second derivatives in the middle',
      grade: 'observed',
      text: ({ plane }) => describeCurvatures(plane),
    },
    {
      name: 'rest',
      label: 'The other minimum, and the creases',
      grade: 'observed',
      text: ({ plane }, { point }) => describeRest(plane, point),
    },
    {
      name: 'edge',
      label: 'Step sizes below which the point is linearly stable (2/λ_max)',
      grade: 'observed',
      text: ({ plane }) => formatNumber(2 / plane.extremes[1], 5),
    },
  ],
  tables: [
    {
      name: 'plane',
      title: 'loss in the plane',
      columns: ['first', 'second', 'loss'],
      rows: ({ plane: { slice } }) => {
        const { positions, values } = slice;
        const n = positions.length;
        return Array.from(values, (value, k) => [positions[k % n], positions[Math.floor(k / n)], value]);
      },
      isFileOnly: true,
    },
    {
      name: 'spectra',
      title: 'eigenvalues of the Hessian over the scale',
      columns: ['a', 'smallest', 'second', 'third', 'largest'],
      rows: ({ spectra: { scales, eigenvalues } }) =>
        Array.from(scales, (scale, n) => [scale, ...eigenvalues.slice(4 * n, 4 * n + 4)]),
      every: 10,
    },
  ],
};
