import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import { lossCode } from '../../twoWeights/lossCode.ts';
import type { Results } from './compute.ts';

const inputs: readonly Input[] = [
  {
    name: 'stepSize',
    label: 'step size',
    symbol: '\\eta',
    plain: 'η',
    range: [0.05, 0.6],
    step: 0.005,
    default: 0.325,
    help: 'Of gradient descent on the sheet.',
  },
  {
    name: 'theta1',
    label: 'start',
    symbol: '\\theta_1',
    plain: 'θ₁',
    range: [-0.8, 1.6],
    step: 0.02,
    default: 0.35,
    help: 'First weight before the first step.',
  },
  {
    name: 'theta2',
    label: 'start',
    symbol: '\\theta_2',
    plain: 'θ₂',
    range: [-0.8, 1.6],
    step: 0.02,
    default: 0.35,
    help: 'Second weight before the first step.',
  },
  {
    name: 'azimuth',
    label: 'direction of view',
    symbol: '\\varphi',
    plain: 'φ',
    range: [-180, 180],
    step: 5,
    default: 25,
    unit: '°',
    help: 'Around the vertical axis. Dragging in the picture turns it too.',
    isAdvanced: true,
  },
  {
    name: 'elevation',
    label: 'height of the eye',
    symbol: '\\psi',
    plain: 'ψ',
    range: [5, 90],
    step: 5,
    default: 40,
    unit: '°',
    help: 'Above the plane of the weights; 90° looks straight down.',
    isAdvanced: true,
  },
];

/** The graph of the loss of the two-parameter network, as a folded sheet. */
export const meta: Meta<Results> = {
  id: 'folded-surface',
  title: 'The loss of the two-parameter network as a folded sheet',
  topic: 'start',
  source: { arxiv: '2510.24466', at: 'section 5' },
  inputs,
  stages: { surface: [], orbit: ['stepSize', 'theta1', 'theta2'] },
  code: ({ stepSize, theta1, theta2 }) => `import { slice2d } from '@crease/landscape';
import { gradientDescentMap, orbit } from '@crease/stability';
import { objective } from '@crease/tensor';
${lossCode}

const vector = (x: number, y: number) => Float64Array.of(x, y);
const sheet = slice2d(objective(loss), vector(0.4, 0.4), [vector(1, 0), vector(0, 1)], { radius: 1.2, points: 37 });
const { points } = orbit(gradientDescentMap(loss), { start: [${theta1}, ${theta2}], stepSize: ${stepSize}, steps: 10 });

console.log(\`Between \${Math.min(...sheet.values)} and \${Math.max(...sheet.values)}, with \${sheet.creases.length} creases\`);
Array.from({ length: 11 }, (_, k) => ({ step: k, theta1: points[2 * k], theta2: points[2 * k + 1] }));`,
  outputs: [
    {
      name: 'losses',
      label: 'Loss before the first four steps',
      grade: 'observed',
      text: ({ orbit }) => Array.from(orbit.losses.slice(0, 4), (value) => formatNumber(value, 5)).join(' → '),
    },
  ],
  tables: [
    {
      name: 'orbit',
      title: 'steps of the orbit',
      columns: ['step', 'theta1', 'theta2', 'loss'],
      rows: ({ orbit }) => Array.from(orbit.losses, (loss, k) => [k, orbit.path[2 * k], orbit.path[2 * k + 1], loss]),
    },
    {
      name: 'grid',
      title: 'the loss on a grid',
      columns: ['theta1', 'theta2', 'loss'],
      rows: ({ surface: { positions, values } }) =>
        Array.from(values, (loss, k) => [
          positions[k % positions.length],
          positions[Math.floor(k / positions.length)],
          loss,
        ]),
      isFileOnly: true,
    },
  ],
};
