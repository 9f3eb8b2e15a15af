import {
  compareRationals,
  equalRationals,
  evaluateExactly,
  evaluateModulo,
  type Rational,
  rational,
  rationalFromNumber,
} from '@crease/symbolic';
import {
  evaluate,
  finitePieces,
  grad,
  hasBreaks,
  jvp,
  ownerIndex,
  type Pattern,
  type Program,
  regions,
  restrict,
  sizeOf,
  symmetricEigenvalues,
} from '@crease/tensor';
import { seeded } from '../contract/seeded.ts';

/** Whether det(I − ηH(θ)) is 0 for all θ near a point. */
export interface PieceJudge {
  /** Positive step sizes that were found to be exceptional there, as doubles. */
  readonly exceptional: readonly number[];
  /** The eigenvalues of H at one random point, on the continuation of the piece. */
  readonly eigenvalues: readonly number[];
  /** For a rational step size: decided modulo a prime at random points, or by doubles where the loss is no polynomial. */
  isSingular(eta: Rational): boolean;
}

const prime = 2147481997;
const field = BigInt(prime);
/**
 * Sizes of the points for losses that are no polynomials: gates that are flat have eigenvalues that are nearly constant
 * at some, and units on huge data are flat to rounding wherever θ is not tiny.
 */
const sizes = [1, 1, 1, 1, 1, 1, 1, 1, 2 ** -16, 2 ** -128, 2 ** -1020];
/** Eigenvalues that differ by less, relative to the largest one, are taken to be the same. */
const closeness = 1e-14;
/** A difference that says nothing of eigenvalues of this size: the largest one drowns them. */
const tooCoarse = 1e-6;

/**
 * What brute force says about a piece of a loss: Hessians, column by column, of the loss with these pieces fixed, at
 * random points, which may be anywhere.
 *
 * Shares nothing with the provers but the program of the Hessian-vector product and the arithmetic of residues.
 */
export function judgePiece(program: Program, pattern: Pattern, seed: number): PieceJudge {
  const random = seeded(seed);
  const n = sizeOf(program.inputs[0]!.shape);
  const product = jvp(grad(restrict(program, pattern)), { wrt: [0] });
  const unit = (j: number): Float64Array => Float64Array.from({ length: n }, (_, k) => (k === j ? 1 : 0));
  const matrices = residueMatrices(product, n, random);
  const spectra = (matrices === undefined ? sizes : [1, 1, 1]).map((size) => {
    const point = Float64Array.from({ length: n }, () => (2 * random() - 1) * size);
    const matrix = new Float64Array(n * n);
    for (let j = 0; j < n; j++) matrix.set(evaluate(product, [point, unit(j)])[0]!, j * n);
    const symmetric = matrix.map((v, e) => (v + matrix[(e % n) * n + Math.floor(e / n)]!) / 2);
    return symmetric.every(Number.isFinite) ? Array.from(symmetricEigenvalues(symmetric, n)) : [];
  });
  const [first, ...others] = spectra as [number[], ...number[][]];
  const isEverywhere = (value: number): boolean =>
    others.every((spectrum) => {
      const size = spectrum.reduce((largest, v) => Math.max(largest, Math.abs(v)), 1);
      const difference = closeness * size * n;
      return difference < tooCoarse * value && spectrum.some((v) => Math.abs(v - value) <= difference);
    });
  const isSingular = (eta: Rational): boolean =>
    matrices === undefined
      ? isEverywhere(Number(eta.denominator) / Number(eta.numerator)) && first.some((v) => near(v, eta))
      : matrices.every((matrix) => determinantVanishes(matrix, eta));
  const common = first.filter((value) => value > 1e-6 && isEverywhere(value));
  return { exceptional: common.map((value) => 1 / value), eigenvalues: first, isSingular };
}

function near(value: number, eta: Rational): boolean {
  return Math.abs((value * Number(eta.numerator)) / Number(eta.denominator) - 1) < 1e-8;
}

/** Hessians modulo the prime at random points; `undefined` where the loss has no values there. */
function residueMatrices(product: Program, n: number, random: () => number): bigint[][][] | undefined {
  const matrices: bigint[][][] = [];
  for (let k = 0; k < 2; k++) {
    const point = Array.from({ length: n }, () => Math.floor(random() * prime));
    const columns: bigint[][] = [];
    for (let j = 0; j < n; j++) {
      const reading = evaluateModulo(product, [point, point.map((_, i) => (i === j ? 1 : 0))], prime);
      if (reading.status === 'undecided') return undefined;
      columns.push(reading.outputs[0]!.map(BigInt));
    }
    matrices.push(columns);
  }
  return matrices;
}

