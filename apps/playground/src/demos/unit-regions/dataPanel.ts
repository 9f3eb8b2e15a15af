import { writeRows } from '../../demo/dataRows.ts';
import type { DragStart, Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { linePath } from '../../drawing/linePath.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import { rowsOf } from './dataForm.ts';
import { xDomain, yDomain } from './outline.ts';
import { type Minimum, regionAt } from './regions.ts';
import type { RegionSettings } from './settings.ts';
import { describeLeast, describeRegion } from './words.ts';

/** The data, the best network of the region at the ring, and the best of all. Points can be dragged. */
export const dataPanel: Panel<Results, RegionSettings> = {
  name: 'data',
  title: 'Data and best networks',
  aspect: 1,
  width: 'half',
  table: 'data',
  stages: ['regions'],
  ground: (_results, area) =>
    plotGround(area, {
      marginRight: 8,
      x: { domain: [...xDomain], label: 'x', ticks: 6 },
      y: { domain: [...yDomain], label: 'y', ticks: 5, grid: true },
      marks: [],
    }),
  marks: ({ regions }, { data, w, b }, frame) => {
    const region = regionAt(regions, data, w, b);
    return [
      clipped(frame, [
        networkMark(regions.least, frame, { stroke: 'var(--crease-minimum)', 'stroke-dasharray': '6 4' }),
        ...(region === undefined ? [] : [networkMark(region, frame, { stroke: 'var(--crease-orbit)' })]),
      ]),
      ...rowsOf(data).map(([x, y]) =>
        svgElement(frame.document, 'circle', {
          cx: frame.x(x),
          cy: frame.y(y),
          r: 5.5,
          fill: 'var(--crease-point)',
          stroke: 'var(--crease-paper)',
          'stroke-width': 1.5,
        }),
      ),
    ];
  },
  handle: { label: 'data points', settingsAt: ({ x, y }, from) => dragged(x, y, from) },
  describe: ({ regions }, settings) =>
    `Dots: the data; drag one to move it by quarters. Solid: the network with the least loss on the region at the ring, ${describeRegion(regions, settings)}. ` +
    `Dashed: the best of all, ${describeLeast(regions)}.`,
};

function networkMark({ line }: Minimum, frame: Frame, style: Readonly<Record<string, string>>): SVGElement {
  return svgElement(frame.document, 'path', {
    d: linePath(frame, line.x, line.y),
    fill: 'none',
    'stroke-width': '2.5',
    ...style,
  });
}

/** The point nearest to where the drag began goes to the place, rounded to quarters: so exact numbers stay short. */
function dragged(x: number, y: number, { settings, ...start }: DragStart<RegionSettings>): Partial<RegionSettings> {
  const rows = rowsOf(settings.data);
  const distances = rows.map(([px, py]) => Math.abs(px - start.x) + Math.abs(py - start.y));
  const nearest = distances.indexOf(Math.min(...distances));
  const quarter = (value: number, [low, high]: readonly [number, number]): number =>
    Math.round(4 * Math.min(Math.max(value, low), high)) / 4;
  return { data: writeRows(rows.toSpliced(nearest, 1, [quarter(x, xDomain), quarter(y, yDomain)])) };
}
