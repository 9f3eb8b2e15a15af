"""Functions with infinitely many pieces, from PyTorch 1.13 (float64, one thread) and from exact rational arithmetic.

`rounding`: torch.round, torch.floor and torch.ceil at ties, at their neighbours and far out, with the sign of zero dropped,
and the gradient that PyTorch gives. `waves`: the sawtooth and the triangle wave at doubles, by fractions.Fraction; the
value is the double nearest to the exact one. `exact`: all five at rational numbers, exactly. `networks`: losses and gradients of networks with these activations by
autograd; `theta` holds the rows of the first weights, their biases, and the same of the second layer. Run:
    python3 repeating.py > ../repeating.json
"""
import json
import math
import random
from fractions import Fraction
import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
random.seed(1)
points = [random.uniform(-10, 10) for _ in range(40)] + [random.uniform(-2**k, 2**k) for k in range(10, 61, 2)]
for n in range(-9, 10):
    points += [n / 2, math.nextafter(n / 2, math.inf), math.nextafter(n / 2, -math.inf)]
points += [2.0**31, 2.0**31 + 0.5, -(2.0**32) - 0.5, 2.0**52 - 0.5, 2.0**52 + 1, 2.0**53 - 1, -(2.0**53) + 1]

x = torch.tensor(points, requires_grad=True)
rounding = {}
for name, f in {'round': torch.round, 'floor': torch.floor, 'ceil': torch.ceil}.items():
    y = f(x)
    slope, = torch.autograd.grad(y.sum(), x)
    rounding[name] = {'values': [v + 0.0 for v in y.tolist()], 'slopes': sorted(set(slope.tolist()))}


def sawtooth(t):
    return t - math.floor(t)


def triangle(t):
    u = (t + 1) % 4 - 1
    return u if u <= 1 else 2 - u


near = [p for p in points if abs(p) < 2**20]
waves = {name: [float(f(Fraction(p))) for p in near] for name, f in {'sawtooth': sawtooth, 'triangleWave': triangle}.items()}

functions = {'round': round, 'floor': math.floor, 'ceil': math.ceil, 'sawtooth': sawtooth, 'triangleWave': triangle}
rationals = [Fraction(random.randint(-400, 400), random.randint(1, 24)) for _ in range(60)]
rationals += [Fraction(n, 2) for n in range(-8, 9)] + [Fraction(10**12 + 1, 10**3), Fraction(10**30 + 1, 10**22)]
exact = {name: [str(Fraction(f(r))) for r in rationals] for name, f in functions.items()}


def torch_triangle(t):
    u = torch.remainder(t + 1, 4) - 1
    return torch.where(u <= 1, u, 2 - u)


networks = []
data = [[0.5, -1.25, 2.0], [-0.75, 1.5, 0.25]]
targets = [0.5, -1.0, 2.0]
for seed, (name, f) in enumerate({'triangleWave': torch_triangle, 'sawtooth': lambda t: t - torch.floor(t), 'round': torch.round}.items()):
    random.seed(10 + seed)
    theta = torch.tensor([random.uniform(-3, 3) for _ in range(3 * 2 + 3 + 3 + 1)], requires_grad=True)
    inputs = torch.tensor(data).T
    hidden = f(inputs @ theta[0:6].reshape(3, 2).T + theta[6:9])
    outputs = hidden @ theta[9:12] + theta[12]
    loss = ((outputs - torch.tensor(targets))**2).sum() / 6
    gradient, = torch.autograd.grad(loss, theta)
    networks.append({'activation': name, 'theta': theta.tolist(), 'loss': loss.item(), 'gradient': gradient.tolist()})

print(json.dumps({'torch': torch.__version__, 'points': points, 'rounding': rounding, 'near': near, 'waves': waves,
                  'rationals': [str(r) for r in rationals], 'exact': exact,
                  'data': {'x': inputs.tolist(), 'y': targets}, 'networks': networks}))
