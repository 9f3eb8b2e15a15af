"""Greatest common divisors, square-free parts and real roots of rational polynomials, from sympy 1.11.

Coefficients are strings "p/q" of ascending degree. Real roots: distinct, ascending; rational ones as "p/q", the others
as decimals of 40 digits. Run:
    python3 polynomials.py > ../polynomials.json
"""
import json
import random
from sympy import QQ, Poly, Rational, gcd, symbols, sqf_part

random.seed(20240118)
x = symbols('x')


def strings(p):
    return [str(c) for c in reversed(p.all_coeffs())] if not p.is_zero else []


def poly(*ascending):
    return Poly(list(reversed(ascending)), x, domain=QQ)


def rand(degree, bits=6):
    cs = [Rational(random.randint(-2**bits, 2**bits), random.randint(1, 2**bits)) for _ in range(degree)]
    return poly(*cs, Rational(random.randint(1, 2**bits), random.randint(1, 2**bits)))


def monic(p):
    return p.monic() if not p.is_zero else p


pairs = [(rand(3), rand(4)), (poly(0), rand(3)), (rand(2), poly(0)), (poly(5), rand(3)), (poly(0, 0, 1), poly(0, 1))]
for common, left, right, bits in [(1, 3, 4, 6), (2, 5, 5, 8), (4, 3, 7, 20), (7, 8, 8, 60), (3, 12, 12, 30), (5, 0, 4, 10)]:
    g = rand(common, bits)
    pairs.append((g * rand(left, bits), g * rand(right, bits)))
g = rand(2)
pairs.append((g**3 * rand(2), g**2 * rand(3)))
gcds = [{'left': strings(p), 'right': strings(q), 'gcd': strings(monic(gcd(p, q)))} for p, q in pairs]

NAMED = {
    'linear regression: 9x^2 - 144x + 56': poly(56, -144, 9),
    'constant': poly(7),
    'x': poly(0, 1),
    'x^3': poly(0, 0, 0, 1),
    'no real root': poly(1, 0, 1),
    'eigenvalue 2': poly(-2, 1),
    'rational roots only': poly(-1, 2) * poly(3, 4) * poly(0, 1) * poly(-5, 1),
    'rational root with a multiplicity and an irrational pair': poly(-1, 3)**3 * poly(-2, 0, 1)**2,
    'roots on both sides of 0, near it': poly(-1, 0, 10**20) * poly(-1, 10**11),
    'close pair': poly(-1, 1000) * (poly(-1, 1000)**2 - poly(Rational(1, 10**12))),
    'golden ratio and its reciprocal': poly(-1, -1, 1) * poly(-1, 1, 1),
    'Wilkinson 10': None,
    'Chebyshev 7': poly(0, -7, 0, 56, 0, -112, 0, 64),
    'negative leading coefficient': poly(Rational(1, 7), Rational(-3, 5), -2),
    'x^5 - x - 1': poly(-1, -1, 0, 0, 0, 1),
}
w = poly(1)
for k in range(1, 11):
    w = w * poly(-k, 1)
NAMED['Wilkinson 10'] = w
for k in range(6):
    NAMED[f'random {k}'] = rand(3 + 2 * k, 5 + 5 * k)
roots = []
for name, p in NAMED.items():
    distinct = sorted(set(p.real_roots()), key=lambda r: r.n(60)) if p.degree() > 0 else []
    roots.append({
        'name': name,
        'polynomial': strings(p),
        'squareFree': strings(monic(Poly(sqf_part(p.as_expr(), x), x, domain=QQ))),
        'roots': [{'rational': str(r)} if r.is_Rational else {'decimal': str(r.n(40))} for r in distinct],
    })
print(json.dumps({'gcds': gcds, 'roots': roots}, indent=1))
