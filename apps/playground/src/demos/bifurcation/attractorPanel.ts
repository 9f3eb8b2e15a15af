import type { Frame, Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { landmarkLines, landmarkNames, margins, stepSizeScale } from './stepSizeAxis.ts';

/** The bifurcation diagram: over each step size the points of its attractor. Dragging in it chooses the step size. */
export const attractorPanel: Panel<Results> = {
  name: 'attractors',
  title: 'Bifurcation diagram: the attractor for each step size',
  aspect: 0.56,
  width: 'full',
  table: 'points',
  stages: ['attractors', 'landmarks'],
  ground: (results, area) =>
    plotGround(area, {
      ...margins,
      marginTop: 30,
      x: stepSizeScale(results, area),
      y: { domain: extent(results), nice: true, label: 'θ₁ on the attractor' },
      marks: [...landmarkLines(results), ...landmarkNames(results, area)],
    }),
  cloud: ({ attractors }) => ({ x: columnOf(attractors), y: attractors.theta1 }),
  marks: ({ orbit }, { stepSize }, frame) => [cursor(frame, stepSize!), ...dots(orbit, frame)],
  handle: {
    slider: 'stepSize',
    label: 'step size η in the bifurcation diagram',
    settingsAt: ({ x }) => ({ stepSize: x }),
  },
  describe: ({ attractors, landmarks }) => {
    const { stepSizes, continued } = attractors;
    const [first] = landmarks.flips;
    const left = stepSizes.find((_, k) => continued[k] === 1);
    return [
      `Where gradient descent ends, for ${stepSizes.length} step sizes from ${formatNumber(stepSizes[0]!)} to ${formatNumber(stepSizes.at(-1)!)}.`,
      ...(first === undefined
        ? []
        : [
            `The minimum loses its stability at η = ${formatNumber(first.stepSize, 8)}; then the period doubles again and again.`,
          ]),
      ...(Number.isNaN(landmarks.escapeStepSize)
        ? []
        : [`Above η = ${formatNumber(landmarks.escapeStepSize, 8)} orbits leave for the flat piece of the loss.`]),
      ...(left === undefined
        ? []
        : [
            `From η = ${formatNumber(left)} on, the orbit from this start leaves, and the attractor beside it is shown.`,
          ]),
    ].join(' ');
  },
};

/** The step size of each point. */
function columnOf({ stepSizes, ends, theta1 }: Results['attractors']): Float64Array {
  const x = new Float64Array(theta1.length);
  for (const [k, stepSize] of stepSizes.entries()) x.fill(stepSize, k === 0 ? 0 : ends[k - 1]!, ends[k]!);
  return x;
}

function extent({ attractors: { theta1 } }: Results): [number, number] {
  if (theta1.length === 0) return [0, 2];
  return [theta1.reduce((a, b) => Math.min(a, b)), theta1.reduce((a, b) => Math.max(a, b))];
}

function cursor(frame: Frame, stepSize: number): SVGElement {
  const x = Math.min(Math.max(frame.x(stepSize), frame.left), frame.right);
  const colour = 'var(--crease-orbit)';
  return svgElement(frame.document, 'g', { stroke: colour, 'stroke-width': 1.5 }, [
    svgElement(frame.document, 'line', { x1: x, x2: x, y1: frame.top, y2: frame.bottom }),
    svgElement(frame.document, 'circle', { cx: x, cy: frame.bottom, r: 6, fill: 'var(--crease-paper)' }),
  ]);
}

function dots(orbit: Results['orbit'], frame: Frame): SVGElement[] {
  const x = frame.x(orbit.stepSize);
  if (orbit.period === 0 || x < frame.left || x > frame.right) return [];
  return Array.from({ length: orbit.period }, (_, k) =>
    svgElement(frame.document, 'circle', {
      cx: x,
      cy: frame.y(orbit.attractor[2 * k]!),
      r: 4,
      fill: 'var(--crease-orbit)',
      stroke: 'var(--crease-paper)',
    }),
  );
}
