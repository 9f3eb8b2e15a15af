"""Eigenvalues of Hessians of small analytic losses with 30 digits, with sympy 1.11 and mpmath 1.2.

One hidden layer of h units on numbers x: L = (1/m) sum_i (c + sum_j v_j s(w_j x_i + b_j) - y_i)^2 with the parameters
w, b, v, c; and softmax regression on vectors: L = (1/m) sum_i -log softmax(W x_i + b)[y_i] with the parameters W by
rows, b. Run:
    python3 analyticSpectra.py > ../analyticSpectra.json
"""

import json

import mpmath as mp
import sympy as sp

mp.mp.dps = 50
POINT = ["7/4", "-9/32", "-31/64", "-85/32", "-1/64", "-5/16", "-17/32", "5/16", "27/64"]
SIGMAS = {
    "sigmoid": lambda z: 1 / (1 + sp.exp(-z)),
    "tanh": sp.tanh,
    "silu": lambda z: z / (1 + sp.exp(-z)),
    "softplus": lambda z: sp.log(1 + sp.exp(z)),
    "gelu": lambda z: z * (1 + sp.erf(z / sp.sqrt(2))) / 2,
}


def hidden(sigma, x, y):
    p = sp.symbols("p0:7")
    f = lambda t: p[6] + sum(p[4 + j] * sigma(p[j] * t + p[2 + j]) for j in range(2))
    return p, sum((f(sp.Rational(a)) - sp.Rational(b)) ** 2 for a, b in zip(x, y)) / len(x)


def softmax(x, y):
    p = sp.symbols("p0:9")
    total = 0
    for row, label in zip(x, y):
        z = [sum(p[2 * k + d] * sp.Rational(row[d]) for d in range(2)) + p[6 + k] for k in range(3)]
        total += sp.log(sum(sp.exp(v) for v in z)) - z[label]
    return p, total / len(x)


def spectrum(p, loss):
    at = {v: mp.mpf(sp.Rational(t).p) / sp.Rational(t).q for v, t in zip(p, POINT)}
    n = len(p)
    matrix = mp.matrix(n, n)
    for i in range(n):
        for j in range(i + 1):
            entry = sp.lambdify(p, sp.diff(loss, p[i], p[j]), "mpmath")(*[at[v] for v in p])
            matrix[i, j] = matrix[j, i] = entry
    return [mp.nstr(v, 30) for v in sorted(mp.eigsy(matrix, eigvals_only=True))]


x, y = ["-1", "1/2", "2"], ["1", "-1", "2"]
cases = [
    {"name": name, "x": x, "y": y, "eigenvalues": spectrum(*hidden(sigma, x, y))} for name, sigma in SIGMAS.items()
]
rows, labels = [["1", "1/2"], ["-1", "2"], ["1/2", "-3/2"], ["2", "1"], ["-1/2", "-1"]], [0, 1, 2, 0, 1]
cases.append({"name": "softmax regression", "x": rows, "y": labels, "eigenvalues": spectrum(*softmax(rows, labels))})
print(json.dumps({"point": POINT, "cases": cases}, indent=1))
