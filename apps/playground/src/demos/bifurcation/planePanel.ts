import * as Plot from '@observablehq/plot';
import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { levelRegions } from '../../drawing/levelRegions.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { levels } from '../../twoWeights/levels.ts';
import type { Crease } from '../../twoWeights/surface.ts';
import type { Results } from './compute.ts';
import { describeOrbit } from './words.ts';

/** The (θ₁, θ₂) plane: the loss with its creases, and the orbit on it. Dragging in it moves the start of the orbit. */
export const planePanel: Panel<Results> = {
  name: 'plane',
  title: 'The orbit over the loss',
  aspect: 1,
  width: 'half',
  table: 'orbit',
  stages: ['surface'],
  ground: ({ surface }, area) => {
    const { positions, values, creases } = surface;
    const [low, high] = [positions[0]!, positions.at(-1)!];
    const { color, regions } = levelRegions({ x: positions, y: positions, values }, levels);
    const minima = Array.from({ length: 80 }, (_, k) => 1 / high + ((high - 1 / high) * k) / 79);
    return plotGround(area, {
      marginRight: 8,
      marginTop: 8,
      x: { domain: [low, high], label: 'θ₁', ticks: 6 },
      y: { domain: [low, high], label: 'θ₂', ticks: 6 },
      color,
      marks: [
        regions,
        Plot.line(minima, {
          x: (x) => x,
          y: (x) => 1 / x,
          stroke: 'var(--crease-minimum)',
          strokeWidth: 2,
          strokeDasharray: '6 3',
        }),
        ...creases.flatMap((crease) => creaseMarks(crease)),
      ],
    });
  },
  marks: ({ orbit }, _settings, frame) => [clipped(frame, orbitMarks(orbit, frame))],
  handle: { label: 'start of the orbit', settingsAt: ({ x, y }) => ({ theta1: x, theta2: y }) },
  describe: ({ orbit }) =>
    'Colours: levels of the loss. Thick lines: the set S(L), where the loss is folded; dotted: where a unit switches and ' +
    'the loss has no crease. Dashed curve, in the valley: the minima θ₁θ₂ = 1. The orbit starts at the ring. ' +
    describeOrbit(orbit),
};

function creaseMarks({ points, jumps }: Crease): Plot.Markish[] {
  const segments = (isFolded: boolean) =>
    Array.from(jumps.keys())
      .filter((k) => jumps[k]! > 0 === isFolded)
      .map((k) => points.subarray(2 * k, 2 * k + 4));
  const ends = {
    x1: (s: Float64Array) => s[0],
    y1: (s: Float64Array) => s[1],
    x2: (s: Float64Array) => s[2],
    y2: (s: Float64Array) => s[3],
  };
  const stroke = 'var(--crease-kink)';
  return [
    Plot.link(segments(true), { ...ends, stroke, strokeWidth: 4, strokeLinecap: 'round' }),
    Plot.link(segments(false), { ...ends, stroke, strokeWidth: 2, strokeDasharray: '1 4', strokeLinecap: 'round' }),
  ];
}

function orbitMarks(orbit: Results['orbit'], frame: Frame): SVGElement[] {
  const at = (points: Float64Array, k: number): [number, number] => [
    frame.x(points[2 * k]!),
    frame.y(points[2 * k + 1]!),
  ];
  const path = Array.from({ length: orbit.path.length / 2 }, (_, k) => at(orbit.path, k));
  const shown = path.slice(0, 40);
  const count = orbit.period === 0 ? orbit.attractor.length / 2 : orbit.period;
  const [startX, startY] = path[0]!;
  return [
    svgElement(frame.document, 'path', {
      d: `M${shown.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`,
      fill: 'none',
      stroke: 'var(--crease-orbit)',
      'stroke-width': 1,
      'stroke-opacity': 0.75,
    }),
    ...shown
      .slice(1)
      .map(([cx, cy]) => svgElement(frame.document, 'circle', { cx, cy, r: 1.8, fill: 'var(--crease-orbit)' })),
    svgElement(frame.document, 'circle', {
      cx: startX,
      cy: startY,
      r: 5,
      fill: 'var(--crease-paper)',
      stroke: 'var(--crease-orbit)',
      'stroke-width': 2,
    }),
    ...Array.from({ length: count }, (_, k) => {
      const [cx, cy] = at(orbit.attractor, k);
      const r = orbit.period === 0 ? 1.5 : 4.5;
      return svgElement(frame.document, 'circle', {
        cx,
        cy,
        r,
        fill: 'var(--crease-point)',
        stroke: 'var(--crease-paper)',
        'stroke-width': orbit.period === 0 ? 0 : 1,
      });
    }),
  ];
}
