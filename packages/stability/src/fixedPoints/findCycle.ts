import { eigenvalues, type Program, pseudoSolve, ShapeError, UsageError } from '@crease/tensor';
import { type CompiledMap, compileMap } from '../maps/compileMap.js';

/** A periodic orbit of a map, as Newton's method left it. */
export interface Cycle {
  /** `flat`: it ran onto a piece on which the map is the identity, where every point is fixed. */
  readonly status: 'converged' | 'notConverged' | 'nonFinite' | 'flat';
  readonly stepSize: number;
  /** The period that was asked for. */
  readonly period: number;
  /** The least period: smaller if the points of a shorter cycle were found. */
  readonly leastPeriod: number;
  readonly dimension: number;
  /** In the order of the orbit, row-major, shape [period, dimension]. */
  readonly points: Float64Array;
  /** The derivative of the k-th iterate at the first point, row-major. */
  readonly derivative: Float64Array;
  /** The eigenvalues of that derivative, by descending modulus (NaN unless finite). */
  readonly multipliers: Multipliers;
  /** The largest |coordinate| of G^k(θ) − θ. */
  readonly residual: number;
  readonly iterations: number;
}

/** Eigenvalues as real and imaginary parts. */
export interface Multipliers {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const maximumIterations = 40;
/** Singular values of DG^k − I below this share of the largest belong to directions along a manifold of cycles. */
const zeroShare = 1e-8;

/**
 * The cycle of period k of a map near a guess, with its Floquet multipliers.
 *
 * Newton's method on $G_\eta^k(\theta) - \theta$ with the exact product of Jacobians; each correction has least norm, so
 * it also converges where the cycles form a manifold (multiplier 1 along it). Multipliers are the eigenvalues of
 * $DG_\eta^k(\theta)$: all inside the unit circle, apart from ones along such a manifold, means stable. Grade: observed.
 *
 * @param map     inputs θ [p] and step size []
 * @param options guess of shape [p], not modified
 * @throws ShapeError if the guess has the wrong length; UsageError if the period is not a positive whole number
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => {
 *   const residual = sub(1, mul(slice(theta, 0, []), slice(theta, 1, [])));
 *   return scale(apply(activation('square'), residual), 1, 2);
 * });
 * const { points } = findCycle(gradientDescentMap(loss), { guess: [1.1, 1.1], stepSize: 1.1, period: 2 });
 * points.subarray(0, 2); // Float64Array(2) [1.1160629714523047, 1.1160629714523047]
 */
export function findCycle(
  map: Program,
  options: { readonly guess: ArrayLike<number>; readonly stepSize: number; readonly period: number },
): Cycle {
  const code = compileMap(map);
  if (options.guess.length !== code.dimension)
    throw new ShapeError(`findCycle: the guess must have ${code.dimension} numbers, got ${options.guess.length}.`);
  if (!(Number.isInteger(options.period) && options.period >= 1))
    throw new UsageError(`findCycle: the period must be a positive whole number, got ${options.period}.`);
  return refineCycle(code, options.guess, options.stepSize, options.period);
}

/** What `findCycle` does, for a map that is compiled already. */
export function refineCycle(code: CompiledMap, guess: ArrayLike<number>, stepSize: number, period: number): Cycle {
  const n = code.dimension;
  const theta = Float64Array.from(guess);
  let turn = goRound(code, theta, stepSize, period);
  let iterations = 0;
  while (iterations < maximumIterations && !turn.hasOverflowed && !turn.isIdentity) {
    const system = turn.derivative.slice();
    for (let i = 0; i < n; i++) system[i * n + i] = system[i * n + i]! - 1;
    const { solution } = pseudoSolve(system, n, turn.defect, { tolerance: zeroShare });
    for (let i = 0; i < n; i++) theta[i] = theta[i]! - solution[i]!;
    iterations += 1;
    const next = goRound(code, theta, stepSize, period);
    const stalls = next.residual >= turn.residual / 2 && next.residual <= 1e-11 * next.scale;
    turn = next;
    if (stalls || next.residual === 0) break;
  }
  const multipliers = multipliersOf(turn.derivative, n);
  const status = turn.hasOverflowed
    ? 'nonFinite'
    : turn.isIdentity
      ? 'flat'
      : turn.residual <= 1e-11 * turn.scale && multipliers.re.every(Number.isFinite)
        ? 'converged'
        : 'notConverged';
  return {
    status,
    stepSize,
    period,
    leastPeriod: leastPeriod(turn.points, n, 1e-6 * turn.scale),
    dimension: n,
    points: turn.points,
    derivative: turn.derivative,
    multipliers,
    residual: turn.residual,
    iterations,
  };
}

/** Once round the orbit: its points, the derivative of the whole turn, and by how much it misses its start. */
function goRound(
  code: CompiledMap,
  start: Float64Array,
  stepSize: number,
  period: number,
): {
  points: Float64Array;
  derivative: Float64Array;
  defect: Float64Array;
  residual: number;
  scale: number;
  isIdentity: boolean;
  hasOverflowed: boolean;
} {
  const n = code.dimension;
  const points = new Float64Array(period * n);
  const theta = start.slice();
  const jacobian = new Float64Array(n * n);
  let derivative: Float64Array = identity(n);
  for (let k = 0; k < period; k++) {
    points.set(theta, k * n);
    code.jacobian(theta, stepSize, jacobian);
    derivative = product(jacobian, derivative, n);
    code.step(theta, stepSize, theta);
  }
  const defect = theta.map((x, i) => x - start[i]!);
  const largest = (v: Float64Array): number => v.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  const isIdentity = derivative.every((x, e) => x === (e % (n + 1) === 0 ? 1 : 0));
  const hasOverflowed = !(defect.every(Number.isFinite) && derivative.every(Number.isFinite));
  return { points, derivative, defect, residual: largest(defect), scale: largest(points), isIdentity, hasOverflowed };
}

function multipliersOf(derivative: Float64Array, n: number): Multipliers {
  if (!derivative.every(Number.isFinite))
    return { re: new Float64Array(n).fill(Number.NaN), im: new Float64Array(n).fill(Number.NaN) };
  const { re, im } = eigenvalues(derivative, n);
  const square = (k: number): number => re[k]! * re[k]! + im[k]! * im[k]!;
  const order = Array.from(re.keys()).sort((i, j) => square(j) - square(i));
  return { re: Float64Array.from(order, (k) => re[k]!), im: Float64Array.from(order, (k) => im[k]!) };
}

function leastPeriod(points: Float64Array, n: number, distance: number): number {
  const period = points.length / n;
  for (let divisor = 1; divisor <= period / 2; divisor++) {
    if (period % divisor !== 0) continue;
    const isShorter = points.every((x, i) => Math.abs(x - points[(i + divisor * n) % points.length]!) <= distance);
    if (isShorter) return divisor;
  }
  return period;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k]!;
      for (let j = 0; j < n; j++) c[i * n + j] = c[i * n + j]! + x * b[k * n + j]!;
    }
  return c;
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, e) => (e % (n + 1) === 0 ? 1 : 0));
}
