"""Exceptional step sizes of small losses, by brute force over all patterns of pieces, with sympy 1.11.

L = (1/m) sum_i |f(x_i) - y_i|^2. For every choice of one piece per evaluation of a kinked function (sample-major, in
the order of evaluation) the characteristic polynomials of the exact Hessian at three integer points are computed and
their gcd factored over Q; a factor counts if it divides the characteristic polynomial at four more points. A pattern is
feasible if one of 4000 sampled points has it (a lower bound of what is feasible). Run:
    python3 certificates.py > ../certificates.json
"""
import itertools
import json
import random
import sys
from fractions import Fraction as F
from sympy import Poly, QQ, ring, symbols
from sympy.polys.matrices import DomainMatrix

lam = symbols('lambda')
q = lambda v: QQ(F(v).numerator, F(v).denominator)
PIECES = {
    'relu': ([0], [(0, 0), (0, 1)]),
    'abs': ([0], [(0, -1), (0, 1)]),
    'leaky1/8': ([0], [(0, '1/8'), (0, 1)]),
    'leaky1/2': ([0], [(0, '1/2'), (0, 1)]),
    'hardTanh': ([-1, 1], [(-1, 0), (0, 1), (1, 0)]),
    None: ([], [(0, 1)]),
}


def dense(h, hidden_bias=True, output_bias=True):
    def f(p, x, act):
        k = iter(p)
        w = [next(k) for _ in range(h)]
        b = [next(k) for _ in range(h)] if hidden_bias else [0] * h
        v = [next(k) for _ in range(h)]
        out = sum(v[j] * act(w[j] * q(x) + b[j]) for j in range(h))
        return [out + next(k)] if output_bias else [out]
    return f


def paper(p, x, act):
    return [act(p[1] * act(p[0] * q(x)))]


def linear(p, x, act):
    return [p[0] * q(x) + p[1]]


def conv(p, x, act):
    z = [act(p[0] * q(x[i]) + p[1] * q(x[i + 1]) + p[2]) for i in range(3)]
    return [p[3] * z[0] + p[4] * z[1] + p[5] * z[2] + p[6]]


def resnet(p, x, act):
    return [p[3] * (q(x) + p[2] * act(p[0] * q(x) + p[1])) + p[4]]


def rnn(p, x, act):
    h = act(p[1] * q(x[0]) + p[2])
    for t in (1, 2):
        h = act(p[0] * h + p[1] * q(x[t]) + p[2])
    return [p[3] * h + p[4]]


def deep(p, x, act):
    h = [act(p[j] * q(x) + p[2 + j]) for j in range(2)]
    g = [act(p[4 + 2 * j] * h[0] + p[5 + 2 * j] * h[1] + p[8 + j]) for j in range(2)]
    return [p[10] * g[0] + p[11] * g[1] + p[12]]


def bottleneck(d):
    def f(p, x, act):
        z = sum(p[i] * q(x[i]) for i in range(d))
        return [p[d + k] * z for k in range(d)]
    return f


def three_linear(p, x, act):
    return [p[2] * p[1] * p[0] * q(x)]


def behind_a_dead_unit(p, x, act):
    return [p[2] + act(p[1] * act(p[0] * q(x)))]


X3, Y3 = ['-1', '1/2', '2'], ['1', '-1', '2']
CASES = [
    ('paper', 'relu', 2, paper, ['9/8', '5/2'], ['9/8', '5/2']),
    ('paper, one sample', 'relu', 2, paper, ['9/8'], ['9/8']),
    ('linear regression', None, 2, linear, ['1', '2', '4'], ['1', '3', '2']),
    ('1-2-1 relu', 'relu', 7, dense(2), X3, Y3),
    ('1-2-1 relu, sample 1', 'relu', 7, dense(2), X3[:1], Y3[:1]),
    ('1-2-1 relu, sample 3', 'relu', 7, dense(2), X3[2:], Y3[2:]),
    ('1-2-1 leaky', 'leaky1/8', 7, dense(2), X3, Y3),
    ('1-2-1 abs', 'abs', 7, dense(2), X3, Y3),
    ('1-2-1 abs, 4 samples', 'abs', 7, dense(2), ['-1', '0', '1', '2'], ['1', '-1', '2', '0']),
    ('1-2-1 hardTanh', 'hardTanh', 7, dense(2), X3, Y3),
    ('1-2-1 relu without output bias', 'relu', 6, dense(2, output_bias=False), X3, Y3),
    ('1-2-1 relu without hidden bias', 'relu', 5, dense(2, hidden_bias=False), X3, Y3),
    ('1-1-1 leaky, live exception', 'leaky1/2', 3, dense(1, hidden_bias=False), ['1', '-2'], ['1', '3']),
    ('1-1-1 abs, only zero inputs', 'abs', 3, dense(1, hidden_bias=False), ['0', '0'], ['1', '3']),
    ('convolution', 'relu', 7, conv, [['1', '-1', '2', '0'], ['0', '2', '-1', '1']], ['1', '-1']),
    ('residual', 'relu', 5, resnet, ['1', '2', '4'], ['1', '3', '2']),
    ('recurrent', 'relu', 5, rnn, [['1', '-1', '2'], ['2', '1', '-1']], ['1', '-2']),
    ('1-2-2-1 relu', 'relu', 13, deep, ['1', '-2'], ['1', '3']),
    ('linear 2-1-2', None, 4, bottleneck(2), [['1', '2'], ['-1', '1']], [['1', '0'], ['2', '1']]),
    ('linear 3-1-3, identity data', None, 6, bottleneck(3), [['1', '0', '0'], ['0', '1', '0'], ['0', '0', '1']],
     [['1', '0', '0'], ['0', '1', '0'], ['0', '0', '1']]),
    ('linear, three layers', None, 3, three_linear, ['1', '2'], ['1', '3']),
    ('behind a dead unit', 'abs-relu', 3, None, ['1'], ['1']),
]


