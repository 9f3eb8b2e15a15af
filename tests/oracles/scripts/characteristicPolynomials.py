"""Characteristic polynomials, ranks and null spaces of rational matrices, from sympy 1.11.

Entries are strings "p/q"; polynomials are monic, coefficients of ascending degree. Run:
    python3 characteristicPolynomials.py > ../characteristicPolynomials.json
"""
import json
import random
from sympy import Matrix, Rational, diag, eye, symbols, zeros

random.seed(20240117)
x = symbols('x')


def rational(bits):
    return Rational(random.randint(-2**bits, 2**bits), random.randint(1, 2**bits))


def dense(n, bits):
    return Matrix(n, n, lambda i, j: rational(bits))


def symmetric(n, bits):
    m = dense(n, bits)
    return Matrix(n, n, lambda i, j: m[max(i, j), min(i, j)])


def doubles(n):
    m = [[Rational(*random.uniform(-1, 1).as_integer_ratio()) for _ in range(n)] for _ in range(n)]
    return Matrix(n, n, lambda i, j: m[max(i, j)][min(i, j)])


basis = dense(5, 3)
low = Matrix(6, 2, lambda i, j: rational(4))
CASES = {
    'one entry': Matrix([[Rational(-7, 3)]]),
    'zero 3x3': zeros(3, 3),
    'identity 4x4': eye(4),
    'nilpotent shift 5x5': Matrix(5, 5, lambda i, j: 1 if j == i + 1 else 0),
    'cyclic permutation 6x6': Matrix(6, 6, lambda i, j: 1 if (i + 1) % 6 == j else 0),
    'Hessian of the paper at its minimum': Matrix([[Rational(9, 16), 1], [1, Rational(16, 9)]]),
    'repeated eigenvalues, conjugated': basis * diag(2, 2, Rational(1, 2), 0, 0) * basis.inv(),
    'rank 2, symmetric 6x6': low * low.T,
    'zero subdiagonal': Matrix([[1, 2, 3, 4], [0, 5, 6, 7], [0, 0, 8, 9], [1, 0, 0, 1]]),
    'random 3x3': dense(3, 10),
    'random 7x7': dense(7, 6),
    'symmetric 7x7': symmetric(7, 10),
    'symmetric 10x10': symmetric(10, 4),
    'doubles, symmetric 5x5': doubles(5),
}
out = []
for name, m in CASES.items():
    m = Matrix(m)
    coefficients = m.charpoly(x).all_coeffs()
    out.append({
        'name': name,
        'matrix': [[str(e) for e in m.row(i)] for i in range(m.rows)],
        'polynomial': [str(c) for c in reversed(coefficients)],
        'rank': m.rank(),
    })
rectangular = []
for rows, columns, r in [(2, 5, 2), (5, 2, 2), (6, 7, 3), (8, 8, 5), (3, 4, 0)]:
    m = Matrix(rows, r, lambda i, j: rational(5)) * Matrix(r, columns, lambda i, j: rational(5)) if r else zeros(rows, columns)
    rectangular.append({'matrix': [[str(e) for e in m.row(i)] for i in range(rows)], 'rank': m.rank()})
print(json.dumps({'square': out, 'rectangular': rectangular}, indent=1))
