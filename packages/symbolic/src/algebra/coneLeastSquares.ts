import { ShapeError } from '@crease/tensor';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { dot } from './dot.js';
import { exchange, type IntegerDictionary } from './integerDictionary.js';
import { clearDenominators, type IntegerMatrix, type RationalMatrix } from './integerMatrix.js';

/** The point of a polyhedral cone at which a sum of squares is least, with the multipliers that prove it. */
export interface ConeLeastSquares {
  /** A minimiser, shape [n]. */
  readonly point: readonly Rational[];
  /** r = A·point − y, shape [m]: the same for all minimisers. */
  readonly residuals: readonly Rational[];
  /** μ ≥ 0, shape [k], with Aᵀr = Cᵀμ, and μ_j = 0 unless (C·point)_j = 0. */
  readonly multipliers: readonly Rational[];
  /** ‖r‖². */
  readonly value: Rational;
}

/**
 * The exact minimum of ‖A q − y‖² over the cone C q ≥ 0. Grade: proved.
 *
 * With q = 0 the cone is never empty, and a convex quadratic that is bounded below attains its minimum on a polyhedron:
 * there always is an answer. It is optimal by its multipliers alone: for every q of the cone
 * $\lVert Aq-y\rVert^2 \ge 2\langle r, Aq-y\rangle - \lVert r\rVert^2 = 2\mu^\top Cq - 2\langle r,y\rangle - \lVert r\rVert^2$,
 * which is at least the value attained. A may have any rank, rows of C may repeat.
 *
 * The conditions of optimality are a linear complementarity problem with a positive semidefinite matrix, solved by the
 * criss-cross method with least indices, which ends for such matrices: no tolerance, no cycling. All pivots are in
 * integers. Usually about n + k of them, $O((n + k)^2)$ operations each; no polynomial bound is known.
 *
 * Source: D. den Hertog, C. Roos, T. Terlaky, The linear complementarity problem, sufficient matrices, and the
 * criss-cross method, Linear Algebra and its Applications 187 (1993), 1–14.
 *
 * @param a shape [m, n]
 * @param y shape [m]
 * @param c shape [k, n]
 * @throws ShapeError if the shapes do not fit; DomainError if an entry is the invalid rational
 */
export function coneLeastSquares(a: RationalMatrix, y: readonly Rational[], c: RationalMatrix): ConeLeastSquares {
  const n = a[0]?.length ?? 0;
  if (y.length !== a.length || c.some((row) => row.length !== n))
    throw new ShapeError(
      `coneLeastSquares: A is [${a.length}, ${n}], so y needs ${a.length} entries and every row of C ${n}; got ${y.length} and ${c.map((row) => row.length).join(', ')}.`,
    );
  const left = clearDenominators(
    a.map((row, i) => [...row, y[i]!]),
    'coneLeastSquares',
  );
  const right = clearDenominators(c, 'coneLeastSquares');
  const { rows, scale, isSwapped } = solve(left.entries, right.entries, n);
  const componentOf = (pair: number): Rational =>
    isSwapped[pair] ? rational(rows[pair]!.at(-1)!, scale) : rationals.zero;
  const point = Array.from({ length: n }, (_, k) => componentOf(k));
  const residuals = a.map((row, i) => rationals.sub(dot(row, point), y[i]!));
  // A and y were multiplied by D, C by E: the multipliers of the integers are D²/E times those of the rationals.
  const unit = rational(right.denominator, left.denominator * left.denominator);
  const multipliers = c.map((_, j) => rationals.mul(componentOf(n + j), unit));
  return { point, residuals, multipliers, value: dot(residuals, residuals) };
}

/** A dictionary of complementary pairs: row p and column p hold the two variables of pair p. */
interface Pairs extends IntegerDictionary {
  /** Whether the basic variable of the pair is the one that was nonbasic at first: q_i, or μ_j. */
  readonly isSwapped: boolean[];
}

/** Solves the conditions AᵀA q − Cᵀμ = Aᵀy, s = C q ≥ 0, μ ≥ 0, sᵀμ = 0 for a = (A, y). */
function solve(a: IntegerMatrix, c: IntegerMatrix, n: number): Pairs {
  const product = (i: number, k: number): bigint => a.reduce((sum, row) => sum + row[i]! * row[k]!, 0n);
  const stationarity = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, k) => product(i, k)),
    ...c.map((row) => -row[i]!),
    -product(i, n),
  ]);
  const constraints = c.map((row) => [...row, ...c.map(() => 0n), 0n]);
  const rows = [...stationarity, ...constraints];
  const pairs: Pairs = { rows, scale: 1n, isSwapped: rows.map(() => false) };
  for (let i = 0; i < n; i++) {
    if (!pairs.isSwapped[i]) {
      const partner = rows[i]![i] === 0n ? rows[i]!.findIndex((entry, j) => entry !== 0n && j < rows.length) : i;
      // A row of zeros: neither the sum nor the constraints depend on what q_i adds to the others; it stays 0.
      if (partner !== -1) swap(pairs, i, partner);
    }
    // The first variable of the pair, the left-hand side of an equation, is 0 for good.
    for (const row of rows) row[i] = 0n;
  }
  for (;;) {
    const k = rows.findIndex((row, p) => p >= n && row.at(-1)! < 0n);
    if (k === -1) return pairs;
    const partner = rows[k]![k] === 0n ? rows[k]!.findIndex((entry, j) => entry > 0n && j < rows.length) : k;
    swap(pairs, k, partner);
  }
}

/**
 * Makes the nonbasic variables of pair k and of its partner basic, and the basic ones nonbasic.
 *
 * Where the diagonal entry of k is 0, that of its partner's row is minus that of k's row, as in every principal transform
 * of a positive semidefinite matrix with a zero on the diagonal; so both exchanges have a pivot.
 */
function swap(pairs: Pairs, k: number, partner: number): void {
  const { rows, isSwapped } = pairs;
  exchange(pairs, k, partner);
  isSwapped[k] = !isSwapped[k];
  if (partner === k) return;
  exchange(pairs, partner, k);
  isSwapped[partner] = !isSwapped[partner];
  // Rows and columns back to the places of their pairs.
  [rows[k], rows[partner]] = [rows[partner]!, rows[k]!];
  for (const row of rows) [row[k], row[partner]] = [row[partner]!, row[k]!];
}
