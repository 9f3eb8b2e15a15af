/** A step size at which a cycle loses stability by a multiplier −1: its period doubles. */
export interface Flip {
  readonly eta: number;
  /** The period that loses stability. */
  readonly period: number;
  /** The cycle is stable at the first and unstable at the second; `eta` is the middle. */
  readonly bracket: readonly [number, number];
  /** The largest |coordinate| of G^k(θ) − θ at the flip. */
  readonly residual: number;
  /** Halvings of the bracket, or for minima steps towards the flattest one. */
  readonly iterations: number;
  /** The cycle at the flip, in the order of the orbit, row-major, shape [period, p]. */
  readonly points: Float64Array;
  /** The derivative of the k-th iterate at its first point, row-major. */
  readonly derivative: Float64Array;
}
