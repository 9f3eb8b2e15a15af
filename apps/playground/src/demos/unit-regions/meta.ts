import type { Input, Meta } from '../../demo/meta.ts';
import type { Results } from './compute.ts';
import { dataForm, rowsOf } from './dataForm.ts';
import { planeRadius } from './outline.ts';
import type { RegionSettings } from './settings.ts';
import { describeBad, describeCount, describeLeast, describeRegion } from './words.ts';

const inputs: readonly Input[] = [
  {
    kind: 'choice',
    name: 'activation',
    label: 'activation',
    symbol: '\\sigma',
    plain: 'σ',
    options: [
      { value: 'relu', label: 'ReLU' },
      { value: 'leakyRelu', label: 'leaky ReLU' },
      { value: 'abs', label: '|z|' },
      { value: 'hardTanh', label: 'hard tanh' },
    ],
    default: 'relu',
    help: 'Hard tanh has two kinks, so each sample has two lines.',
  },
  {
    kind: 'data',
    ...dataForm,
    name: 'data',
    label: 'data',
    default: '0,0\n1,0\n2,1\n3,1\n4,2',
    help: 'One sample in each row. Or drag the points.',
    presets: [
      { label: 'stairs', rows: '0,0\n1,0\n2,1\n3,1\n4,2' },
      { label: 'hill', rows: '0,0\n1,1\n2,2\n3,1\n4,0' },
      { label: 'repeated', rows: '1,0\n1,1\n3,1\n3,2' },
    ],
  },
  {
    name: 'w',
    label: 'weight',
    symbol: 'w',
    plain: 'w',
    range: [-planeRadius.w, planeRadius.w],
    step: 0.05,
    default: 1,
    help: 'Or drag the ring.',
  },
  {
    name: 'b',
    label: 'bias',
    symbol: 'b',
    plain: 'b',
    range: [-planeRadius.b, planeRadius.b],
    step: 0.05,
    default: -2.35,
    help: 'Or drag the ring.',
  },
];

/** The regions of one unit in the plane of its weights, each with the exact minimum of the loss on it. */
export const meta: Meta<Results, RegionSettings> = {
  id: 'unit-regions',
  title: 'Regions of a unit, and their exact minima',
  topic: 'landscapes',
  inputs,
  stages: { regions: ['data', 'activation'] },
  code: ({
    data,
    activation,
  }) => `import { formatRational, localMinimum, regionMinima, trainingProblem } from '@crease/symbolic';
import { readModel } from '@crease/tensor';

const model = readModel({
  format: 'crease-model/1',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1]], bias: [0] },
    { type: 'activation', name: '${activation}' },
    { type: 'dense', weight: [[1]], bias: [0] },
  ],
});
const rows = ${JSON.stringify(rowsOf(data))};
const features = Float64Array.from(rows, ([x]) => x!);
const targets = Float64Array.from(rows, ([, y]) => y!);
const problem = trainingProblem(model, { samples: rows.length, features, targets }, 'sum-squares');
const { cells, minima } = regionMinima(problem);

minima.map(({ region: [unit], value, theta }) => ({
  pieces: cells[unit!.cell]!.pieces.join(''),
  sign: unit!.sign,
  least: formatRational(value),
  localMinimum: theta ? localMinimum(problem, theta).verdict : 'not attained',
}));`,
  outputs: [
    { name: 'count', label: 'Regions of the unit', grade: 'proved', text: ({ regions }) => describeCount(regions) },
    {
      name: 'region',
      label: 'Region at the ring, and the least loss on it',
      grade: 'proved',
      text: ({ regions }, settings) => describeRegion(regions, settings),
    },
    { name: 'least', label: 'Global minimum', grade: 'proved', text: ({ regions }) => describeLeast(regions) },
    { name: 'bad', label: 'Bad local minima', grade: 'proved', text: ({ regions }) => describeBad(regions) },
  ],
  tables: [
    {
      name: 'regions',
      title: 'the regions, with the least loss of the better sign of v and where it is attained',
      columns: ['pieces', 'least loss', 'exact', 'local minimum', 'w', 'b', 'v', 'c'],
      rows: ({ regions: { regions } }) =>
        regions.map(({ pattern, loss, text, isLocal, theta: [w, b, v, c] }) => [
          pattern,
          loss,
          text,
          isLocal ? 'yes' : 'no',
          w,
          b,
          v,
          c,
        ]),
    },
    {
      name: 'data',
      title: 'the data',
      columns: ['x', 'y'],
      rows: (_results, { data }) => rowsOf(data),
    },
  ],
};
