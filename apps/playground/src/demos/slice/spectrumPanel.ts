import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results, SliceSettings } from './compute.ts';
import { pointNames } from './words.ts';

const size = 4;

/** The Hessian spectrum of one function over the scale of its first layer. */
export const spectrumPanel: Panel<Results, SliceSettings> = {
  name: 'spectrum',
  title: 'Positive eigenvalues of the Hessian: one function, every scale',
  aspect: 0.45,
  width: 'full',
  table: 'spectra',
  stages: ['spectra'],
  ground: ({ spectra: { scales, eigenvalues } }, area) =>
    plotGround(area, {
      marginLeft: 50,
      x: {
        type: 'log',
        domain: [scales[0]!, scales.at(-1)!],
        label: 'scale a of the first layer',
        ticks: [0.25, 0.5, 1, 2, 4],
        tickFormat: String,
      },
      y: {
        type: 'log',
        domain: [0.05, 2000],
        label: 'eigenvalue',
        ticks: [0.1, 1, 10, 100, 1000],
        tickFormat: String,
      },
      marks: [1, 2, 3].map((k) =>
        Plot.line(
          Array.from(scales, (scale, n) => [scale, positive(eigenvalues[n * size + k]!)]),
          { stroke: 'var(--crease-point)', strokeWidth: k === 3 ? 2 : 1.3 },
        ),
      ),
    }),
  marks: (_results, { scale }, frame) => {
    const x = frame.x(scale);
    const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom, stroke: 'var(--crease-orbit)', 'stroke-width': 1.5 };
    return [svgElement(frame.document, 'line', line)];
  },
  handle: { slider: 'scale', label: 'scale a over the spectrum', settingsAt: ({ x }) => ({ scale: x }) },
  describe: ({ spectra: { scales, eigenvalues } }, { point }) => {
    const largest = Array.from(scales, (_, n) => eigenvalues[n * size + size - 1]!);
    return (
      `The Hessian of the loss at ${pointNames[point]}, with the first layer multiplied and the second divided by a: the ` +
      `network computes the same function, and its largest eigenvalue goes from ${formatNumber(Math.min(...largest), 4)} to ` +
      `${formatNumber(Math.max(...largest), 4)}. The other eigenvalues, not drawn, are 0 up to rounding.`
    );
  },
};

/** Eigenvalues of the size of rounding errors are not drawn. */
function positive(value: number): number {
  return value > 1e-10 ? value : Number.NaN;
}
