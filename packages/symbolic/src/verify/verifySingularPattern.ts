import { grad, jvp, type Program, restrict, sizeOf } from '@crease/tensor';
import { characteristicPolynomialByResidues } from '../algebra/characteristicPolynomialByResidues.js';
import { rank } from '../algebra/elimination.js';
import { dividePolynomials, type Polynomial } from '../algebra/polynomial.js';
import {
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  variable,
} from '../algebra/polynomialRing.js';
import { interpret, interpretAll } from '../interpret/interpret.js';
import { germRule } from '../interpret/scalarRule.js';
import { greatestCommonDivisor } from '../number/integers.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { isZeroEverywhere } from './determinantOnGrid.js';
import { exactList, fields, listOf, oneOf, text } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { germsOf, type KinkedMap } from './recountPatterns.js';
import { ensure, invalid } from './rejection.js';
import { placedArguments } from './verifyExclusion.js';

/** Factors all of whose roots are eigenvalues of the Hessian of a pattern at every θ. */
export interface SingularPatternCheck {
  readonly pattern: string;
  readonly proofs: readonly { readonly factor: Polynomial; readonly kind: 'invariant subspace' | 'determinant' }[];
}

/** What an entry proves: the pattern is that of an open set around its point, and the factors belong to it. */
export function verifySingularPattern(
  value: unknown,
  path: string,
  program: Program,
  maps: readonly KinkedMap[],
): SingularPatternCheck {
  const f = fields(value, path, ['pattern', 'point', 'proofs']);
  const pattern = text(f.pattern, `${path}.pattern`);
  const length = maps.reduce((sum, { size }) => sum + size, 0);
  ensure(pattern.length === length, `${path}.pattern must have ${length} digits`);
  checkPoint(exactList(f.point, `${path}.point`), path, program, maps, pattern);
  const restricted = restrict(program, germsOf(pattern, maps));
  const proofs = listOf(f.proofs, `${path}.proofs`, (proof, place) => {
    const kind = oneOf((proof as { readonly kind?: unknown } | null)?.kind, `${place}.kind`, [
      'invariant subspace',
      'determinant',
    ]);
    const factor =
      kind === 'determinant' ? checkDeterminant(proof, place, restricted) : checkSubspace(proof, place, restricted);
    return { factor, kind };
  });
  return { pattern, proofs };
}

/** Near the point the program has the pattern: the arguments computed by the program itself lie in their pieces. */
function checkPoint(
  point: readonly Rational[],
  path: string,
  program: Program,
  maps: readonly KinkedMap[],
  pattern: string,
): void {
  const dimension = sizeOf(program.inputs[0]!.shape);
  ensure(point.length === dimension, `${path}.point must have ${dimension} entries`);
  const all = interpretAll(program, [point], { arithmetic: rationals, scalar: germRule(rationals) });
  if (all.status === 'undecided') invalid(`${path}.point: ${all.reason}`);
  const values = maps.flatMap(({ equation }) => all.values[program.equations[equation]!.inputs[0]!]!);
  for (const [k, { argument, lower, upper }] of placedArguments(program, maps, pattern).entries()) {
    const aboveLower = lower === undefined ? 1 : rationals.compare(values[k]!, lower);
    const belowUpper = upper === undefined ? -1 : rationals.compare(values[k]!, upper);
    // A constant argument may be at the end of its piece: both pieces have the same value there.
    const mayTouch = constantValue(argument) !== undefined;
    const isInside =
      (aboveLower === 1 || (mayTouch && aboveLower === 0)) && (belowUpper === -1 || (mayTouch && belowUpper === 0));
    ensure(isInside, `${path}.point: the argument of activation ${k} is not inside its piece`);
  }
}

