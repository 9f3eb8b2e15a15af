import * as Plot from '@observablehq/plot';
import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { type Interval, largest } from './exponents.ts';
import { describeEnd, listFates } from './words.ts';

/** The curve of minima in the plane of the weights, with its stable parts and two runs from beside one minimum. */
export const minimaPanel: Panel<Results> = {
  name: 'minima',
  title: 'The minima θ₁θ₂ = 1, and runs from beside one of them',
  aspect: 0.8,
  width: 'full',
  table: 'runs',
  stages: ['exponents'],
  ground: ({ exponents }, area) =>
    plotGround(area, {
      x: { domain: [-0.4, largest], label: 'θ₁', ticks: 6 },
      y: { domain: [-0.4, largest], label: 'θ₂', ticks: 6 },
      marks: [
        Plot.link([[0, 0, 0, largest] as const, [0, 0, largest, 0] as const], {
          x1: '0',
          y1: '1',
          x2: '2',
          y2: '3',
          stroke: 'var(--crease-kink)',
          strokeWidth: 3,
        }),
        ...exponents.gradientDescent.map((interval) => branch(interval, 'var(--crease-point)', 11, 0.45)),
        ...exponents.stochastic.map((interval) => branch(interval, 'var(--crease-second)', 5, 1)),
        branch([1 / largest, largest], 'var(--crease-minimum)', 1.5, 1),
      ],
    }),
  marks: ({ runs }, { theta1 }, frame) => [
    clipped(frame, [
      path(runs.stochastic, frame, 'var(--crease-second)', '4 3'),
      path(runs.gradientDescent, frame, 'var(--crease-orbit)', 'none'),
    ]),
    svgElement(frame.document, 'circle', {
      cx: frame.x(theta1!),
      cy: frame.y(1 / theta1!),
      r: 5.5,
      fill: 'var(--crease-paper)',
      stroke: 'var(--crease-orbit)',
      'stroke-width': 2.5,
    }),
  ],
  handle: {
    slider: 'theta1',
    label: 'minimum beside which the runs start',
    settingsAt: ({ x, y }) => ({ theta1: x >= y ? x : 1 / Math.max(y, 1) }),
  },
  describe: ({ runs }, { theta1 }) =>
    'Thin curve: the minima. Wide band: stable for gradient descent; narrow band: stable for SGD. Thick lines: the creases. ' +
    `From a point 0.001 beside the ring, at θ₁ = ${formatNumber(theta1!, 4)}, gradient descent (solid path) ` +
    `${describeEnd(runs)}. Of 100 runs of SGD (the first one dashed): ${listFates(runs.stochasticFates)}.`,
};

/** A part of the hyperbola. */
function branch([from, to]: Interval, stroke: string, strokeWidth: number, strokeOpacity: number): Plot.Markish {
  const points = Array.from({ length: 81 }, (_, k) => from * (to / from) ** (k / 80));
  return Plot.line(points, { x: (x) => x, y: (x) => 1 / x, stroke, strokeWidth, strokeOpacity });
}

function path(points: Float64Array, frame: Frame, stroke: string, dashes: string): SVGElement {
  const corners = Array.from(
    { length: points.length / 2 },
    (_, k) => `${frame.x(points[2 * k]!).toFixed(1)} ${frame.y(points[2 * k + 1]!).toFixed(1)}`,
  );
  // A run that has settled draws the same place again and again.
  const moves = corners.filter((corner, k) => corner !== corners[k - 1] && corner !== corners[k - 2]);
  return svgElement(frame.document, 'path', {
    d: `M${moves.join('L')}`,
    fill: 'none',
    stroke,
    'stroke-dasharray': dashes,
    'stroke-width': 1.3,
  });
}
