import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { landmarkLines, margins, stepSizeScale } from './stepSizeAxis.ts';

/** Where the picture is cut off: at a superstable cycle an exponent is −∞. */
const lowest = -1.6;

/** The two Lyapunov exponents over the step size: below 0 orbits come together, above 0 they separate. */
export const exponentPanel: Panel<Results> = {
  name: 'exponents',
  title: 'Lyapunov exponents, per step',
  aspect: 0.26,
  width: 'full',
  table: 'columns',
  stages: ['attractors', 'landmarks'],
  ground: (results, area) =>
    plotGround(area, {
      ...margins,
      x: stepSizeScale(results, area),
      y: { domain: [lowest, 0.8], label: 'exponent', ticks: 4, clamp: true },
      marks: [
        ...landmarkLines(results),
        Plot.ruleY([0], { stroke: 'currentColor' }),
        Plot.lineY(series(results, 1), { x: 'x', y: 'y', stroke: 'var(--crease-second)', strokeDasharray: '4 2' }),
        Plot.lineY(series(results, 0), { x: 'x', y: 'y', stroke: 'var(--crease-point)', strokeWidth: 1.5 }),
      ],
    }),
  marks: (_results, { stepSize }, frame) => {
    const x = Math.min(Math.max(frame.x(stepSize!), frame.left), frame.right);
    const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom, stroke: 'var(--crease-orbit)', 'stroke-width': 1.5 };
    return [svgElement(frame.document, 'line', line)];
  },
  handle: { label: 'step size η over the exponents', settingsAt: ({ x }) => ({ stepSize: x }) },
  describe: ({ attractors }) => {
    const chaotic = attractors.stepSizes.filter((_, k) => attractors.exponents[2 * k]! > 0.01);
    return (
      'Solid: the larger exponent; it is 0 along the curve of minima, touches 0 at each flip, and is positive where ' +
      'the orbit is chaotic' +
      (chaotic.length === 0 ? '' : `, for the first time in this diagram at η = ${formatNumber(chaotic[0]!)}`) +
      `. Dashed: the smaller one. Below ${formatNumber(lowest)} the picture is cut off.`
    );
  },
};

function series({ attractors: { stepSizes, exponents } }: Results, index: 0 | 1): { x: number; y: number }[] {
  return Array.from(stepSizes, (x, k) => ({ x, y: exponents[2 * k + index]! }));
}
