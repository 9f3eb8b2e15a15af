import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { formatNumber, shortNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import type { FreeSettings } from './freeSettings.ts';

/** The eigenvalues of the Hessian at the moment, the largest first, and the line 2/η. */
export const spectrumPanel: Panel<Results, FreeSettings> = {
  name: 'spectrum',
  title: 'Spectrum of the Hessian',
  aspect: 0.26,
  width: 'full',
  table: 'spectrum',
  stages: ['moment'],
  ground: ({ moment: { spectrum, stepSize } }, area) => {
    const values = Array.from(spectrum?.eigenvalues ?? []).reverse();
    const [highest, lowest] = [Math.max(values[0] ?? 1, 1e-12), Math.min(values.at(-1) ?? 0, 0)];
    const threshold = 2 / stepSize;
    const isInside = threshold < 2.5 * highest;
    const top = 1.12 * (isInside ? Math.max(highest, threshold) : highest);
    // What is zero up to rounding is not drawn as negative: the tolerance of `hessianSpectrum`.
    const tolerance = 1e-10 * Math.max(highest, -lowest);
    const stroke = (value: number) => (value < -tolerance ? 'var(--crease-kink)' : 'var(--crease-point)');
    const style = { stroke: 'var(--crease-flip)', strokeWidth: 1.8, strokeDasharray: '6 4' };
    const label = `2/η = ${formatNumber(threshold, 3)}${isInside ? '' : ' ↑'}`;
    const x = (_: number, k: number) => k + 1;
    return plotGround(area, {
      marginLeft: 52,
      marginBottom: 46,
      x: {
        type: 'linear',
        domain: [0.3, Math.max(values.length, 1) + 0.7],
        label: 'eigenvalue, the largest first',
        ticks: Math.min(values.length, Math.floor(area.width / 40)),
        tickFormat: (k: number) => (Number.isInteger(k) ? String(k) : ''),
      },
      y: { domain: [1.12 * lowest, top], label: 'λ', ticks: 4, tickFormat: shortNumber },
      marks: [
        Plot.ruleY([0], { stroke: 'currentColor' }),
        Plot.ruleX(values, { x, y: (value: number) => value, stroke, strokeWidth: 2 }),
        Plot.dot(values, { x, y: (value: number) => value, fill: stroke, r: 4 }),
        ...(isInside ? [Plot.ruleY([threshold], style)] : []),
        Plot.text([label], {
          frameAnchor: isInside ? 'right' : 'top-right',
          ...(isInside ? { y: () => threshold, lineAnchor: 'bottom', dy: -4 } : {}),
          dx: -4,
          fill: 'var(--crease-flip)',
        }),
      ],
    });
  },
  marks: () => [],
  describe: ({ moment: { spectrum, dimension, step, stepSize } }) => {
    if (spectrum === undefined)
      return `After step ${step} the Hessian of the loss is not finite; it has no eigenvalues to show.`;
    const { eigenvalues } = spectrum;
    const shown = eigenvalues.length === dimension ? `All ${dimension}` : `${eigenvalues.length} of ${dimension}`;
    const above = eigenvalues.filter((value) => value > 2 / stepSize).length;
    return `${shown} eigenvalues of ∇²L after step ${step}, from ${formatNumber(eigenvalues.at(-1)!, 4)} down to ${formatNumber(eigenvalues[0]!, 4)}; ${above} above the line 2/η.`;
  },
};
