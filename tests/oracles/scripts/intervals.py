"""Points at which intervals are tested: exact results of + - * / sqrt (fractions, integers) and of the elementary
functions (mpmath 1.2 at 2500 bits).

`x`, `y`, `value` are the base64 of little-endian doubles. `value` is the double nearest to the true result and `side`
says where that result lies: '-' below `value`, '0' equal to it, '+' above it. Run:
    python3 intervals.py > ../intervals.json
"""
import base64
import json
import math
import random
import struct
from fractions import Fraction
from mpmath import mp, mpf, exp, expm1, log, log1p, tanh, erfc, sqrt, pi, sin, cos, atan

random.seed(20240119)
mp.prec = 200
COUNT = 1000


def encode(values):
    return base64.b64encode(struct.pack(f'<{len(values)}d', *values)).decode()


def anywhere(low=-300, high=300):
    """A double of random sign and exponent; every third one has few significant bits, so that exact results occur."""
    significand = random.randint(1, 2**8) if random.randrange(3) == 0 else random.getrandbits(53) | 1
    return math.ldexp(random.choice([-1, 1]) * significand, random.randint(low, high) - significand.bit_length())


def near(scale):
    """A double of random sign whose size is spread over many orders of magnitude below `scale`."""
    return random.choice([-1, 1]) * scale * random.random() * 2.0 ** -random.choice([0, 0, 0, 1, 5, 20, 60])


def operands(name):
    kind = random.randrange(4)
    if kind == 0:
        return random.uniform(-10, 10), random.uniform(-10, 10)
    if kind == 1:
        return float(random.randint(-50, 50)), float(random.randint(1, 50))
    if kind == 2:  # results that are subnormal, or zero by underflow
        return (anywhere(-1073, -1010), anywhere(-1073, -1010)) if name in ('add', 'sub') else (
            anywhere(-560, -480), anywhere(-560, -480) if name == 'mul' else anywhere(470, 560))
    return anywhere(), anywhere()


EXACT = {
    'add': lambda a, b: a + b,
    'sub': lambda a, b: a - b,
    'mul': lambda a, b: a * b,
    'div': lambda a, b: a / b,
}


def side(exact, value):
    return '-' if exact < value else '+' if exact > value else '0'


operations = {}
for name, f in EXACT.items():
    xs, ys, values, sides = [], [], [], ''
    while len(xs) < COUNT:
        a, b = operands(name)
        exact = f(Fraction(a), Fraction(b))
        value = float(exact)
        xs.append(a), ys.append(b), values.append(value)
        sides += side(exact, value)
    operations[name] = {'x': encode(xs), 'y': encode(ys), 'value': encode(values), 'side': sides}
xs, values, sides = [], [], ''
while len(xs) < COUNT:
    a = abs(anywhere(-1070, 1000)) if random.randrange(2) else float(random.randint(0, 10**4)) ** random.choice([1, 2])
    value = math.sqrt(a)
    xs.append(a), values.append(value)
    sides += side(Fraction(a), Fraction(value)**2)
operations['sqrt'] = {'x': encode(xs), 'value': encode(values), 'side': sides}


def nearest(v):
    """The double nearest to a number of many bits; Python rounds quotients of integers correctly, subnormal ones too."""
    sign, man, e, _ = v._mpf_
    fraction = Fraction(-man if sign else man) * Fraction(2)**e
    return float(fraction), fraction


def softplus(x):
    return x + log1p(exp(-x)) if x > 0 else log1p(exp(x))


ATOMS = {
    'exp': (exp, lambda: random.choice([random.uniform(-20, 20), random.uniform(-740, 709), near(1)])),
    'expm1': (expm1, lambda: random.choice([random.uniform(-40, 40), random.uniform(-740, 709), near(1)])),
    'log': (log, lambda: random.choice([abs(anywhere(-1073, 1023)), 1 + near(0.5), random.uniform(0, 100)])),
    'log1p': (log1p, lambda: random.choice([abs(anywhere(-1000, 1000)), near(1), random.uniform(0, 100)])),
    'tanh': (tanh, lambda: random.choice([random.uniform(-5, 5), random.uniform(-25, 25), near(1)])),
    'sigmoid': (lambda x: 1 / (1 + exp(-x)), lambda: random.choice([random.uniform(-10, 10), random.uniform(-740, 60), near(1)])),
    'softplus': (softplus, lambda: random.choice([random.uniform(-10, 10), random.uniform(-740, 800), near(1)])),
    'normalCdf': (lambda x: erfc(-x / sqrt(mpf(2))) / 2, lambda: random.choice([random.uniform(-8, 8), random.uniform(-37, 10), near(1)])),
    'normalDensity': (lambda x: exp(-x * x / 2) / sqrt(2 * pi), lambda: random.choice([random.uniform(-8, 8), random.uniform(-37, 37), near(1)])),
    'sin': (sin, lambda: random.choice([random.uniform(-7, 7), random.uniform(-1000, 1000), near(1)])),
    'cos': (cos, lambda: random.choice([random.uniform(-7, 7), random.uniform(-1000, 1000), near(1)])),
    'atan': (atan, lambda: random.choice([random.uniform(-5, 5), anywhere(-300, 300), near(1)])),
    'sqrt': (sqrt, lambda: random.choice([abs(anywhere(-1073, 1023)), float(random.randint(0, 1000)) ** 2, random.uniform(0, 100)])),
}
atoms = {}
for name, (f, draw) in ATOMS.items():
    xs, values, sides = [], [], ''
    while len(xs) < COUNT:
        a = draw()
        # Enough to tell sin x from x for the smallest arguments drawn here, and for all cancellations.
        with mp.workprec(2500):
            value, fraction = nearest(f(mpf(a)))
        xs.append(a), values.append(value)
        sides += side(fraction, Fraction(value))
    atoms[name] = {'x': encode(xs), 'value': encode(values), 'side': sides}
print(json.dumps({'operations': operations, 'atoms': atoms}, indent=1))