def loss(R, p, kind, f, xs, ys, choose):
    total = R(0)
    for x, y in zip(xs, ys):
        y = y if isinstance(y, list) else [y]
        for k, v in enumerate(f(p, x, choose)):
            total += (v - q(y[k])) ** 2
    return total * QQ(1, len(xs))


def charpoly(H, point):
    n = len(H)
    rows = [[QQ(h.evaluate(list(zip(h.ring.gens, point)))) if h else QQ(0) for h in row] for row in H]
    return Poly([c for c in DomainMatrix(rows, (n, n), QQ).charpoly()], lam, domain=QQ)


def run(name, kind, n, f, xs, ys):
    rng = random.Random(7)
    R, *p = ring([f't{k}' for k in range(n)], QQ)
    if f is None:  # c + |v relu(w x)|: the outer argument is identically 0 behind a dead unit
        names = ['relu', 'abs'] * len(xs)
        f = behind_a_dead_unit
    else:
        names = None
    calls = []
    loss(R, p, kind, f, xs, ys, lambda z: (calls.append(0), z)[1])
    kinds = names or [kind] * (len(calls) if kind else 0)
    points = [[rng.randint(-9, 9) or 5 for _ in range(n)] for _ in range(7)]
    feasible = set()
    for _ in range(4000):
        theta = [F(rng.randint(-600000, 600000), 200003) for _ in range(n)]  # never on a kink by accident
        seen, k = [], itertools.count()

        def value(z):
            if not kinds:
                return z
            breaks, pieces = PIECES[kinds[next(k)]]
            z = F(int(z.numerator), int(z.denominator)) if not isinstance(z, F) else z
            piece = sum(z > b for b in breaks)
            if any(z == b for b in breaks):
                piece = 9 if z == 0 else 8
            seen.append(piece)
            piece = min(piece, len(pieces) - 1)
            return QQ(z.numerator, z.denominator) * q(pieces[piece][1]) + q(pieces[piece][0])

        loss(QQ, [q(t) for t in theta], kind, lambda p, x, act: f(p, x, act), xs, ys, value)
        # 9: identically on the kink at 0, behind a dead unit or for a zero input; both pieces have the value there.
        options = [[0, 1] if s == 9 else [s] for s in seen]
        if 8 not in seen:
            feasible.update(itertools.product(*options))
    exceptional = {}
    patterns = list(itertools.product(*[range(len(PIECES[k][1])) for k in kinds]))
    for pattern in patterns:
        k = itertools.count()

        def branch(z):
            if not kinds:
                return z
            i = next(k)
            c, s = PIECES[kinds[i]][1][pattern[i]]
            return z * q(s) + q(c)

        L = loss(R, p, kind, f, xs, ys, branch)
        H = [[L.diff(a).diff(b) for b in p] for a in p]
        P = [charpoly(H, point) for point in points[:3]]
        g = P[0].gcd(P[1]).gcd(P[2])
        if g.degree() == 0 or g == Poly(lam, lam, domain=QQ) ** g.degree():
            continue
        for factor, _ in g.factor_list()[1]:
            if factor == Poly(lam, lam, domain=QQ):
                continue
            if any(charpoly(H, point).rem(factor) != 0 for point in points[3:]):
                continue
            _, primitive = factor.clear_denoms(convert=True)
            key = ' '.join(str(c) for c in primitive.primitive()[1].all_coeffs())
            entry = exceptional.setdefault(key, {'patterns': 0, 'feasible': 0})
            entry['patterns'] += 1
            entry['feasible'] += pattern in feasible or not kinds
    out = []
    for key, counts in sorted(exceptional.items()):
        polynomial = Poly([int(c) for c in key.split()], lam)
        for root in polynomial.nroots(n=25):
            if root > 0:
                out.append({'eigenvaluePolynomial': key, 'eta': str((1 / root).n(20)), **counts})
    out.sort(key=lambda e: float(e['eta']))
    return {'name': name, 'kinks': kind, 'parameters': n, 'x': xs, 'y': ys, 'patterns': len(patterns), 'exceptional': out}


results = []
for case in CASES:
    results.append(run(*case))
    print(case[0], results[-1]['exceptional'], file=sys.stderr, flush=True)
print(json.dumps({'loss': 'mse', 'cases': results}, indent=1))
