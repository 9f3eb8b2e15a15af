"""Doubles nearest to, below and above rational numbers, and hexadecimal floats, from Python's fractions and float.

`rounding`: [p/q, nearest, down, up] with the doubles as float.hex() text (without the zeros at the end, as C prints
them). `hex`: [hexadecimal text, exact p/q]. Run:
    python3 rationals.py > ../rationals.json
"""
import json
import math
import random
from fractions import Fraction

random.seed(20240120)
LARGEST = Fraction(2)**1024 - Fraction(2)**971


def text(value):
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    mantissa, exponent = value.hex().split('p')
    if '.' in mantissa:
        mantissa = mantissa.rstrip('0').rstrip('.')
    return mantissa + 'p' + exponent


def directed(q):
    try:
        nearest = float(q)
    except OverflowError:
        nearest = math.inf if q > 0 else -math.inf
    if math.isinf(nearest):
        down, up = (float(LARGEST), math.inf) if q > 0 else (-math.inf, -float(LARGEST))
        return nearest, down, up
    down = nearest if Fraction(nearest) <= q else math.nextafter(nearest, -math.inf)
    up = nearest if Fraction(nearest) >= q else math.nextafter(nearest, math.inf)
    return nearest, down, up


def any_rational(bits, shift):
    return Fraction(random.randint(-2**bits, 2**bits), random.randint(1, 2**bits)) * Fraction(2)**random.randint(-shift, shift)


cases = [Fraction(0), Fraction(1, 3), Fraction(-2, 3), Fraction(1, 10), Fraction(2**53 + 1), Fraction(2**54 + 2), Fraction(-(2**54 + 6)),
         Fraction(2)**-1075, Fraction(2)**-1076, Fraction(3) * Fraction(2)**-1075, Fraction(-1) * Fraction(2)**-1074,
         (Fraction(2)**-1022) - Fraction(2)**-1075, LARGEST, LARGEST + Fraction(2)**969, LARGEST + Fraction(2)**970, -LARGEST - 1,
         Fraction(10)**400, -Fraction(1, 10**400), Fraction(2)**-1022, 1 - Fraction(2)**-54, 1 + Fraction(2)**-53]
cases += [any_rational(20, 0) for _ in range(60)] + [any_rational(200, 3) for _ in range(60)]
cases += [any_rational(60, 1060) for _ in range(80)] + [any_rational(10, 1080) for _ in range(80)]
rounding = [[str(q)] + [text(v) for v in directed(q)] for q in cases]

doubles = [0.0, 1.0, -1.0, 3.0, 0.1, -0.3, math.pi, 2.0**-1074, -(2.0**-1022), 2.0**-1022 - 2.0**-1074, float(LARGEST), 2.0**1023, 1e-310, 1e300]
doubles += [math.ldexp(random.uniform(-1, 1), random.randint(-1070, 1000)) for _ in range(60)]
print(json.dumps({'rounding': rounding, 'hex': [[text(d), str(Fraction(d))] for d in doubles]}, indent=1))
