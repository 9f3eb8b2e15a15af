import * as Plot from '@observablehq/plot';
import type { Area } from '../../demo/panel.ts';
import type { Results } from './compute.ts';

/** The margins that all panels over the step size share, so that they stand exactly above each other. */
export const margins = { marginLeft: 52, marginRight: 14 };

/** The horizontal scale of a panel over the step size. */
export function stepSizeScale({ attractors: { stepSizes } }: Results, area: Area): Plot.ScaleOptions {
  const [low, high] = [stepSizes[0]!, stepSizes.at(-1)!];
  // A short interval needs numbers with more digits.
  const ticks = Math.floor(area.width / (high - low < 0.05 ? 100 : 58));
  return { domain: [low, high], label: 'step size η', labelArrow: 'none', ticks };
}

/** Vertical lines at the flips and at the escape, as far as they are in the interval shown. */
export function landmarkLines(results: Results): Plot.Markish[] {
  const { stepSizes } = results.attractors;
  const isShown = (eta: number): boolean => eta >= stepSizes[0]! && eta <= stepSizes.at(-1)!;
  const { flips, escapeStepSize } = results.landmarks;
  return [
    Plot.ruleX(flips.map((flip) => flip.stepSize).filter(isShown), {
      stroke: 'var(--crease-flip)',
      strokeDasharray: '2 3',
    }),
    Plot.ruleX([escapeStepSize].filter(isShown), { stroke: 'var(--crease-kink)' }),
  ];
}

/** The names of the landmarks above a panel; near its right end they stand to the left of their line. */
export function landmarkNames(results: Results, area: Area): Plot.Markish[] {
  const { stepSizes } = results.attractors;
  const named = namedLandmarks(results, area);
  const limit = stepSizes[0]! + 0.85 * (stepSizes.at(-1)! - stepSizes[0]!);
  const style = { x: 'stepSize', text: 'name', frameAnchor: 'top', dy: -12, fill: 'var(--crease-flip)' } as const;
  return [
    Plot.text(named, { ...style, filter: ({ stepSize }) => stepSize <= limit, textAnchor: 'start', dx: -4 }),
    Plot.text(named, { ...style, filter: ({ stepSize }) => stepSize > limit, textAnchor: 'end', dx: 4 }),
  ];
}

/** The landmarks in the interval shown. Flips that follow too closely share the name of the first. */
function namedLandmarks(results: Results, area: Area): { stepSize: number; name: string }[] {
  const { stepSizes } = results.attractors;
  const [low, high] = [stepSizes[0]!, stepSizes.at(-1)!];
  const width = area.width - margins.marginLeft - margins.marginRight;
  const named: { stepSize: number; name: string }[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const { stepSize, period } of results.landmarks.flips) {
    if (stepSize < low || stepSize > high) continue;
    const isClear = ((stepSize - before) / (high - low)) * width > 34;
    before = stepSize;
    const last = named.at(-1);
    if (isClear || last === undefined) named.push({ stepSize, name: `${period}→${2 * period}` });
    else if (!last.name.endsWith('…')) last.name += '→…';
  }
  const { escapeStepSize } = results.landmarks;
  const isShown = escapeStepSize >= low && escapeStepSize <= high;
  return isShown ? [...named, { stepSize: escapeStepSize, name: 'escape' }] : named;
}
