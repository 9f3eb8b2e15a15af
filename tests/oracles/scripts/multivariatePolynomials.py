"""Greatest common divisors, square-free decompositions, resultants and irreducible factors of polynomials in 1 to 4 variables, from sympy 1.14.

A polynomial is a text: its terms "coefficient:exponents" with a space between them, exponents with a comma between them.
Divisors and factors have coprime integer coefficients, the leading one positive (by degree, then by the exponents of
x0, x1, …). Resultants are with respect to x0; each entry says whether sympy's greatest common divisor has x0. Run:
    python3 multivariatePolynomials.py > ../multivariatePolynomials.json
"""
import json
import random
from sympy import QQ, Matrix, Poly, Rational, factor_list, gcd, sqf_list, symbols

random.seed(20261122)
x = symbols('x0:4')


def text(p):
    return ' '.join(f"{c}:{','.join(map(str, m))}" for m, c in p.terms() if c != 0)


def rand(variables, degree, terms, fractions=False):
    """A polynomial in the first variables with at most so many terms, not 0."""
    p = Poly(0, *x[:variables], domain=QQ)
    while p.is_zero:
        for _ in range(terms):
            m = [0] * variables
            for _ in range(random.randint(0, degree)):
                m[random.randrange(variables)] += 1
            c = Rational(random.randint(-9, 9), random.randint(1, 6) if fractions else 1)
            p += Poly({tuple(m): c}, *x[:variables], domain=QQ)
    return p


def primitive(p):
    p = p.clear_denoms(convert=True)[1].primitive()[1]
    p = Poly(p.as_expr(), *p.gens, domain=QQ)
    return -p if p.LC(order='grlex') < 0 else p


gcds = []
for case in range(110):
    variables = 1 + case % 4
    size = random.choice([(1, 2), (2, 3), (3, 4), (2, 5)])
    common, p, q = (rand(variables, *size, fractions=case % 3 == 0) for _ in range(3))
    if case % 5 == 0:
        common = Poly(1, *x[:variables], domain=QQ)
    if case % 7 == 0:
        q = q * p
    left, right = common * p, common * q
    gcds.append({'left': text(left), 'right': text(right), 'gcd': text(primitive(gcd(left, right)))})

squareFree = []
for case in range(60):
    variables = 1 + case % 4
    p = Poly(random.choice([1, -3, Rational(2, 5)]), *x[:variables], domain=QQ)
    for multiplicity in random.sample([1, 2, 3, 4], random.randint(1, 2)):
        p *= rand(variables, random.randint(1, 2), 3)**multiplicity
    _, factors = sqf_list(p.as_expr(), *x[:variables], domain=QQ)
    by = {}
    for f, m in factors:
        f = Poly(f, *x[:variables], domain=QQ)
        by[m] = by[m] * f if m in by else f
    entries = [{'factor': text(primitive(f)), 'multiplicity': int(m)} for m, f in sorted(by.items()) if not f.is_ground]
    squareFree.append({'polynomial': text(p), 'factors': entries})


def sylvester(p, q):
    """The determinant of the Sylvester matrix in x0, for polynomials of positive degree in it."""
    a, b = (Poly(f.as_expr(), x[0]).all_coeffs() for f in (p, q))
    n, m = len(a) - 1, len(b) - 1
    rows = [[0] * k + a + [0] * (m - 1 - k) for k in range(m)] + [[0] * k + b + [0] * (n - 1 - k) for k in range(n)]
    return Matrix(rows).det(method='berkowitz') if n + m else 1


resultants = []
for case in range(60):
    variables = 1 + case % 4
    p, q = (rand(variables, random.randint(1, 3), 4, fractions=case % 3 == 0) for _ in range(2))
    if case % 6 == 0:
        common = rand(variables, 1, 2)
        p, q = p * common, q * common
    r = Poly(sylvester(p, q), *x[:variables], domain=QQ)
    resultants.append({'left': text(p), 'right': text(q), 'resultant': text(r),
                       'isCommon': bool(gcd(p, q).degree(x[0]) > 0)})

# Products in which some factors have fewer variables than others, or come twice.
factors = []
for case in range(60):
    variables = 1 + case % 4
    chosen = [rand(random.randint(1, variables), random.randint(1, 3), 3) for _ in range(random.randint(1, 3))]
    p = Poly(1, *x[:variables], domain=QQ)
    for f in chosen + (chosen[:1] if case % 3 == 0 else []):
        p *= Poly(f.as_expr(), *x[:variables], domain=QQ)
    if p.is_ground:
        continue
    _, found = factor_list(p.as_expr(), *x[:variables], domain=QQ)
    factors.append({'polynomial': text(p), 'factors': [text(primitive(Poly(f, *x[:variables], domain=QQ))) for f, _ in found]})
print(json.dumps({'gcds': gcds, 'squareFree': squareFree, 'resultants': resultants, 'factors': factors}, indent=1))
