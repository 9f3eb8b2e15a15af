import * as Plot from '@observablehq/plot';
import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { levelRegions } from '../../drawing/levelRegions.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Crease } from '../../twoWeights/surface.ts';
import { type Results, radius } from './compute.ts';
import { outputOf, samples } from './network.ts';
import { describeChosen, describeFolds, isFold } from './words.ts';

const levels: readonly number[] = [0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 2, 4];
const margins = { marginLeft: 44, marginRight: 8, marginTop: 10, marginBottom: 40 };

/** The plane of (w, b) with the loss and the lines z = 0 of the samples. Dragging moves the ring. */
const planePanel: Panel<Results> = {
  name: 'plane',
  title: 'The loss over the plane of w and b',
  aspect: 1,
  width: 'half',
  table: 'creases',
  stages: ['surface'],
  ground: ({ surface: { positions, values, creases } }, area) => {
    const { color, regions } = levelRegions({ x: positions, y: positions, values }, levels);
    return plotGround(area, {
      ...margins,
      x: { domain: [-radius, radius], label: 'w', ticks: 5 },
      y: { domain: [-radius, radius], label: 'b', ticks: 5 },
      color,
      marks: [regions, ...creases.flatMap(creaseMarks)],
    });
  },
  marks: (_results, { w, b }, frame) => [ring(frame, w!, b!)],
  handle: { label: 'weight and bias', settingsAt: ({ x, y }) => ({ w: x, b: y }) },
  describe: ({ surface, chosen }) =>
    'Colours: levels of the loss, the stronger the higher. Lines: where a sample is on the kink, w x + b = 0. Thick and solid: ' +
    `the gradient jumps there; dotted: it does not. Folded: ${describeFolds(surface)}. At the ring: ${describeChosen(chosen)}.`,
};

/** The function that the network computes with the chosen weights, and the data. */
const functionPanel: Panel<Results> = {
  name: 'function',
  title: 'The network at the ring',
  aspect: 1,
  width: 'half',
  table: 'samples',
  stages: ['chosen'],
  ground: ({ chosen: { slopes } }, area, { w, b }) => {
    const kink = -b! / w!;
    const inside = Math.abs(kink) < radius ? [kink] : [];
    const xs = [-radius, ...inside, radius];
    return plotGround(area, {
      ...margins,
      x: { domain: [-radius, radius], label: 'x', ticks: 5 },
      y: { domain: [-1.5, 1.5], label: 'f(x)', ticks: 5 },
      marks: [
        Plot.ruleX(inside, { stroke: 'var(--crease-kink)', strokeDasharray: '4 3' }),
        Plot.line(xs, {
          x: (x: number) => x,
          y: (x: number) => outputOf(w! * x + b!, slopes),
          stroke: 'var(--crease-point)',
          strokeWidth: 2.5,
          clip: true,
        }),
        Plot.dot(samples, { x: '0', y: '1', r: 5, fill: 'var(--crease-kink)' }),
      ],
    });
  },
  marks: () => [],
  describe: ({ chosen }) =>
    'The function f that the network computes with the weights at the ring, and the three data points. The dashed line is ' +
    `its kink, at x = −b/w: moving it over a data point crosses a line of the plane. ${describeChosen(chosen)}.`,
};

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results>[] = [planePanel, functionPanel];

function creaseMarks({ points, jumps }: Crease): Plot.Markish[] {
  const stroke = 'var(--crease-kink)';
  const ends = {
    x1: (k: number) => points[2 * k],
    y1: (k: number) => points[2 * k + 1],
    x2: (k: number) => points[2 * k + 2],
    y2: (k: number) => points[2 * k + 3],
  };
  const segments = (folded: boolean) => [...jumps.keys()].filter((k) => isFold(jumps[k]!) === folded);
  return [
    Plot.link(segments(true), { ...ends, stroke, strokeWidth: 3, strokeLinecap: 'round' }),
    Plot.link(segments(false), { ...ends, stroke, strokeWidth: 2, strokeDasharray: '1 4', strokeLinecap: 'round' }),
  ];
}

function ring(frame: Frame, w: number, b: number): SVGElement {
  const attributes = { cx: frame.x(w), cy: frame.y(b), r: 6, fill: 'var(--crease-paper)' };
  const stroke = { stroke: 'var(--crease-orbit)', 'stroke-width': 2 };
  return clipped(frame, [svgElement(frame.document, 'circle', { ...attributes, ...stroke })]);
}
