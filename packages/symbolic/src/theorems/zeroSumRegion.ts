import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { type StrictWitness, strictWitness } from '../algebra/strictWitness.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** The slopes of a scalar function that is linear on both sides of 0, and 0 there. */
export interface Slopes {
  readonly below: Rational;
  readonly above: Rational;
}

/** Whether the active slopes of one unit can cancel over the samples, with what proves the answer. */
export type ZeroSum =
  /** They do on the open region around w. */
  | { readonly kind: 'cancels'; readonly weights: readonly Rational[] }
  /** Only a unit with slope 0 on every sample could do it, and Σ y_i ξ_i = 0 with y ≥ 0, y ≠ 0 over the ξ_i ≠ 0. */
  | { readonly kind: 'never dead'; readonly multipliers: readonly Rational[] }
  /** The slopes have different signs, so Σ s_i z_i is a sum of values of one sign, not all 0. */
  | { readonly kind: 'values add up' }
  /** The function is linear, and Σ ξ_i ≠ 0. */
  | { readonly kind: 'linear' }
  /** The slopes have one sign, and ⟨w, ξ_i⟩ > 0 for all ξ_i ≠ 0. */
  | { readonly kind: 'separated'; readonly weights: readonly Rational[] }
  /** The slopes have one sign, and no choice of sides for which the sum is 0 belongs to a region. */
  | { readonly kind: 'no region'; readonly excluded: readonly ExcludedSides[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A choice of sides of 0, one sign for each class of parallel vectors, that no w has. */
export interface ExcludedSides {
  readonly sides: readonly (-1 | 1)[];
  /** y ≥ 0, y ≠ 0 with Σ y_k side_k u_k = 0, u_k the first vector of class k. */
  readonly multipliers: readonly Rational[];
}

/** Sides are enumerated for at most this many classes of parallel vectors. */
const mostClasses = 12;

/**
 * Decides whether a unit $z_i = \langle w, \xi_i\rangle$ has an open region of w on which $\sum_i s_i \xi_i = 0$,
 * where $s_i$ is the slope of the activation at $z_i$. Grade: proved, except `unknown`.
 */
export function zeroSumRegion(rows: RationalMatrix, { below, above }: Slopes): ZeroSum {
  const live = rows.filter((row) => !row.every(rationals.isZero));
  const dimension = rows[0]!.length;
  if (live.length === 0) return { kind: 'cancels', weights: new Array<Rational>(dimension).fill(rationals.zero) };
  const product = rationals.compare(rationals.mul(below, above), 0);
  if (product === -1) return { kind: 'values add up' };
  if (product === 0) {
    // The dead side is the one with slope 0.
    const side = rationals.isZero(below) ? -1 : 1;
    const witness = positiveWeights(live.map((row) => scaled(row, side)));
    return witness.status === 'feasible'
      ? { kind: 'cancels', weights: witness.w }
      : { kind: 'never dead', multipliers: witness.multipliers };
  }
  if (rationals.isZero(rationals.sub(below, above))) {
    const sum = sumOf(live);
    return sum.every(rationals.isZero) ? { kind: 'cancels', weights: sum } : { kind: 'linear' };
  }
  const separating = positiveWeights(live);
  if (separating.status === 'feasible') return { kind: 'separated', weights: separating.w };
  return cancellingSides(live, below, above);
}

/** `strictWitness`, after a look at the unit vectors: the weight of a bias alone is positive on every row (x, 1). */
function positiveWeights(rows: RationalMatrix): StrictWitness {
  for (const k of rows[0]!.keys())
    for (const sign of [1, -1])
      if (rows.every((row) => rationals.compare(row[k]!, 0) === sign))
        return { status: 'feasible', w: rows[0]!.map((_, j) => rational(j === k ? sign : 0)) };
  return strictWitness(rows);
}

function cancellingSides(live: RationalMatrix, below: Rational, above: Rational): ZeroSum {
  const classes = parallelClasses(live);
  if (classes.length > mostClasses)
    return { kind: 'unknown', reason: `${classes.length} directions of inputs, the limit is ${mostClasses}` };
  const excluded: ExcludedSides[] = [];
  for (let code = 0; code < 1 << classes.length; code++) {
    const sides = classes.map((_, k): -1 | 1 => ((code >> k) & 1 ? 1 : -1));
    if (!slopeSum(classes, sides, below, above).every(rationals.isZero)) continue;
    const witness = strictWitness(classes.map(([first], k) => scaled(first!, sides[k]!)));
    if (witness.status === 'feasible') return { kind: 'cancels', weights: witness.w };
    excluded.push({ sides, multipliers: witness.multipliers });
  }
  return { kind: 'no region', excluded };
}

/** Vectors that are multiples of each other: one sign of the first decides the side of all. */
export function parallelClasses(live: RationalMatrix): readonly RationalMatrix[] {
  const classes: (readonly Rational[])[][] = [];
  for (const row of live) {
    const own = classes.find(([first]) => isParallel(first!, row));
    if (own === undefined) classes.push([row]);
    else own.push(row);
  }
  return classes;
}

/** Σ s_i ξ_i when the first vector of class k lies on side k. */
export function slopeSum(
  classes: readonly RationalMatrix[],
  sides: readonly (-1 | 1)[],
  below: Rational,
  above: Rational,
): Rational[] {
  return sumOf(
    classes.flatMap((rows, k) =>
      rows.map((row) => {
        const side = sides[k]! * orientation(rows[0]!, row);
        return row.map((v) => rationals.mul(v, side > 0 ? above : below));
      }),
    ),
  );
}

function isParallel(a: readonly Rational[], b: readonly Rational[]): boolean {
  const pivot = a.findIndex((v) => !rationals.isZero(v));
  return a.every((v, k) =>
    rationals.isZero(rationals.sub(rationals.mul(v, b[pivot]!), rationals.mul(b[k]!, a[pivot]!))),
  );
}

/** The sign of the factor t with b = t·a. */
function orientation(a: readonly Rational[], b: readonly Rational[]): number {
  const pivot = a.findIndex((v) => !rationals.isZero(v));
  return rationals.compare(rationals.mul(a[pivot]!, b[pivot]!), 0)!;
}

function scaled(row: readonly Rational[], sign: number): Rational[] {
  return sign > 0 ? [...row] : row.map(rationals.neg);
}

function sumOf(rows: RationalMatrix): Rational[] {
  return rows.reduce<readonly Rational[]>(
    (sum, row) => sum.map((v, k) => rationals.add(v, row[k]!)),
    rows[0]!.map(() => rationals.zero),
  ) as Rational[];
}