/** det(sI − rH) ≡ 0 modulo the prime, η = r/s, by elimination. */
function determinantVanishes(matrix: readonly (readonly bigint[])[], eta: Rational): boolean {
  const mod = (v: bigint): bigint => ((v % field) + field) % field;
  const rows = matrix.map((row, i) => row.map((v, j) => mod((i === j ? eta.denominator : 0n) - eta.numerator * v)));
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (pivot === -1) return true;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const inverse = powerModulo(rows[k]![k]!, field - 2n);
    for (let i = k + 1; i < rows.length; i++) {
      const factor = mod(rows[i]![k]! * inverse);
      if (factor !== 0n) rows[i] = rows[i]!.map((v, j) => mod(v - factor * rows[k]![j]!));
    }
  }
  return false;
}

function powerModulo(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % field];
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * square) % field;
    square = (square * square) % field;
  }
  return result;
}

/** Patterns of many regions of θ: around points of size 1, with some components large, and with all of one sign. */
export function somePatterns(program: Program, seed: number, count: number): Pattern[] {
  const random = seeded(seed);
  const n = sizeOf(program.inputs[0]!.shape);
  return Array.from({ length: count }, (_, k) => {
    const sign = k % 4;
    const theta = Float64Array.from({ length: n }, () => {
      const size = random() < 0.3 ? 20 : 1;
      const value = (2 * random() - 1) * size;
      return sign === 1 ? Math.abs(value) : sign === 2 ? -Math.abs(value) : value;
    });
    return regions(program, [theta]).pattern;
  });
}

/** The pattern at a rational point, its pieces chosen by exact comparisons; for losses made of polynomials. */
export function patternAt(program: Program, point: readonly Rational[]): Pattern {
  const maps = program.equations.flatMap((e, k) =>
    e.primitive === 'map' && hasBreaks(e.parameters.function) ? [k] : [],
  );
  const outputs = maps.map((k) => program.equations[k]!.inputs[0]!);
  const reading = evaluateExactly({ ...program, outputs }, [point]);
  if (reading.status === 'undecided') throw new Error(reading.reason);
  return new Map(
    maps.map((k, output) => {
      const e = program.equations[k]!;
      const f = e.primitive === 'map' ? finitePieces(e.parameters.function, 'patternAt') : undefined;
      const piece = (z: Rational): number => {
        const place = f!.breaks.findIndex((b) => compareRationals(z, rationalFromNumber(b)) !== 1);
        if (place === -1) return f!.breaks.length;
        return equalRationals(z, rationalFromNumber(f!.breaks[place]!)) ? ownerIndex(f!, place) : place;
      };
      return [k, Int32Array.from(reading.outputs[output]!, piece)];
    }),
  );
}

/** A fraction with a denominator up to 1000 that is closest to a number, by its continued fraction. */
export function simpleFraction(value: number): Rational {
  let [p, q, pBefore, qBefore, rest] = [1n, 0n, 0n, 1n, value];
  for (let k = 0; k < 20; k++) {
    const whole = BigInt(Math.floor(rest));
    const next = q * whole + qBefore;
    if (next > 1000n) break;
    [p, q, pBefore, qBefore] = [p * whole + pBefore, next, p, q];
    const fraction = rest - Math.floor(rest);
    if (fraction < 1e-9) break;
    rest = 1 / fraction;
  }
  return p === 0n || q === 0n ? rational(1, 1000) : rational(p, q);
}

/** What is claimed about step sizes: all from `start` to `end` but for those listed; without a list nothing beyond. */
export interface StepSizeClaim {
  readonly start: Rational;
  /** `undefined`: every step size. */
  readonly end: Rational | undefined;
  readonly exceptional: readonly { readonly value: number }[] | null;
}

/** True if the claim says that a step size is non-singular. Near a listed irrational one nothing is said. */
export function claimsNonSingular({ start, end, exceptional }: StepSizeClaim, eta: Rational): boolean {
  const value = Number(eta.numerator) / Number(eta.denominator);
  if (exceptional !== null) return exceptional.every((e) => Math.abs(e.value / value - 1) > 1e-9);
  return compareRationals(eta, start) === 1 && (end === undefined || compareRationals(eta, end) === -1);
}
