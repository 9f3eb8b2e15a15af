import type { ScaleOptions } from '@observablehq/plot';
import type { Area, Frame, Ground, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { linePath } from '../../drawing/linePath.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber, shortNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import type { FreeSettings } from './freeSettings.ts';

/** What the two panels over the steps share. */
const half = {
  aspect: 0.55,
  width: 'half',
  stages: ['descent'],
} as const;

/** Dragging chooses the moment. */
const handle: NonNullable<Panel<Results, FreeSettings>['handle']> = {
  label: 'moment t of the descent, over the loss',
  slider: 'moment',
  settingsAt: ({ x }, { settings }) => ({ moment: (100 * x) / settings.steps }),
};

/** The loss after each step, on a logarithmic scale. */
export const lossPanel: Panel<Results, FreeSettings> = {
  ...half,
  name: 'losses',
  title: 'Loss along the descent',
  table: 'descent',
  ground: ({ descent }, area, settings) => {
    const { losses } = descent;
    const positive = losses.filter((loss) => loss > 0);
    const highest = positive.reduce((a, b) => Math.max(a, b), 1e-300);
    const lowest = positive.reduce((a, b) => Math.min(a, b), highest);
    // A loss that falls to rounding errors would squeeze the rest.
    const domain = [Math.max(lowest, highest * 1e-18) * 0.7, highest * 1.4];
    const scale = {
      type: 'log',
      domain,
      label: 'loss',
      ticks: 4,
    } as const;
    const ground = overSteps(area, lastShown(descent, settings), scale);
    addLine(ground, indices(losses.length), losses, 'var(--crease-point)');
    return ground;
  },
  marks: ({ moment }, _settings, frame) => momentMarks(frame, moment.step, moment.loss),
  handle,
  describe: ({ descent: { losses, divergedAt } }) =>
    `From ${formatNumber(losses[0]!, 4)} to ${formatNumber(losses.at(-1)!, 4)} in ${losses.length - 1} steps` +
    (divergedAt < 0 ? '. ' : `; at step ${divergedAt} the descent diverges. `) +
    `It rises in ${rises(losses)} of them. Drag to look at another moment.`,
};

/** The sharpness along the descent, and the line 2/η. */
export const sharpnessPanel: Panel<Results, FreeSettings> = {
  ...half,
  name: 'sharpness',
  title: 'Sharpness and 2/η',
  table: 'sharpness',
  ground: ({ descent }, area, settings) => {
    const { measured, sharpness, stepSize } = descent;
    const highest = sharpness.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
    const threshold = 2 / stepSize;
    const top = 1.15 * (threshold < 4 * highest || highest === 0 ? Math.max(highest, threshold) : highest);
    const scale = { domain: [0, Math.min(top, 1e300)], label: 'λ_max', ticks: 5 } as const;
    const ground = overSteps(area, lastShown(descent, settings), scale);
    addLine(ground, measured, sharpness, 'var(--crease-point)');
    ground.svg.append(...edgeMarks(ground.frame, threshold));
    return ground;
  },
  marks: ({ moment }, _settings, frame) => momentMarks(frame, moment.step, moment.spectrum?.sharpness ?? Number.NaN),
  handle: { settingsAt: handle.settingsAt, label: 'moment of the descent, over the sharpness' },
  describe: ({ descent: { measured, sharpness, stepSize } }) => {
    const above = sharpness.filter((value) => value > 2 / stepSize).length;
    return `The largest eigenvalue of the Hessian at ${measured.length} moments: above the dashed line 2/η = ${formatNumber(2 / stepSize, 4)} at ${above} of them. There the step overshoots along the sharpest direction.`;
  },
};

/** How far the axis of steps reaches: where a descent diverges soon, not to the end. */
function lastShown({ divergedAt }: Results['descent'], { steps }: FreeSettings): number {
  return divergedAt < 0 ? steps : Math.min(steps, Math.max(divergedAt, 5));
}

/** Empty axes: the steps, and y. */
function overSteps(area: Area, last: number, y: ScaleOptions): Ground {
  return plotGround(area, {
    marginLeft: 52,
    marginTop: 10,
    x: { domain: [0, last], label: 'step', ticks: 5 },
    y: { ...y, tickFormat: shortNumber },
    marks: [],
  });
}

function addLine({ svg, frame }: Ground, x: ArrayLike<number>, y: Float64Array, colour: string): void {
  // On a logarithmic scale 0 has no place.
  const d = linePath(
    frame,
    x,
    y.map((value) => (value > 0 ? value : Number.NaN)),
  );
  const style = { fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  svg.append(clipped(frame, [svgElement(frame.document, 'path', { d, ...style })]));
}

/** The line 2/η; where it is above the picture, only what it is. */
function edgeMarks(frame: Frame, threshold: number): SVGElement[] {
  const y = frame.y(threshold);
  const isInside = y >= frame.top;
  const style = { x: frame.left + 6, 'text-anchor': 'start', fill: 'var(--crease-flip)' };
  const text = `2/η = ${formatNumber(threshold, 3)}${isInside ? '' : ' ↑'}`;
  const label = svgElement(frame.document, 'text', { ...style, y: isInside ? y - 5 : frame.top + 10 }, [text]);
  const line = { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke: 'var(--crease-flip)', 'stroke-width': 1.8 };
  const rule = svgElement(frame.document, 'line', { ...line, 'stroke-dasharray': '6 4' });
  return isInside ? [rule, label] : [label];
}

/** A line at the moment that is looked at, and a dot on the curve. */
function momentMarks(frame: Frame, step: number, value: number): SVGElement[] {
  const { document } = frame;
  const x = frame.x(step);
  const colour = 'var(--crease-orbit)';
  const y = Math.min(Math.max(frame.y(value), frame.top), frame.bottom);
  const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom, stroke: colour, 'stroke-width': 1.5 };
  return [
    svgElement(document, 'line', line),
    ...(Number.isNaN(y)
      ? []
      : [svgElement(document, 'circle', { cx: x, cy: y, r: 5, fill: colour, stroke: 'var(--crease-paper)' })]),
  ];
}

function indices(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, k) => k);
}

function rises(losses: Float64Array): number {
  return losses.filter((loss, k) => k > 0 && loss > losses[k - 1]!).length;
}
