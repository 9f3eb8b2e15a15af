import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import type { Interval } from './exponents.ts';
import { listIntervals } from './words.ts';

const [lowest, highest] = [-3, 1.5];

/** The two exponents over the minima: below 0 a minimum attracts. */
export const exponentPanel: Panel<Results> = {
  name: 'exponents',
  title: 'Stability exponents of the minimum (θ₁, 1/θ₁)',
  aspect: 0.5,
  width: 'full',
  table: 'exponents',
  stages: ['exponents'],
  ground: ({ exponents }, area) =>
    plotGround(area, {
      x: {
        type: 'log',
        domain: [exponents.theta1[0]!, exponents.theta1.at(-1)!],
        label: 'θ₁',
        ticks: [0.25, 0.5, 1, 2, 4],
        tickFormat: String,
      },
      y: { domain: [lowest, highest], label: 'exponent', ticks: 5, clamp: true },
      marks: [
        Plot.ruleY([0], { stroke: 'currentColor' }),
        Plot.lineY(series(exponents.theta1, exponents.lambda), {
          x: 'x',
          y: 'y',
          stroke: 'var(--crease-second)',
          strokeDasharray: '5 3',
          strokeWidth: 1.5,
        }),
        Plot.lineY(series(exponents.theta1, exponents.mu), {
          x: 'x',
          y: 'y',
          stroke: 'var(--crease-point)',
          strokeWidth: 1.5,
        }),
        ...stableBars(exponents.gradientDescent, 'var(--crease-point)', lowest + 0.22),
        ...stableBars(exponents.stochastic, 'var(--crease-second)', lowest + 0.08),
      ],
    }),
  marks: (_results, { theta1 }, frame) => {
    const x = frame.x(theta1!);
    const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom, stroke: 'var(--crease-orbit)', 'stroke-width': 1.5 };
    return [svgElement(frame.document, 'line', line)];
  },
  handle: {
    slider: 'theta1',
    label: 'minimum θ₁ over the exponents',
    settingsAt: ({ x }) => ({ theta1: x }),
  },
  describe: ({ exponents }) =>
    'Solid: μ of gradient descent; dashed: λ of SGD with one sample a step. A minimum with a negative exponent attracts; ' +
    `the bars at the bottom mark these sets. Gradient descent: ${listIntervals(exponents.gradientDescent)}. ` +
    `SGD: ${listIntervals(exponents.stochastic)}. Curves are cut off at ${lowest} and ${highest}.`.replaceAll('-', '−'),
};

function series(x: Float64Array, y: Float64Array): { x: number; y: number }[] {
  return Array.from(x, (value, k) => ({ x: value, y: y[k]! }));
}

function stableBars(intervals: readonly Interval[], stroke: string, y: number): Plot.Markish[] {
  return [Plot.link(intervals, { x1: '0', x2: '1', y1: y, y2: y, stroke, strokeWidth: 5 })];
}
