import * as Plot from '@observablehq/plot';
import type { Area, Frame, Ground, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { GridSettings, Results } from './compute.ts';
import { gridMarks } from './gridMarks.ts';
import { planes } from './planes.ts';
import { widthPanel } from './widthPanel.ts';
import { describeWidths } from './words.ts';

type GridPanel = Panel<Results, GridSettings>;

/** The grid before the step. Dragging moves it. */
const beforePanel: GridPanel = {
  name: 'before',
  title: 'A grid on the parameter plane',
  aspect: 1,
  width: 'half',
  table: 'grid',
  stages: [],
  ground: (_results, area, settings) => axes(area, settings),
  marks: ({ image }, _settings, frame) => inFrame(frame, gridMarks(image, 0, frame)),
  handle: {
    label: 'middle of the grid: arrow keys move it',
    settingsAt: (to, from) => ({
      x: from.settings.x + to.x - from.x,
      y: from.settings.y + to.y - from.y,
    }),
    settingsAfterKey: (key, { x, y }) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[key];
      return move && { x: x + 0.1 * move[0]!, y: y + 0.1 * move[1]! };
    },
  },
  describe: (_results, { network, radius }) =>
    `A grid on a square of width ${formatNumber(2 * radius, 4)}. In the darker part ${planes[network].parts[0]}, in the other ${planes[network].parts[1]}.`,
};

/** The grid after one step of gradient descent. */
const afterPanel: GridPanel = {
  name: 'after',
  title: 'Its image under one step',
  aspect: 1,
  width: 'half',
  table: 'grid',
  stages: [],
  ground: (_results, area, settings) => axes(area, settings),
  // The image depends on η in the simplest way, so the picture follows the slider without waiting for a computation.
  marks: ({ image }, { stepSize }, frame) => inFrame(frame, gridMarks(image, stepSize, frame)),
  describe: ({ step }, { network }) =>
    `Where one step of gradient descent sends the grid: ${describeWidths(step, network)}.`,
};

/** The pictures of the demo, in reading order. */
export const panels: readonly GridPanel[] = [beforePanel, afterPanel, widthPanel];

function axes(area: Area, { network }: GridSettings): Ground {
  const { parameters, view } = planes[network];
  const scale = (c: 0 | 1): Plot.ScaleOptions => ({
    domain: [view.middle[c] - view.radius, view.middle[c] + view.radius],
    label: parameters[c],
    ticks: 6,
  });
  return plotGround(area, {
    marginRight: 8,
    marginTop: 8,
    x: scale(0),
    y: scale(1),
    marks: [
      Plot.ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.3 }),
      Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.3 }),
    ],
  });
}

function inFrame(frame: Frame, marks: readonly SVGElement[]): SVGElement[] {
  return [clipped(frame, marks)];
}
