import * as Plot from '@observablehq/plot';
import { levelColours } from '../twoWeights/levels.ts';

/** Values of a function at the nodes of a grid, row by row from the lowest y. */
export interface GridValues {
  /** Equidistant, ascending. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly values: Float64Array;
}

/** Options of a plot that colour the regions between levels, the stronger the higher; each node is the middle of a pixel. */
export function levelRegions(
  { x, y, values }: GridValues,
  levels: readonly number[],
  lines: Plot.ContourOptions = {},
): { readonly color: Plot.ScaleOptions; readonly regions: Plot.Markish } {
  const [left, right] = pixelEdges(x);
  const [bottom, top] = pixelEdges(y);
  return {
    color: { type: 'threshold', domain: [...levels], range: levelColours.slice(0, levels.length + 1) },
    regions: Plot.contour(values, {
      width: x.length,
      height: y.length,
      ...{ x1: left, x2: right, y1: bottom, y2: top },
      thresholds: [...levels],
      fill: Plot.identity,
      clip: true,
      ...lines,
    }),
  };
}

function pixelEdges(nodes: ArrayLike<number>): [number, number] {
  const [low, high] = [nodes[0]!, nodes[nodes.length - 1]!];
  const half = (high - low) / (nodes.length - 1) / 2;
  return [low - half, high + half];
}
