"""Reference values of the elementary functions, from mpmath at 200 bits (more where sines reduce huge angles).

Fixture:  python3 elementary.py > ../elementary.json && npx biome format --write ../elementary.json
    For each function three base64 strings over the same points: `x` (doubles, big endian; for pow a base and an exponent
    for each point), `y` (the value rounded to the nearest double) and `excess` (signed bytes: what the rounded value lacks, in 1/256 of its unit in the last place).
Campaign: node measureElementary.mjs 100000 | python3 elementary.py --measure
    reads lines "function x y" (doubles as 16 hexadecimal digits, for pow "x,exponent") and prints for each function the largest error in ulp.
"""
import base64
import json
import math
import random
import struct
import sys

import mpmath as mp

mp.mp.prec = 200


def wide(f):
    """f with enough bits to reduce any double by pi/2."""

    def g(x):
        with mp.workprec(1400):
            return f(x)

    return g


FUNCTIONS = {
    'exp': mp.exp,
    'expm1': mp.expm1,
    'log': mp.log,
    'log1p': mp.log1p,
    'tanh': mp.tanh,
    'sigmoid': lambda x: 1 / (1 + mp.exp(-x)),
    'softplus': lambda x: mp.log1p(mp.exp(x)),
    'erf': mp.erf,
    'normalCdf': lambda x: mp.erfc(-x / mp.sqrt(2)) / 2,
    'normalDensity': lambda x: mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi),
    'sin': wide(mp.sin),
    'cos': wide(mp.cos),
    'sinh': mp.sinh,
    'cosh': mp.cosh,
    'atan': mp.atan,
    'cbrt': lambda x: mp.sign(x) * mp.cbrt(abs(x)),
    'pow': mp.power,
}

# The interval over which the value is neither 0 nor constant nor infinite in doubles.
RANGES = {
    'exp': (-745.2, 709.79),
    'expm1': (-40.0, 709.79),
    'tanh': (-20.0, 20.0),
    'sigmoid': (-745.2, 40.0),
    'softplus': (-745.2, 50.0),
    'erf': (-6.0, 6.0),
    'normalCdf': (-38.5, 8.4),
    'normalDensity': (-38.5, 38.5),
    'sinh': (-710.47, 710.47),
    'cosh': (-710.47, 710.47),
    'atan': (-1e18, 1e18),
}

SPECIAL = {
    'exp': [709.782712893384, -708.3964185322641, -745.1332191019411, -744.0, 1.0],
    'expm1': [709.782712893384, -37.0, 38.5, 1.0],
    'log': [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, 2.0],
    'log1p': [5e-324, -1 + 2.0**-53, 1.7976931348623157e308, 1.0],
    'sin': [6381956970095103 * 2.0**797, 1.7976931348623157e308, 2.0**20, 2.0**20 + 2.0**-30, math.pi],
    'cos': [6381956970095103 * 2.0**797, 1.7976931348623157e308, 2.0**20, 2.0**20 + 2.0**-30, math.pi / 2],
}


def ulp(value):
    """The unit in the last place of doubles in the binade of the exact value."""
    _, exponent = mp.frexp(abs(value))
    return mp.ldexp(mp.mpf(1), max(int(exponent) - 1, -1022) - 52)


def powers(count, rng):
    """Pairs of a base and an exponent whose power is a normal double."""
    pairs = []
    while len(pairs) < count:
        kind, sign = len(pairs) % 4, rng.choice((-1, 1))
        base = [2.0 ** rng.uniform(-1074, 1024), 1 + sign * 2.0 ** rng.uniform(-50, -2), 10 * rng.random(), rng.uniform(0.5, 1.5)][kind]
        if base in (0, 1):
            continue
        exponent = rng.choice((-1, 1)) * rng.random() * 708 / abs(math.log(base))
        if len(pairs) % 3 == 0 and abs(exponent) > 1:
            exponent = float(round(exponent))
            base *= sign
        pairs.append((base, exponent))
    return pairs


