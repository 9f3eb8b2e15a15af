"""Least squares over polyhedral cones, by trying all sets of active constraints, with exact fractions.

For every subset of the constraints the equality-constrained problem is solved by SymPy (a solution of its KKT system);
the least value among the feasible points is the minimum of the convex problem.

Run: python3 tests/oracles/scripts/coneLeastSquares.py   (Python 3.11, SymPy 1.14)
"""

import itertools
import json
import pathlib
import random

import sympy


def nullspace_minimum(a, y, rows, n):
    """The least value of |Aq - y|^2 on {rows q = 0}, with the whole set of its minimisers q0 + span(kernel)."""
    basis = sympy.Matrix(rows).nullspace() if rows else [sympy.eye(n)[:, k] for k in range(n)]
    if not basis:
        return sympy.zeros(n, 1), []
    b = sympy.Matrix.hstack(*basis)
    reduced = a * b
    gram = reduced.T * reduced
    symbols = sympy.symbols(f"s0:{gram.shape[0]}")
    solution = sympy.linsolve((gram, reduced.T * y), *symbols)
    (general,) = solution
    free = [s for s in symbols if any(s in sympy.sympify(g).free_symbols for g in general)]
    start = sympy.Matrix([sympy.sympify(g).subs({s: 0 for s in free}) for g in general])
    kernel = [sympy.Matrix([sympy.diff(g, s) for g in general]) for s in free]
    return b * start, [b * k for k in kernel]


def minimum(a, y, c):
    n = a.shape[1]
    best = None
    for size in range(c.shape[0] + 1):
        for active in itertools.combinations(range(c.shape[0]), size):
            q, kernel = nullspace_minimum(a, y, [list(c.row(i)) for i in active], n)
            # Faces on which minimisers form a line are met again by larger active sets, where the line has left the
            # cone; a minimiser that is not unique is only accepted if the chosen one is feasible.
            if all(v >= 0 for v in c * q):
                residual = a * q - y
                value = (residual.T * residual)[0]
                if best is None or value < best:
                    best = value
    return best


def main():
    generator = random.Random(7)
    cases = []
    while len(cases) < 60:
        m, n, k = generator.randint(1, 4), generator.randint(1, 3), generator.randint(0, 4)
        draw = lambda: sympy.Rational(generator.randint(-3, 3), generator.choice([1, 1, 2]))
        a = sympy.Matrix(m, n, lambda i, j: draw())
        if n > 1 and generator.random() < 0.3:  # dependent columns
            a[:, n - 1] = a[:, 0] * generator.choice([0, 1, -2])
        y = sympy.Matrix(m, 1, lambda i, j: draw())
        c = sympy.Matrix(k, n, lambda i, j: draw())
        if k > 1 and generator.random() < 0.3:  # repeated or opposite constraints
            c[k - 1, :] = c[0, :] * generator.choice([1, 2, -1])
        value = minimum(a, y, c)
        text = lambda matrix: [[str(v) for v in matrix.row(i)] for i in range(matrix.shape[0])]
        cases.append({"a": text(a), "y": [str(v) for v in y], "c": text(c), "value": str(value)})
    path = pathlib.Path(__file__).parent.parent / "coneLeastSquares.json"
    path.write_text(json.dumps({"script": "scripts/coneLeastSquares.py", "sympy": sympy.__version__, "cases": cases}) + "\n")


main()
