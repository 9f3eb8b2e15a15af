import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { levelRegions } from '../../drawing/levelRegions.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results, SliceSettings } from './compute.ts';
import { otherMinimum } from './network.ts';
import { describeCurvatures, describeRest, pointNames } from './words.ts';

/** Levels of the loss between which the picture has one colour; the two minima, 1/5 and 2/3, are below one each. */
const levels = [0.21, 0.5, 0.7, 1, 1.7, 2.79, 5, 10, 30];

/** The loss in the plane, with the creases that meet it. */
export const planePanel: Panel<Results, SliceSettings> = {
  name: 'plane',
  title: 'The loss in a plane through the point',
  aspect: 0.8,
  width: 'full',
  table: 'plane',
  stages: ['plane'],
  ground: ({ plane: { slice } }, area) => {
    const { positions, values, creases } = slice;
    const [low, high] = [positions[0]!, positions.at(-1)!];
    const lines = { stroke: 'var(--crease-mesh)', strokeWidth: 0.5 };
    const { color, regions } = levelRegions({ x: positions, y: positions, values }, levels, lines);
    return plotGround(area, {
      x: { domain: [low, high], label: 'first direction', ticks: 6 },
      y: { domain: [low, high], label: 'second direction', ticks: 6 },
      color,
      marks: [
        regions,
        ...creases.map(({ points }) =>
          Plot.line(
            Array.from({ length: points.length / 2 }, (_, k) => [points[2 * k], points[2 * k + 1]]),
            { stroke: 'var(--crease-kink)', strokeWidth: 2.5 },
          ),
        ),
      ],
    });
  },
  marks: ({ plane: { other } }, _settings, frame) => {
    const [x, y] = [frame.x(other.place[0]), frame.y(other.place[1])];
    const isInside = x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    const dot = { stroke: 'var(--crease-orbit)', 'stroke-width': 2.5 };
    const centre = { ...dot, cx: frame.x(0), cy: frame.y(0), r: 5, fill: 'var(--crease-paper)' };
    return [
      svgElement(frame.document, 'circle', centre),
      ...(isInside && other.distance < 1e-9
        ? [svgElement(frame.document, 'path', { ...dot, d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, fill: 'none' })]
        : []),
    ];
  },
  describe: ({ plane }, { point }) =>
    `The ring, in the middle, is ${pointNames[point]}` +
    (plane.other.distance < 1e-9 ? `; the cross is ${pointNames[otherMinimum(point)]}` : '') +
    `. Thick lines: creases, where the unit switches on one of the data. Second derivatives: ${describeCurvatures(plane)}. ` +
    `Of the rest: ${describeRest(plane, point)}.`,
};
