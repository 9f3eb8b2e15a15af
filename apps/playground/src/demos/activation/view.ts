import * as Plot from '@observablehq/plot';
import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { ActivationSettings, Results } from './compute.ts';
import { type Curve, reach } from './curves.ts';
import { describePoint, listBreaks } from './words.ts';

const titles = ['The function', 'Its first derivative', 'Its second derivative'];
const names = ['f', 'f′', 'f″'];

/** The graph of the derivative of some order: its pieces, and dots for the conventions at the breaks. */
function graphPanel(order: number): Panel<Results, ActivationSettings> {
  return {
    name: `order${order}`,
    title: titles[order]!,
    aspect: order === 0 ? 0.5 : 0.8,
    width: order === 0 ? 'full' : 'half',
    table: 'graph',
    stages: ['curves'],
    ground: ({ curves: { orders, breaks } }, area) => {
      const curve = orders[order]!;
      const [low, high] = heights(curve);
      const inside = [...breaks.keys()].filter((k) => Math.abs(breaks[k]!.at) <= reach);
      return plotGround(area, {
        marginRight: 12,
        marginTop: 16,
        marginBottom: 36,
        x: { domain: [-reach, reach], label: 'x', ticks: 8 },
        y: { domain: [low, high], label: names[order]!, ticks: 5 },
        marks: [
          Plot.ruleY([0], { stroke: 'var(--crease-line)' }),
          ...inside.map((k) =>
            Plot.ruleX([breaks[k]!.at], {
              stroke: 'var(--crease-kink)',
              strokeDasharray: breaks[k]!.contact === 'removable' ? '1 4' : '4 3',
            }),
          ),
          ...curve.pieces.map(({ x, y }, piece) =>
            Plot.line(y, {
              x: (_, n) => x[n],
              y: (value: number) => value,
              stroke: piece % 2 === 0 ? 'var(--crease-point)' : 'var(--crease-second)',
              strokeWidth: 2.5,
              clip: true,
            }),
          ),
          Plot.dot(inside, {
            x: (k: number) => breaks[k]!.at,
            y: (k: number) => curve.atBreaks[k],
            r: 4,
            fill: 'var(--crease-kink)',
          }),
        ],
      });
    },
    marks: ({ point }, _settings, frame) => [clipped(frame, readingMarks(frame, point.at, point.values[order]!))],
    handle: { slider: 'at', label: 'point', settingsAt: ({ x }) => ({ at: x }) },
    describe: ({ curves, point }) =>
      order === 0
        ? `The function from −${reach} to ${reach}, its pieces in two colours in turn; dashed lines and dots: breaks, with ` +
          `the value that the convention gives there. Breaks: ${listBreaks(curves)}. At the ring: ${describePoint(point)}.`
        : `${titles[order]}, drawn in the same way; at the ring it is ${formatNumber(point.values[order]!)}.`,
  };
}

/** The pictures of the demo. */
export const panels: readonly Panel<Results, ActivationSettings>[] = [0, 1, 2].map(graphPanel);

/** From the lowest to the highest value that is drawn, with room; a function that grows fast is cut off. */
function heights({ pieces, atBreaks }: Curve): [number, number] {
  const values = [0, 1, ...atBreaks, ...pieces.flatMap(({ y }) => [...y])].map((y) => Math.min(Math.max(y, -4), 4));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.08 * (high - low);
  return [low - room, high + room];
}

function readingMarks(frame: Frame, at: number, value: number): SVGElement[] {
  const x = frame.x(at);
  const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom };
  const ring = { cx: x, cy: frame.y(value), r: 6, fill: 'none', 'stroke-width': 2 };
  return [
    svgElement(frame.document, 'line', { ...line, stroke: 'var(--crease-orbit)', 'stroke-width': 1 }),
    svgElement(frame.document, 'circle', { ...ring, stroke: 'var(--crease-orbit)' }),
  ];
}
