import { ShapeError } from '../errors.js';
import { logSumExp as logSumExpRow } from '../ir/primitives/logSumExp.js';
import { reduceMax } from '../ir/primitives/reduceMax.js';
import { showShape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { exp } from '../scalar/activations.js';
import { apply, broadcastTo, sub } from './arithmetic.js';
import { axisOf, moveAxis } from './arrange.js';
import { reshape } from './linear.js';

/** The sum over some axes (all by default); negative axes count from the end. */
export function sum(a: Value, axes?: readonly number[]): Value {
  return a.builder.emit('sum', [a], { axes: axesOf('sum', a, axes) });
}

/**
 * The mean over some axes (all by default: a scalar); negative axes count from the end.
 *
 * @throws ShapeError if there are no elements to average, or no such axis
 */
export function mean(a: Value, axes?: readonly number[]): Value {
  const chosen = axesOf('mean', a, axes);
  const count = sizeOf(chosen.map((axis) => a.shape[axis]!));
  if (count === 0) throw new ShapeError(`mean: a value of shape ${showShape(a.shape)} has no elements to average.`);
  return a.builder.emit('scale', [sum(a, chosen)], { numerator: 1, denominator: count });
}

/**
 * The largest element along one axis (the last one by default). At a tie value and derivatives are those of the first
 * of the equal elements.
 *
 * @throws ShapeError if there is no such axis, or it has no elements
 */
export function max(a: Value, axis = -1): Value {
  return a.builder.emit(reduceMax.name, [lastAxis('max', a, axis)], {});
}

/** log Σ exp along one axis (the last one by default), without overflow. */
export function logSumExp(a: Value, axis = -1): Value {
  return a.builder.emit(logSumExpRow.name, [lastAxis('logSumExp', a, axis)], {});
}

/** The logarithms of `softmax`: $z - \log\sum_k e^{z_k}$. */
export function logSoftmax(a: Value, axis = -1): Value {
  const last = axisOf('softmax', a, axis);
  const total = logSumExp(a, last);
  const kept = a.shape.map((d, k) => (k === last ? 1 : d));
  return sub(a, broadcastTo(reshape(total, kept), a.shape));
}

/**
 * Positive numbers with sum 1 along one axis (the last one by default): $e^{z_i} / \sum_k e^{z_k}$, without overflow.
 *
 * One analytic function: the largest element is subtracted inside `logSumExp`, so no kink enters the program.
 */
export function softmax(a: Value, axis = -1): Value {
  return apply(exp, logSoftmax(a, axis));
}

/** The chosen axes in ascending order, all by default. */
function axesOf(name: string, a: Value, axes?: readonly number[]): number[] {
  const chosen = axes?.map((axis) => axisOf(name, a, axis)).sort((p, q) => p - q);
  return chosen ?? a.shape.map((_, axis) => axis);
}

/** The value with the chosen axis as its last one, the axis along which the primitives reduce. */
function lastAxis(name: string, a: Value, axis: number): Value {
  return moveAxis(a, axisOf(name, a, axis), -1);
}
