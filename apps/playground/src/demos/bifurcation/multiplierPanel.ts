import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import { listMultipliers } from './words.ts';

/** The multipliers of the present cycle in the complex plane, with the unit circle that they must not leave. */
export const multiplierPanel: Panel<Results> = {
  name: 'multipliers',
  title: 'Multipliers of the cycle',
  aspect: 1,
  width: 'half',
  table: 'multipliers',
  stages: [],
  ground: (_results, area) =>
    plotGround(area, {
      marginRight: 8,
      marginTop: 8,
      x: { domain: [-1.4, 1.4], label: 'real part', ticks: 5 },
      y: { domain: [-1.4, 1.4], label: 'imaginary part', ticks: 5 },
      marks: [
        Plot.ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.3 }),
        Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.3 }),
      ],
    }),
  marks: ({ orbit }, _settings, frame) => {
    const { document } = frame;
    const circle = {
      cx: frame.x(0),
      cy: frame.y(0),
      rx: frame.x(1) - frame.x(0),
      ry: frame.y(0) - frame.y(1),
      fill: 'var(--crease-point)',
      'fill-opacity': 0.08,
      stroke: 'currentColor',
    };
    return [
      svgElement(document, 'ellipse', circle),
      svgElement(document, 'path', {
        d: `M${frame.x(-1)} ${frame.y(0) - 8}v16`,
        stroke: 'var(--crease-flip)',
        'stroke-width': 3,
      }),
      ...Array.from(orbit.multipliers.real, (real, k) =>
        svgElement(document, 'circle', {
          cx: frame.x(Math.min(Math.max(real, -1.4), 1.4)),
          cy: frame.y(orbit.multipliers.imaginary[k]!),
          r: 6,
          fill: 'var(--crease-orbit)',
          stroke: 'var(--crease-paper)',
          'stroke-width': 1.5,
        }),
      ),
    ];
  },
  describe: ({ orbit }) =>
    `Multipliers: ${listMultipliers(orbit)}. Inside the circle the cycle attracts; at −1 (marked) its period doubles. ` +
    'A minimum always has the multiplier 1, along the curve of minima.',
};
