"""Statements in the Interval Testing Language of our own making: random boxes, decorations included, with the tightest
results from fractions and from mpmath 1.2 at 3000 bits. Run:
    python3 intervalStatements.py > ../intervalStatements.itl
"""
import math
import random
from fractions import Fraction
import mpmath
from mpmath import mp, mpf

random.seed(20250211)
mp.prec = 3000
INF = math.inf


def down(v):
    return rounded(v, -1)


def up(v):
    return rounded(v, 1)


def rounded(v, side):
    """The double below (-1) or above (1) an mpf or a fraction."""
    if isinstance(v, float):
        return v
    if not isinstance(v, Fraction):
        sign, man, e, _ = v._mpf_
        v = Fraction(-man if sign else man) * Fraction(2)**e
    try:
        near = float(v)
    except OverflowError:
        near = INF if v > 0 else -INF
    if near == INF:
        return INF if side > 0 else math.ldexp(2 - 2.0**-52, 1023)
    if near == -INF:
        return -INF if side < 0 else -math.ldexp(2 - 2.0**-52, 1023)
    if side < 0 and Fraction(near) > v:
        return math.nextafter(near, -INF)
    if side > 0 and Fraction(near) < v:
        return math.nextafter(near, INF)
    return near


def text(x):
    return 'infinity' if x == INF else '-infinity' if x == -INF else (x + 0.0).hex()


def show(box, decoration=None):
    body = '[empty]' if box is None else f'[{text(box[0])}, {text(box[1])}]'
    return body if decoration is None else f'{body}_{decoration}'


ORDER = ['trv', 'def', 'dac', 'com']


def statement(name, boxes, result, behaviour, extra=''):
    """A bare and a decorated statement; `behaviour` is the strongest decoration true of the function on the box."""
    print(f'    {name} {" ".join(map(show, boxes))}{extra} = {show(result)};')
    own = [random.choice(ORDER[:4 if all(map(math.isfinite, b)) else 3]) for b in boxes]
    least = min(own + [behaviour], key=ORDER.index)
    if result is None:
        least = 'trv'
    elif least == 'com' and not all(map(math.isfinite, result)):
        least = 'dac'
    inputs = ' '.join(show(b, d) for b, d in zip(boxes, own))
    print(f'    {name} {inputs}{extra} = {show(result, least)};')


def number(scale):
    kind = random.randrange(4)
    if kind == 0:
        return float(random.randint(-4, 4))
    sign = random.choice([-1, 1])
    if kind == 1:
        return sign * scale * random.random()
    if kind == 2:
        return sign * random.random() * 2.0**-random.randint(1, 300)
    return random.uniform(-5, 5)


def box(scale=100.0):
    a, b = sorted([number(scale), number(scale)])
    kind = random.randrange(12)
    if kind == 0:
        return -INF, b
    if kind == 1:
        return a, INF
    return (a, a) if kind == 2 else (a, b)


def total_increasing(f, left, right, scale):
    """On the whole line, with its limits."""
    def run(name):
        a, b = box(scale)
        value = lambda x: left if x == -INF else right if x == INF else f(mpf(x))
        statement(name, [(a, b)], (down(value(a)), up(value(b))), 'com')
    return run


def on_domain(f, lo, hi, is_open, limits, decreasing=False):
    """Monotone between lo and hi; at an open or infinite end the limit counts, but there is no value."""
    def run(name):
        a, b = box(random.choice([1.5, 100.0]))
        inside = (a > lo or (a == lo and not is_open)) and (b < hi or (b == hi and (not is_open or b == INF)))
        c, d = max(a, lo), min(b, hi)
        if c > d or (is_open and (c == hi or d == lo)):
            return statement(name, [(a, b)], None, 'trv')
        value = lambda x: limits[0] if (is_open or x == -INF) and x == lo else \
            limits[1] if (is_open or x == INF) and x == hi else f(mpf(x))
        ends = (value(d), value(c)) if decreasing else (value(c), value(d))
        statement(name, [(a, b)], (down(ends[0]), up(ends[1])), 'com' if inside else 'trv')
    return run


def wave(f, first):
    """Sine or cosine; `first` + k is the place of an extremum in half turns, a maximum for even k."""
    def run(name):
        a, b = box(random.choice([3.0, 30.0]))
        if math.isinf(a) or math.isinf(b):
            return statement(name, [(a, b)], (-1.0, 1.0), 'com')
        least = int(mpmath.ceil(mpf(a) / mpmath.pi - first))
        most = int(mpmath.floor(mpf(b) / mpmath.pi - first))
        values = [f(mpf(a)), f(mpf(b))]
        inside = range(least, most + 1)
        lower = -1.0 if any(k % 2 for k in inside) else down(min(values))
        upper = 1.0 if any(k % 2 == 0 for k in inside) else up(max(values))
        statement(name, [(a, b)], (lower, upper), 'com')
    return run


def tangent(name):
    a, b = box(3.0)
    poles = math.isinf(a) or math.isinf(b) or \
        mpmath.floor(mpf(a) / mpmath.pi - 0.5) != mpmath.floor(mpf(b) / mpmath.pi - 0.5)
    result = (-INF, INF) if poles else (down(mpmath.tan(mpf(a))), up(mpmath.tan(mpf(b))))
    statement(name, [(a, b)], result, 'trv' if poles else 'com')


