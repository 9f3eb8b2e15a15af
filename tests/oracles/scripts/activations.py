"""Values and derivatives of orders 0 to 3 of every activation, from mpmath 1.2 at 60 digits.

Each activation is written here by its textbook formula, independently of the project. Run:
    python3 activations.py > ../activations.json
"""
import json
from mpmath import mp, mpf, diff, exp, erf, sqrt, tanh, log, expm1, sin, cos, atan

mp.dps = 60
SIG = lambda x: 1 / (1 + exp(-x))
ALPHA, SCALE = mpf(1.6732632423543772), mpf(1.0507009873554805)
F = {
    'relu': ({}, lambda x: x if x > 0 else mpf(0)),
    'leakyRelu': ({'slope': 0.125}, lambda x: x if x > 0 else x / 8),
    'abs': ({}, abs),
    'elu': ({'alpha': 1.5}, lambda x: x if x > 0 else mpf(3) / 2 * expm1(x)),
    'selu': ({}, lambda x: SCALE * (x if x > 0 else ALPHA * expm1(x))),
    'relu6': ({}, lambda x: min(max(x, mpf(0)), mpf(6))),
    'hardTanh': ({'min': -2, 'max': 0.5}, lambda x: min(max(x, mpf(-2)), mpf('0.5'))),
    'sigmoid': ({}, SIG),
    'tanh': ({}, tanh),
    'softplus': ({}, lambda x: log(1 + exp(x))),
    'silu': ({}, lambda x: x * SIG(x)),
    'gelu': ({}, lambda x: x * (1 + erf(x / sqrt(2))) / 2),
    'square': ({}, lambda x: x * x),
    'identity': ({}, lambda x: x),
    'softsign': ({}, lambda x: x / (1 + abs(x))),
    'prelu': ({'slope': 0.375}, lambda x: x if x > 0 else x * mpf(3) / 8),
    'rrelu': ({'lower': 0.125, 'upper': 0.375}, lambda x: x if x > 0 else x / 4),
    'celu': ({'alpha': 2}, lambda x: x if x > 0 else 2 * expm1(x / 2)),
    'hardSigmoid': ({}, lambda x: min(max(x + 3, mpf(0)), mpf(6)) / 6),
    'hardSwish': ({}, lambda x: x * min(max(x + 3, mpf(0)), mpf(6)) / 6),
    'squaredRelu': ({}, lambda x: max(x, mpf(0))**2),
    'reluPower': ({'power': 4}, lambda x: max(x, mpf(0))**4),
    'signedSquare': ({}, lambda x: x * abs(x)),
    'absCube': ({}, lambda x: abs(x)**3),
    'softShrink': ({'lambda': 0.75}, lambda x: x - mpf(3) / 4 if x > 0.75 else x + mpf(3) / 4 if x < -0.75 else mpf(0)),
    'hardShrink': ({'lambda': 1.5}, lambda x: x if abs(x) > 1.5 else mpf(0)),
    'threshold': ({'threshold': 0.5, 'value': -2}, lambda x: x if x > 0.5 else mpf(-2)),
    'heaviside': ({'atZero': 0.5}, lambda x: mpf(1) if x > 0 else mpf(0)),
    'sign': ({}, lambda x: mpf(1) if x > 0 else mpf(-1)),
    'logSigmoid': ({}, lambda x: -log(1 + exp(-x))),
    'tanhShrink': ({}, lambda x: x - tanh(x)),
    'torchSoftplus': ({'beta': 2, 'threshold': 4}, lambda x: x if 2 * x > 4 else log(1 + exp(2 * x)) / 2),
    'mish': ({}, lambda x: x * tanh(log(1 + exp(x)))),
    'geluTanh': ({}, lambda x: x / 2 * (1 + tanh(mpf(0.7978845608028654) * (x + mpf(0.044715) * x**3)))),
    'sin': ({}, sin),
    'cos': ({}, cos),
    'atan': ({}, atan),
    'exp': ({}, exp),
    'snake': ({'a': 2}, lambda x: x + sin(2 * x)**2 / 2),
    'round': ({}, mp.nint),
    'floor': ({}, mp.floor),
    'ceil': ({}, mp.ceil),
    'sawtooth': ({}, lambda x: x - mp.floor(x)),
    'triangleWave': ({}, lambda x: abs((x - 1) % 4 - 2) - 1),
}
# Some points are jumps of these: their derivatives are those of the pieces.
STEPS = ['round', 'floor', 'ceil']
POINTS = [-7.25, -3.5, -1.375, -0.625, -0.1875, 0.25, 0.8125, 1.625, 4.5, 8.25]
out = []
for name, (parameters, f) in F.items():
    rows = [[x] + [mp.nstr(mpf(0) if n > 0 and name in STEPS else diff(f, mpf(x), n), 20) for n in range(4)] for x in POINTS]
    out.append({'name': name, 'parameters': parameters, 'rows': rows})
print(json.dumps({'columns': ['x', 'f', "f'", "f''", "f'''"], 'activations': out}, indent=1))
