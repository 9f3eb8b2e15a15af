import { describe, expect, test } from 'vitest';
import { constantPolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { rational } from '../number/rational.js';
import { type PolynomialMatrix, proveConstantEigenvalues } from './constantEigenvalues.js';

const numbers = (rows: readonly (readonly number[])[]): ReturnType<typeof rational>[][] =>
  rows.map((row) => row.map((v) => rational(v)));
const linear = (root: number): ReturnType<typeof rational>[] => [rational(-root), rational(1)];
const [x, y] = [variable(0), variable(1)];
const { zero, one, add, neg, mul } = polynomialRing;

describe('a constant eigenvalue is proved by an identity of polynomials', () => {
  test('diag(x, y) at (1, 2) and (1, 3) has the common eigenvector (1, 0) with eigenvalue 1, but not everywhere', () => {
    const samples = [
      [
        [1, 0],
        [0, 2],
      ],
      [
        [1, 0],
        [0, 3],
      ],
    ].map(numbers);
    const hessian: PolynomialMatrix = [
      [x, zero],
      [zero, y],
    ];
    expect(proveConstantEigenvalues(linear(1), samples, hessian)).toBeUndefined();
  });

  test('diag(1, y): the invariant subspace is the first axis', () => {
    const samples = [
      [
        [1, 0],
        [0, 2],
      ],
      [
        [1, 0],
        [0, 3],
      ],
    ].map(numbers);
    const hessian: PolynomialMatrix = [
      [one, zero],
      [zero, y],
    ];
    expect(proveConstantEigenvalues(linear(1), samples, hessian)).toEqual({
      kind: 'invariant subspace',
      factor: linear(1),
      basis: numbers([[1, 0]]),
      matrix: numbers([[1]]),
    });
  });

  test('irrational eigenvalues are proved together: [[1, 1], [1, −1]] has ±√2', () => {
    const factor = [rational(-2), rational(0), rational(1)];
    const matrix = [
      [1, 1],
      [1, -1],
    ];
    const hessian = matrix.map((row) => row.map((v) => constantPolynomial(rational(v))));
    expect(proveConstantEigenvalues(factor, [numbers(matrix)], hessian)).toMatchObject({ kind: 'invariant subspace' });
    expect(proveConstantEigenvalues(linear(3), [numbers(matrix)], hessian)).toBeUndefined();
  });

  test('with an eigenvector that turns: I + vv^⊤ for v = (x, y) has the eigenvalue 1 along (−y, x)', () => {
    const hessian: PolynomialMatrix = [
      [add(one, mul(x, x)), mul(x, y)],
      [mul(x, y), add(one, mul(y, y))],
    ];
    const samples = [
      [
        [2, 1],
        [1, 2],
      ],
      [
        [5, -2],
        [-2, 2],
      ],
    ].map(numbers);
    expect(proveConstantEigenvalues(linear(1), samples, hessian)).toEqual({ kind: 'determinant', factor: linear(1) });
    expect(proveConstantEigenvalues(linear(2), samples, hessian)).toBeUndefined();
    expect(
      proveConstantEigenvalues(linear(1), samples, [
        [neg(x), y],
        [y, x],
      ]),
    ).toBeUndefined();
  });
});