def points(name, count, rng):
    if name == 'pow':
        return powers(count, rng)
    xs = [0.0, -0.0] if name not in ('log',) else []
    xs += SPECIAL.get(name, [])
    while len(xs) < count:
        kind = len(xs) % 5
        u, sign = rng.random(), rng.choice((-1, 1))
        if name == 'log':
            x = [2.0 ** rng.uniform(-1074, 1024), math.exp(2 * u), 1 + sign * 2.0 ** rng.uniform(-52, -1), 0.7 + 0.8 * u, 100 * u][kind]
        elif name == 'log1p':
            x = [2.0 ** rng.uniform(-300, 1024), -1 + 2.0 ** rng.uniform(-53, 0), sign * 2.0 ** rng.uniform(-60, 0), sign * u / 64, 9 * u][kind]
        elif name == 'cbrt':
            x = [sign * 2.0 ** rng.uniform(-1074, 1024), 1 + 7 * u, sign * round(100 * u) ** 3, 100 * u, sign * u][kind]
        elif name in ('sin', 'cos'):
            near = round(10 ** rng.uniform(0, 6)) * math.pi / 2
            x = [sign * 7 * u, sign * 2.0 ** rng.uniform(-40, 20), sign * 2.0 ** rng.uniform(20, 1024), near, near * (1 + sign * 1e-9 * u)][kind]
        else:
            low, high = RANGES[name]
            # The last kind lies beside a border of two cells of the functions' tables.
            cell = rng.randrange(1, 200) * rng.choice((math.log(2) / 256, 1 / 128)) * (1 + sign * 1e-12 * u)
            x = [rng.uniform(low, high), sign * 2.0 ** rng.uniform(-60, 0), rng.uniform(-4, 4), sign * math.exp(7 * u - 3.5), sign * cell][kind]
            if not low < x < high:
                continue
        if abs(x) < math.inf:
            xs.append(x)
    return xs


def fixture(count=1000):
    result = {}
    for name, f in FUNCTIONS.items():
        rng = random.Random(name)
        xs, ys, excesses = points(name, count, rng), [], []
        for x in xs:
            exact = f(*map(mp.mpf, x)) if name == 'pow' else f(mp.mpf(x))
            y = float(exact)
            if exact == 0:
                y = math.copysign(0.0, x) if name not in ('exp', 'normalCdf') else 0.0
            ys.append(y)
            excess = 0 if exact == 0 or math.isinf(y) else round((exact - mp.mpf(y)) / ulp(exact) * 256)
            assert abs(excess) <= 128, (name, x)
            excesses.append(min(127, excess))
        pack = lambda code, values: base64.b64encode(struct.pack(f'>{len(values)}{code}', *values)).decode()
        xs = [a for pair in xs for a in pair] if name == 'pow' else xs
        result[name] = {'x': pack('d', xs), 'y': pack('d', ys), 'excess': pack('b', excesses)}
    json.dump(result, sys.stdout, indent=1)
    print()


def measure():
    worst, counts = {}, {}
    for line in sys.stdin:
        name, x, y = line.split()
        *x, y = (struct.unpack('>d', bytes.fromhex(word))[0] for word in [*x.split(','), y])
        exact = FUNCTIONS[name](*map(mp.mpf, x))
        counts[name] = counts.get(name, 0) + 1
        if exact == 0:
            error = 0.0 if y == 0 else math.inf
        elif math.isinf(y):
            error = 0.0 if abs(exact) >= mp.mpf(2) ** 1024 - mp.mpf(2) ** 970 else math.inf
        else:
            error = float(abs(mp.mpf(y) - exact) / ulp(exact))
        if error > worst.get(name, (0.0, 0.0))[0]:
            worst[name] = (error, x)
    for name, (error, x) in worst.items():
        print(f'{name:14s} {counts[name]:8d} points  max {error:.4f} ulp at {x!r}')


if __name__ == '__main__':
    measure() if '--measure' in sys.argv else fixture()
