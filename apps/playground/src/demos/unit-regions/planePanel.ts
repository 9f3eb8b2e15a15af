import * as Plot from '@observablehq/plot';
import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import { planeRadius } from './outline.ts';
import type { Minimum } from './regions.ts';
import type { RegionSettings } from './settings.ts';
import { describeCount, describeRegion, isLeast } from './words.ts';

/** The plane of (w, b), cut into regions, each with the colour of its least loss. */
export const planePanel: Panel<Results, RegionSettings> = {
  name: 'plane',
  title: 'The regions of one unit',
  aspect: 1,
  width: 'half',
  table: 'regions',
  stages: ['regions'],
  ground: ({ regions: { regions, least } }, area) => {
    const most = Math.max(...regions.map(({ loss }) => loss));
    const level = (loss: number): number => Math.round((9 * (loss - least.loss)) / (most - least.loss || 1));
    const corners = regions.flatMap(({ outline, loss }, k) =>
      Array.from({ length: outline.length / 2 }, (_, i) => ({
        w: outline[2 * i]!,
        b: outline[2 * i + 1]!,
        region: k,
        fill: `var(--crease-level-${level(loss)})`,
      })),
    );
    return plotGround(area, {
      marginRight: 8,
      x: { domain: [-planeRadius.w, planeRadius.w], label: 'w', ticks: 5 },
      y: { domain: [-planeRadius.b, planeRadius.b], label: 'b', ticks: 5 },
      color: { type: 'identity' },
      marks: [
        Plot.line(corners, {
          x: 'w',
          y: 'b',
          z: 'region',
          fill: 'fill',
          stroke: 'var(--crease-kink)',
          strokeWidth: 1.5,
          curve: 'linear-closed',
        }),
      ],
    });
  },
  marks: ({ regions: { regions, least } }, { w, b }, frame) => [
    clipped(frame, [
      ...regions.filter(({ isLocal }) => isLocal).map((region) => minimumMark(region, isLeast(region, least), frame)),
      svgElement(frame.document, 'circle', {
        cx: frame.x(w),
        cy: frame.y(b),
        r: 7,
        fill: 'none',
        stroke: 'var(--crease-orbit)',
        'stroke-width': 2.5,
      }),
    ]),
  ],
  handle: { label: 'weight and bias', settingsAt: ({ x, y }) => ({ w: x, b: y }) },
  describe: ({ regions }, settings) =>
    `Lines: where a sample is on a kink of the unit. Regions: ${describeCount(regions)}. Colours: the least loss on a region, the ` +
    `stronger the higher. Squares: proved local minima, the filled ones global. At the ring: ${describeRegion(regions, settings)}.`,
};

function minimumMark({ theta: [w, b] }: Minimum, isGlobal: boolean, frame: Frame): SVGElement {
  return svgElement(frame.document, 'rect', {
    x: frame.x(w!) - 5,
    y: frame.y(b!) - 5,
    width: 10,
    height: 10,
    fill: isGlobal ? 'var(--crease-minimum)' : 'var(--crease-paper)',
    stroke: 'var(--crease-minimum)',
    'stroke-width': 2.5,
  });
}