/** H(θ)B = BM as polynomials, read from the program of the Hessian-vector product; the factor divides det(λI − M). */
function checkSubspace(value: unknown, path: string, restricted: Program): Polynomial {
  const f = fields(value, path, ['kind', 'factor', 'basis', 'matrix']);
  const factor = factorOf(f.factor, path);
  const basis = listOf(f.basis, `${path}.basis`, exactList);
  const matrix = listOf(f.matrix, `${path}.matrix`, exactList);
  const dimension = sizeOf(restricted.inputs[0]!.shape);
  ensure(
    basis.length > 0 && basis.every((column) => column.length === dimension),
    `${path}.basis must have columns of ${dimension} entries`,
  );
  ensure(basis.every(isPrimitive), `${path}.basis must have columns of coprime integers`);
  ensure(rank(basis) === basis.length, `the columns of ${path}.basis are not independent`);
  ensure(
    matrix.length === basis.length && matrix.every((row) => row.length === basis.length),
    `${path}.matrix must have ${basis.length} rows and columns`,
  );
  const product = jvp(grad(restricted));
  const point = Array.from({ length: dimension }, (_, k) => variable(k));
  for (const [j, column] of basis.entries()) {
    const reading = interpret(product, [point, column.map(constantPolynomial)], polynomialRing);
    if (reading.status === 'undecided') return invalid(`${path}: ${reading.reason}`);
    for (const [i, entry] of reading.outputs[0]!.entries()) {
      const expected = basis.reduce(
        (sum, b, k) => rationals.add(sum, rationals.mul(b[i]!, matrix[k]![j]!)),
        rationals.zero,
      );
      ensure(
        equalPolynomials(entry, constantPolynomial(expected)),
        `${path}: H(θ)B = BM fails in row ${i}, column ${j}`,
      );
    }
  }
  const { remainder } = dividePolynomials(characteristicPolynomialByResidues(matrix), factor);
  ensure(remainder.length === 0, `${path}.factor does not divide the characteristic polynomial of the matrix`);
  return factor;
}

/** det(H(θ) − λ₀I) = 0 at all points of a grid on which only the zero polynomial of its degree vanishes. */
function checkDeterminant(value: unknown, path: string, restricted: Program): Polynomial {
  const factor = factorOf(fields(value, path, ['kind', 'factor']).factor, path);
  ensure(factor.length === 2, `${path}.factor must be linear`);
  const [loss] = readPolynomials(restricted, 'the loss under fixed pieces');
  const root = rationals.neg(factor[0]!);
  const degree = Math.max(0, totalDegree(loss![0]!) - 2);
  const dimension = sizeOf(restricted.inputs[0]!.shape);
  const isZero = groupsOf(loss![0]!, dimension).some((group) => isZeroEverywhere(restricted, root, degree, group));
  ensure(isZero, `${path}: det(H(θ) − λ₀I), λ₀ the root of the factor, is not 0 for all θ`);
  return factor;
}

/**
 * The smallest groups of variables, the smaller ones first, such that each monomial has variables of one group only: the
 * polynomial is a sum of functions of one group each, and its Hessian is block diagonal.
 */
function groupsOf(p: MultivariatePolynomial, dimension: number): readonly (readonly number[])[] {
  let groups = Array.from({ length: dimension }, (_, k) => [k]);
  for (const { monomial } of p.values()) {
    const joined = groups.filter((group) => group.some((k) => monomial.includes(k)));
    if (joined.length > 1) groups = [...groups.filter((group) => !joined.includes(group)), joined.flat()];
  }
  return groups.sort((a, b) => a.length - b.length);
}

function isPrimitive(column: readonly Rational[]): boolean {
  const divisor = column.reduce((g, v) => greatestCommonDivisor(g, v.numerator), 0n);
  return divisor === 1n && column.every((v) => v.denominator === 1n);
}

function factorOf(value: unknown, path: string): Polynomial {
  const factor = exactList(value, `${path}.factor`);
  const lead = factor.at(-1);
  ensure(
    factor.length >= 2 && lead !== undefined && !rationals.isZero(lead),
    `${path}.factor is not a polynomial of positive degree`,
  );
  return factor;
}
