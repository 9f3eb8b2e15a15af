import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import type { Results } from './compute.ts';
import { modes, targets } from './problem.ts';
import { listHalfTimes } from './words.ts';

/** Colours of the modes, of the curves and of their names. */
const colours = ['var(--crease-point)', 'var(--crease-kink)', 'var(--crease-second)'];

/** The strength of each mode over time: gradient descent solid, the flow dashed. */
export const modesPanel: Panel<Results> = {
  name: 'modes',
  title: 'Strength of the three modes',
  aspect: 0.5,
  width: 'full',
  table: 'flow',
  stages: ['flow', 'descent'],
  ground: ({ flow, descent }, area) =>
    plotGround(area, {
      marginRight: 44,
      x: { domain: [0, flow.times.at(-1)!], label: 'time t = η · step', ticks: 6 },
      y: { domain: [-0.2, 3.4], label: 'strength', ticks: 4, clamp: true },
      marks: targets.flatMap((sigma, k) => [
        Plot.ruleY([sigma], { stroke: colours[k]!, strokeOpacity: 0.35 }),
        Plot.lineY(column(descent, k), { x: '0', y: '1', stroke: colours[k]!, strokeWidth: 1.6 }),
        Plot.lineY(column(flow, k), {
          x: '0',
          y: '1',
          stroke: colours[k]!,
          strokeWidth: 1.4,
          strokeDasharray: '2 4',
        }),
        Plot.text([sigma], {
          x: flow.times.at(-1)!,
          y: (value: number) => value,
          text: (value: number) => `σ = ${value}`,
          fill: colours[k]!,
          dx: 6,
          textAnchor: 'start',
        }),
      ]),
    }),
  marks: () => [],
  describe: (results) =>
    'Solid: gradient descent; dotted: the gradient flow from the same start. The stronger a mode of the target, the earlier ' +
    `it is learned. Half of its strength a mode has at ${listHalfTimes(results)}.`,
};

function column(
  { times, strengths }: { readonly times: Float64Array; readonly strengths: Float64Array },
  k: number,
): [number, number][] {
  return Array.from(times, (time, n) => [time, strengths[n * modes + k]!]);
}
