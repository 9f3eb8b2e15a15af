import { grad, jvp, type Program, sizeOf } from '@crease/tensor';
import { maximumRowSum } from '../algebra/characteristicPolynomialByResidues.js';
import { characteristicPolynomialModulo } from '../algebra/characteristicPolynomialModulo.js';
import { clearSquare, type IntegerMatrix } from '../algebra/integerMatrix.js';
import { gcdModulo } from '../algebra/polynomialModulo.js';
import { evaluateExactly } from '../interpret/readings.js';
import { integerPower } from '../number/integers.js';
import { reduceModulo } from '../number/modular.js';
import { isPrime, primesDownFrom } from '../number/primes.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { exactList, fields, integer, listOf } from './fields.js';
import { checkPolynomialPieces, recountPatterns } from './recountPatterns.js';
import { ensure, invalid } from './rejection.js';

/** Primes modulo which the two matrices happen to have an eigenvalue in common are passed over, up to so many. */
const mostUnlucky = 8;

/**
 * Ends the check unless the exact Hessians at the two points of the evidence have no eigenvalue but 0 in common.
 *
 * No characteristic polynomial is computed over the integers here. A common factor of positive degree without the root
 * 0 of those of the integral matrices DH₁ and DH₂ would have a constant term c with
 * $0 < |c| \le (1 + \|DH_1\|_\infty)^n$. Modulo a prime for which the gcd is a power of λ the factor is one too, so that
 * prime divides c; the product of enough such primes exceeds the bound.
 */
export function verifyModular(value: unknown, program: Program): readonly [] {
  const f = fields(value, 'evidence', ['points', 'prime']);
  checkPolynomialPieces(program);
  // A program without kinks has one formal pattern, the empty one.
  recountPatterns(program, [{ path: 'evidence', patterns: [''] }]);
  const prime = integer(f.prime, 'evidence.prime', 2);
  ensure(isPrime(prime), 'evidence.prime is not a prime');
  const points = listOf(f.points, 'evidence.points', exactList);
  const dimension = sizeOf(program.inputs[0]!.shape);
  ensure(points.length === 2, 'evidence.points must be two');
  for (const point of points) ensure(point.length === dimension, `evidence.points must have ${dimension} entries each`);
  const [first, second] = integralHessians(program, points);
  const bound = integerPower(1n + maximumRowSum(first), dimension);
  let product = 1n;
  let unlucky = 0;
  for (const p of primesFrom(prime)) {
    if (product > bound) break;
    const [a, b] = [first, second].map((matrix) =>
      characteristicPolynomialModulo(
        matrix.map((row) => row.map((entry) => reduceModulo(entry, p))),
        p,
      ),
    );
    const isPower = gcdModulo(a!, b!, p).every((coefficient, k, all) => coefficient === 0 || k === all.length - 1);
    if (isPower) product *= BigInt(p);
    else ensure(++unlucky < mostUnlucky, 'the Hessians at the points may have an eigenvalue other than 0 in common');
  }
  return [];
}

/** The prime of the evidence first, then others. */
function* primesFrom(prime: number): Generator<number, void> {
  yield prime;
  for (const p of primesDownFrom()) if (p !== prime) yield p;
}

/** D times the Hessians at both points, with one D for which they are integral. */
function integralHessians(
  program: Program,
  points: readonly (readonly Rational[])[],
): readonly [IntegerMatrix, IntegerMatrix] {
  const product = jvp(grad(program));
  const [first, second] = points.map((point) => {
    const columns = point.map((_, k) => {
      const direction = point.map((_v, j) => (j === k ? rationals.one : rationals.zero));
      const reading = evaluateExactly(product, [point, direction]);
      return reading.status === 'computed' ? reading.outputs[0]! : invalid(`evidence.points: ${reading.reason}`);
    });
    return clearSquare(columns, 'verifyModular');
  });
  // Each matrix with the denominator of the other one, so that a common eigenvalue stays common.
  const times = (matrix: IntegerMatrix, factor: bigint): IntegerMatrix =>
    matrix.map((row) => row.map((entry) => entry * factor));
  return [times(first!.entries, second!.denominator), times(second!.entries, first!.denominator)];
}
