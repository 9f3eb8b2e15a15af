import type { Objective } from '@crease/tensor';
import type { Measure } from './measure.js';

/** What it is, for headings and tables. */
export const measureNameMeta: Measure = {
  title: 'measure words',
  formula: '\\lVert\\nabla L(\\theta)\\rVert^2',
  source: 'definition',
};

/**
 * The measure words of a loss at a point.
 *
 * Cost: one gradient. Grade: observed.
 *
 * @param theta shape [dimension]; not modified
 * @throws ShapeError if θ has another length
 */
export function measureName(objective: Objective, theta: Float64Array): number {
  let sum = 0;
  for (const slope of objective.gradient(theta)) sum += slope * slope;
  return sum;
}
