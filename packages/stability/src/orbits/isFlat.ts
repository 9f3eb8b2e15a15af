import type { Objective } from '@crease/tensor';

/**
 * True if gradient and Hessian are exactly zero at a point: a flat piece, where gradient descent stands still for every
 * step size.
 *
 * For a network this is a dead region: no unit passes anything on, so no parameter has an effect. A minimum reached to
 * rounding is told apart by its Hessian. Cost: one gradient; the Hessian only if that is zero.
 *
 * @param theta shape [dimension]; not modified
 */
export function isFlat(objective: Objective, theta: Float64Array): boolean {
  const { dimension } = objective;
  const isZero = (v: Float64Array): boolean => v.every((x) => x === 0);
  if (!isZero(objective.gradient(theta))) return false;
  const direction = new Float64Array(dimension);
  for (let k = 0; k < dimension; k++) {
    direction.fill(0);
    direction[k] = 1;
    if (!isZero(objective.hvp(theta, direction))) return false;
  }
  return true;
}