def bounded():
    a, b = sorted([number(1e3), number(1e3)])
    return a, b


def polynomial(f, count):
    """Extrema at the corners of bounded boxes, exactly."""
    def run(name):
        boxes = [bounded() for _ in range(count)]
        corners = [()]
        for b in boxes:
            corners = [c + (x,) for c in corners for x in b]
        values = [f(*map(Fraction, c)) for c in corners]
        statement(name, boxes, (down(min(values)), up(max(values))), 'com')
    return run


def division(name):
    a, b = bounded(), bounded()
    while b[0] <= 0 <= b[1]:
        b = bounded()
    values = [Fraction(x) / Fraction(y) for x in a for y in b]
    statement(name, [a, b], (down(min(values)), up(max(values))), 'com')


def power(name):
    a, b = sorted([abs(number(50)) + 2.0**-20, abs(number(50)) + 2.0**-20])
    c, d = sorted([random.choice([number(20), random.randint(-12, 12) / 4]) for _ in range(2)])
    values = [mpf(x)**mpf(y) for x in (a, b) for y in (c, d)]
    statement(name, [(a, b), (c, d)], (down(min(values)), up(max(values))), 'com')


def integer_power(name):
    a, b = bounded()
    n = random.randint(1, 12)
    values = [Fraction(a)**n, Fraction(b)**n] + ([Fraction(0)] if a < 0 < b and n % 2 == 0 else [])
    statement(name, [(a, b)], (down(min(values)), up(max(values))), 'com', f' {n}')


def root(name):
    n = random.randint(2, 9)
    whole = random.randint(1, 6)
    a, b = sorted([abs(number(1e6)), float(whole)**n])
    value = lambda x: Fraction(whole) if x == float(whole)**n else mpmath.root(mpf(x), n)
    statement(name, [(a, b)], (down(value(a)), up(value(b))), 'com', f' {n}')


def angle(name):
    (a, b), (c, d) = bounded(), bounded()
    while c <= 0:
        (c, d) = bounded()
    values = [mpmath.atan2(mpf(y), mpf(x)) for y in (a, b) for x in (c, d)]
    statement(name, [(a, b), (c, d)], (down(min(values)), up(max(values))), 'com')


FUNCTIONS = {
    'exp': total_increasing(mpmath.exp, 0.0, INF, 800),
    'exp2': total_increasing(lambda x: mpf(2)**x, 0.0, INF, 1100),
    'exp10': total_increasing(lambda x: mpf(10)**x, 0.0, INF, 330),
    'expm1': total_increasing(lambda x: mpmath.exp(x) - 1, -1.0, INF, 800),
    'sinh': total_increasing(mpmath.sinh, -INF, INF, 720),
    'tanh': total_increasing(mpmath.tanh, -1.0, 1.0, 30),
    'asinh': total_increasing(mpmath.asinh, -INF, INF, 1e9),
    'atan': total_increasing(mpmath.atan, -mpmath.pi / 2, mpmath.pi / 2, 1e9),
    'sigmoid': total_increasing(lambda x: 1 / (1 + mpmath.exp(-x)), 0.0, 1.0, 700),
    'softplus': total_increasing(lambda x: mpmath.log(1 + mpmath.exp(x)), 0.0, INF, 700),
    'normalCdf': total_increasing(lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2, 0.0, 1.0, 37),
    'log': on_domain(mpmath.log, 0.0, INF, True, (-INF, INF)),
    'log2': on_domain(lambda x: mpmath.log(x) / mpmath.log(2), 0.0, INF, True, (-INF, INF)),
    'log10': on_domain(lambda x: mpmath.log(x) / mpmath.log(10), 0.0, INF, True, (-INF, INF)),
    'log1p': on_domain(lambda x: mpmath.log(1 + x), -1.0, INF, True, (-INF, INF)),
    'sqrt': on_domain(mpmath.sqrt, 0.0, INF, False, (0.0, INF)),
    'asin': on_domain(mpmath.asin, -1.0, 1.0, False, None),
    'acos': on_domain(mpmath.acos, -1.0, 1.0, False, None, decreasing=True),
    'acosh': on_domain(mpmath.acosh, 1.0, INF, False, (0.0, INF)),
    'atanh': on_domain(mpmath.atanh, -1.0, 1.0, True, (-INF, INF)),
    'sin': wave(mpmath.sin, mpf(1) / 2),
    'cos': wave(mpmath.cos, 0),
    'tan': tangent,
    'add': polynomial(lambda a, b: a + b, 2),
    'sub': polynomial(lambda a, b: a - b, 2),
    'mul': polynomial(lambda a, b: a * b, 2),
    'fma': polynomial(lambda a, b, c: a * b + c, 3),
    'div': division,
    'pow': power,
    'pown': integer_power,
    'rootn': root,
    'atan2': angle,
}
print('// Made by scripts/intervalStatements.py')
for name, run in FUNCTIONS.items():
    print(f'testcase {name} {{')
    for _ in range(10):
        run(name)
    print('}')
