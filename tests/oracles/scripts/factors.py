"""Irreducible factors over the rationals, and resultants as determinants of Sylvester matrices, from sympy 1.14.

Coefficients are strings of ascending degree. Run:
    python3 factors.py > ../factors.json
"""
import json
import random
from sympy import QQ, Matrix, Poly, Rational, cyclotomic_poly, factor_list, minimal_polynomial, sqrt, symbols

random.seed(20250604)
x = symbols('x')


def strings(p):
    return [str(c) for c in reversed(Poly(p, x, domain=QQ).all_coeffs())]


def rand(degree, bits):
    return Poly([random.randint(1, 2**bits)] + [random.randint(-2**bits, 2**bits) for _ in range(degree)], x, domain=QQ)


def product(list_):
    p = Poly(1, x, domain=QQ)
    for f in list_:
        p = p * Poly(f, x, domain=QQ)
    return p


def sylvester(p, q):
    """The determinant of the Sylvester matrix; sympy 1.14's own `resultant` has the other sign for degrees 3 and 5."""
    n, m = p.degree(), q.degree()
    rows = [[0] * k + p.all_coeffs() + [0] * (m - 1 - k) for k in range(m)]
    rows += [[0] * k + q.all_coeffs() + [0] * (n - 1 - k) for k in range(n)]
    return Matrix(rows).det()


cases = {
    'linear regression': Poly(9 * x**2 - 144 * x + 56, x, domain=QQ),
    'difference of squares': Poly(x**2 - Rational(9, 4), x, domain=QQ),
    'x^4 + 4': Poly(x**4 + 4, x, domain=QQ),
    'x^4 + 1, reducible modulo every prime': Poly(x**4 + 1, x, domain=QQ),
    'Swinnerton-Dyer of degree 8': Poly(minimal_polynomial(sqrt(2) + sqrt(3) + sqrt(5), x), x, domain=QQ),
    'x^12 - 1': Poly(x**12 - 1, x, domain=QQ),
    'x^15 - 1': Poly(x**15 - 1, x, domain=QQ),
    'cyclotomic 30': Poly(cyclotomic_poly(30, x), x, domain=QQ),
    'powers of several factors': product([(x**2 - 2), (x**2 - 2), (x**2 - 2), (x + 1), (x + 1), (3 * x - 5)]),
    'two quadratics of a Hessian': product([9 * x**2 - 144 * x + 56, 4 * x**2 - 12 * x + 1]),
    'constant': Poly(Rational(7, 3), x, domain=QQ),
    'x^5 - x - 1': Poly(x**5 - x - 1, x, domain=QQ),
}
for k, (degrees, bits) in enumerate([((2, 3), 4), ((1, 1, 2), 10), ((3, 3), 30), ((2, 2, 2, 2), 20), ((4, 5), 60), ((6, 6), 12),
                                     ((1, 2, 3, 4), 8), ((3, 4), 200)]):
    cases[f'random product {k}'] = product([rand(d, bits).as_expr() for d in degrees])
factors = []
for name, p in cases.items():
    _, list_ = factor_list(p.as_expr(), x)
    entries = []
    for f, m in list_:
        f = Poly(f, x, domain=QQ).clear_denoms(convert=True)[1].primitive()[1]
        entries.append({'factor': [str(c) for c in reversed(f.all_coeffs())], 'multiplicity': int(m)})
    factors.append({'name': name, 'polynomial': strings(p), 'factors': entries})
pairs = [(rand(3, 4), rand(2, 4)), (rand(3, 6), rand(5, 6)), (rand(4, 40), rand(4, 40)), (Poly(x**2 - 1, x), Poly(x - 1, x)),
         (Poly(Rational(3, 2) * x**3 - 1, x), Poly(2 * x**2 + Rational(1, 5), x)), (Poly(5, x), Poly(x**3 - 2, x)),
         (Poly(x**3 - 2, x), Poly(5, x)), (rand(1, 8), rand(1, 8))]
resultants = [{'left': strings(p), 'right': strings(q), 'resultant': str(sylvester(p, q))} for p, q in pairs]
print(json.dumps({'factors': factors, 'resultants': resultants}, indent=1))
