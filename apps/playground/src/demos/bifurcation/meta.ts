import type { Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import { lossCode } from '../../twoWeights/lossCode.ts';
import type { Results } from './compute.ts';
import { describeOrbit, listMultipliers, listPoints } from './words.ts';

/** Gradient descent on the two-parameter network, from one step size to all of them. */
export const meta: Meta<Results> = {
  id: 'bifurcation',
  title: 'Gradient descent on the two-parameter network',
  topic: 'start',
  source: { arxiv: '2510.24466', at: 'section 5' },
  inputs: [
    {
      name: 'stepSize',
      label: 'step size',
      symbol: '\\eta',
      plain: 'η',
      range: [0.24, 0.46],
      step: 0.0005,
      default: 0.325,
      help: 'Drag it, or drag in the diagram.',
    },
    {
      name: 'theta1',
      label: 'start',
      symbol: '\\theta_1',
      plain: 'θ₁',
      range: [0.05, 2],
      step: 0.01,
      default: 0.5,
      help: 'First weight before the first step.',
    },
    {
      name: 'theta2',
      label: 'start',
      symbol: '\\theta_2',
      plain: 'θ₂',
      range: [0.05, 2],
      step: 0.01,
      default: 0.6,
      help: 'Second weight before the first step.',
    },
    {
      name: 'from',
      label: 'diagram from',
      symbol: '\\eta_{\\min}',
      plain: 'η from',
      range: [0.05, 0.46],
      step: 0.001,
      default: 0.24,
      help: 'Left end of the diagram.',
      isAdvanced: true,
    },
    {
      name: 'to',
      label: 'diagram to',
      symbol: '\\eta_{\\max}',
      plain: 'η to',
      range: [0.05, 0.46],
      step: 0.001,
      default: 0.46,
      help: 'Right end of the diagram. Zoom into 0.363 … 0.37 to see the cascade again.',
      isAdvanced: true,
    },
    {
      name: 'columns',
      label: 'step sizes in the diagram',
      symbol: 'n',
      plain: 'n',
      range: [2, 4000],
      step: 10,
      isInteger: true,
      default: 441,
      help: 'So many orbits run side by side.',
      isAdvanced: true,
    },
    {
      name: 'settle',
      label: 'steps before drawing',
      symbol: 'N',
      plain: 'N',
      range: [100, 1000000],
      scale: 'log',
      step: 0.05,
      isInteger: true,
      default: 2000,
      help: 'So many steps are made before points are recorded.',
      isAdvanced: true,
    },
  ],
  stages: {
    surface: [],
    landmarks: [],
    orbit: ['stepSize', 'theta1', 'theta2'],
    attractors: ['from', 'to', 'columns', 'settle', 'theta1', 'theta2'],
  },
  check: ({ from, to }) =>
    from! < to! ? undefined : 'The left end of the diagram must be smaller than its right end.',
  code: ({
    stepSize,
    theta1,
    theta2,
    from,
    to,
    columns,
    settle,
  }) => `import { findCycle, gradientDescentMap, orbit, orbitDiagram } from '@crease/stability';
${lossCode}

const [map, start] = [gradientDescentMap(loss), [${theta1}, ${theta2}]];
const path = orbit(map, { start, stepSize: ${stepSize}, steps: 120 });
const { periods, attractors } = orbitDiagram(loss, { start, stepSizes: [${stepSize}] });
const cycle = findCycle(map, { guess: attractors[0].slice(0, 2), stepSize: ${stepSize}, period: periods[0] });

const stepSizes = Array.from({ length: ${columns} }, (_, k) => ${from} + (${to} - ${from}) * k / ${columns! - 1});
const diagram = orbitDiagram(loss, { start, stepSizes, transient: ${settle} });
const points = diagram.attractors.flatMap((attractor, k) =>
  Array.from(attractor.filter((_, j) => j % 2 === 0).slice(0, ${Math.floor(20_000 / columns!)}), (y) => ({ x: stepSizes[k], y })));

display({ start: path.points.slice(0, 2), period: periods[0], multipliers: cycle.multipliers });
plot({
  title: 'Where the orbits end',
  x: 'step size',
  y: 'θ₁',
  series: [{ x: points.map(({ x }) => x), y: points.map(({ y }) => y), as: 'points' }],
});`,
  outputs: [
    { name: 'fate', label: 'Where the orbit ends', grade: 'observed', text: ({ orbit }) => describeOrbit(orbit) },
    { name: 'points', label: 'Points (θ₁, θ₂)', grade: 'observed', text: ({ orbit }) => listPoints(orbit) },
    {
      name: 'multipliers',
      label: 'Multipliers',
      grade: 'observed',
      text: ({ orbit }) => listMultipliers(orbit),
    },
    {
      name: 'exponent',
      label: 'Lyapunov exponent, per step',
      grade: 'observed',
      text: ({ orbit }) => formatNumber(orbit.exponent, 4),
    },
  ],
  tables: [
    {
      name: 'columns',
      title: 'period and exponents for each step size',
      columns: ['eta', 'period', 'exponent1', 'exponent2', 'continued'],
      rows: ({ attractors: { stepSizes, periods, exponents, continued } }) =>
        Array.from(stepSizes, (eta, k) => [eta, periods[k], exponents[2 * k], exponents[2 * k + 1], continued[k]]),
      every: 20,
    },
    {
      name: 'points',
      title: 'points of the attractors',
      columns: ['eta', 'period', 'point', 'theta1', 'theta2'],
      rows: ({ attractors }) => pointRows(attractors),
      isFileOnly: true,
    },
    {
      name: 'orbit',
      title: 'steps of the orbit',
      columns: ['step', 'theta1', 'theta2'],
      rows: ({ orbit }) =>
        Array.from({ length: orbit.path.length / 2 }, (_, k) => [k, orbit.path[2 * k], orbit.path[2 * k + 1]]),
    },
    {
      name: 'multipliers',
      title: 'multipliers of the cycle',
      columns: ['eta', 'period', 'real', 'imaginary'],
      rows: ({ orbit }) =>
        Array.from(orbit.multipliers.real, (real, k) => [
          orbit.stepSize,
          orbit.period,
          real,
          orbit.multipliers.imaginary[k],
        ]),
    },
    {
      name: 'landmarks',
      title: 'flips and escape',
      columns: ['event', 'eta', 'period that becomes unstable'],
      rows: ({ landmarks }) => [
        ...landmarks.flips.map(({ stepSize, period }) => ['flip', stepSize, period] as const),
        ['escape', landmarks.escapeStepSize, undefined],
      ],
    },
  ],
};

function* pointRows(attractors: Results['attractors']): Generator<readonly (number | undefined)[]> {
  const { stepSizes, periods, ends, theta1, theta2 } = attractors;
  let point = 0;
  for (const [k, stepSize] of stepSizes.entries()) {
    const first = point;
    for (; point < ends[k]!; point++) yield [stepSize, periods[k], point - first, theta1[point], theta2[point]];
  }
}
