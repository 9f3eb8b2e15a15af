"""Exceptional step sizes of small networks of every kind of layer, by brute force, with mpmath 1.3 at 40 digits.

For every choice of one piece for each evaluation of a kinked function, and of one element for each window of a maximum,
the Hessian of the loss is taken at three random points by second-order Taylor arithmetic, and its eigenvalues by
mpmath.eigsy; a positive eigenvalue counts as constant if it is one at all points up to 1e-25. A choice is feasible if
one of 3000 sampled points has it (a lower bound of what is feasible). Run:
    python3 layerCertificates.py > ../layerCertificates.json
"""
import json
import random
import sys
from mpmath import mp, mpf, matrix, eigsy, erf, exp, log, pi, sqrt, tanh

mp.dps = 40


class Taylor:
    """A value with gradient and Hessian in n variables; plain numbers mix with it."""
    __slots__ = ('v', 'g', 'h')

    def __init__(self, v, g, h):
        self.v, self.g, self.h = v, g, h

    def apply(self, f0, f1, f2):
        n = len(self.g)
        g = [f1 * a for a in self.g]
        h = [[f1 * self.h[i][j] + f2 * self.g[i] * self.g[j] for j in range(i + 1)] for i in range(n)]
        return Taylor(f0, g, h)

    def __add__(self, o):
        if not isinstance(o, Taylor):
            return Taylor(self.v + o, self.g, self.h)
        return Taylor(self.v + o.v, [a + b for a, b in zip(self.g, o.g)],
                      [[a + b for a, b in zip(r, s)] for r, s in zip(self.h, o.h)])
    __radd__ = __add__

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + (-o)

    def __rsub__(self, o):
        return (-self) + o

    def __mul__(self, o):
        if not isinstance(o, Taylor):
            return Taylor(self.v * o, [a * o for a in self.g], [[a * o for a in r] for r in self.h])
        n = len(self.g)
        return Taylor(self.v * o.v, [self.v * b + o.v * a for a, b in zip(self.g, o.g)],
                      [[self.v * o.h[i][j] + o.v * self.h[i][j] + self.g[i] * o.g[j] + self.g[j] * o.g[i]
                        for j in range(i + 1)] for i in range(n)])
    __rmul__ = __mul__

    def inverse(self):
        r = 1 / self.v
        return self.apply(r, -r * r, 2 * r ** 3)

    def __truediv__(self, o):
        return self * (o.inverse() if isinstance(o, Taylor) else 1 / mpf(o))


def value(z):
    return z.v if isinstance(z, Taylor) else mpf(z)


def smooth(z, f):
    """f returns value, first and second derivative."""
    r = f(value(z))
    return z.apply(*r) if isinstance(z, Taylor) else r[0]


def sigmoid(x):
    s = 1 / (1 + exp(-x))
    return s, s * (1 - s), s * (1 - s) * (1 - 2 * s)


def tanh2(x):
    t = tanh(x)
    return t, 1 - t * t, -2 * t * (1 - t * t)


def gelu(x):
    cdf, density = (1 + erf(x / sqrt(mpf(2)))) / 2, exp(-x * x / 2) / sqrt(2 * pi)
    return x * cdf, cdf + x * density, density * (2 - x * x)


def silu(x):
    s, d, dd = sigmoid(x)
    return x * s, s + x * d, 2 * d + x * dd


def softplus(x):
    s, d, _ = sigmoid(x)
    return log(1 + exp(x)), s, d


SMOOTH = {
    'sigmoid': sigmoid, 'tanh': tanh2, 'gelu': gelu, 'silu': silu, 'softplus': softplus,
    'square': lambda x: (x * x, 2 * x, mpf(2)), 'identity': lambda x: (x, mpf(1), mpf(0)),
    'exp': lambda x: (exp(x),) * 3, 'log': lambda x: (log(x), 1 / x, -1 / x ** 2),
    'root': lambda x: (sqrt(x), 1 / (2 * sqrt(x)), -1 / (4 * sqrt(x) ** 3)),
}
line = lambda a, b=0: (lambda x: (a * x + b, mpf(a), mpf(0)))
KINKED = {
    'relu': ([0], [line(0), line(1)]),
    'leakyRelu': ([0], [line(mpf(1) / 2), line(1)]),
    'abs': ([0], [line(-1), line(1)]),
    'hardTanh': ([-1, 1], [line(0, -1), line(1), line(0, 1)]),
    'squaredRelu': ([0], [line(0), SMOOTH['square']]),
    'elu': ([0], [lambda x: (exp(x) - 1, exp(x), exp(x)), line(1)]),
    'huber': ([-1, 1], [line(-1, -mpf(1) / 2), lambda x: (x * x / 2, x, mpf(1)), line(1, -mpf(1) / 2)]),
}


class Network:
    """Runs a model document. `choose(kind, values)` gives the piece of a kinked function or the place of a maximum."""

    def __init__(self, document, theta, choose):
        self.document, self.choose = document, choose
        self.theta = iter(theta)
        self.named = {}

    def read(self, given, is_trained):
        if isinstance(given, list):
            return [self.read(item, is_trained) for item in given]
        return next(self.theta) if is_trained else mpf(given)

    def parameters(self, layer, fields):
        if 'tied' in layer:
            return self.named[layer['tied']]
        frozen = layer.get('frozen', [])
        found = {f: self.read(layer[f], frozen is not True and f not in (frozen or []))
                 for f in fields if layer.get(f) is not None}
        if 'name' in layer:
            self.named[layer['name']] = found
        return found

    def activate(self, name, z):
        if name in SMOOTH:
            return smooth(z, SMOOTH[name])
        pieces = KINKED[name][1]
        return smooth(z, pieces[self.choose(name, [z])])


def dot(a, b):
    total = 0
    for x, y in zip(a, b):
        total = total + x * y
    return total


def affine(w, b, x):
    out = [dot(row, x) for row in w]
    return out if b is None else [o + c for o, c in zip(out, b)]


def prepared(layers, network):
    """The layers as functions from samples to samples; all samples share the parameters."""
    steps = []
    for layer in layers:
        kind = layer['type']
        fields = {'dense': ['weight', 'bias'], 'conv1d': ['weight', 'bias'], 'conv2d': ['weight', 'bias'],
                  'batchNorm': ['scale', 'shift'], 'layerNorm': ['scale', 'shift'], 'rmsNorm': ['scale'],
                  'attention': ['query', 'key', 'value', 'output'], 'graphConv': ['weight', 'bias'],
                  'gin': ['epsilon'], 'meanAggregation': ['weight', 'selfWeight', 'bias'],
                  'rnn': ['inputWeight', 'hiddenWeight', 'bias'], 'gru': ['inputWeight', 'hiddenWeight', 'inputBias', 'hiddenBias'],
                  'lstm': ['inputWeight', 'hiddenWeight', 'bias'], 'embedding': ['weight']}.get(kind, [])
        if kind == 'dense' and 'tied' in layer:
            layer = {**layer}
        p = network.parameters(layer, fields)
        inner = prepared(layer['layers'], network) if 'layers' in layer else None
        shortcut = prepared(layer['shortcut'], network) if layer.get('shortcut') else None
        steps.append((layer, p, inner, shortcut))
    return steps


def run(steps, x, network):
    for layer, p, inner, shortcut in steps:
        x = ONE[layer['type']](layer, p, inner, shortcut, x, network)
    return x


def each(f, x):
    return [each(f, y) for y in x] if isinstance(x, list) else f(x)


def flat(x):
    return [v for y in x for v in flat(y)] if isinstance(x, list) else [x]


def dense(layer, p, inner, shortcut, x, net):
    if isinstance(x[0], list):
        return [dense(layer, p, inner, shortcut, row, net) for row in x]
    return affine(p['weight'], p.get('bias'), x)


def conv1d(layer, p, inner, shortcut, x, net):
    length = len(x[0]) - len(p['weight'][0][0]) + 1
    out = []
    for f, kernel in enumerate(p['weight']):
        row = [sum((dot(k, x[c][i:i + len(k)]) for c, k in enumerate(kernel)), 0) for i in range(length)]
        out.append([v + p['bias'][f] for v in row] if 'bias' in p else row)
    return out


def conv2d(layer, p, inner, shortcut, x, net):
    out = []
    for f, kernel in enumerate(p['weight']):
        kh, kw = len(kernel[0]), len(kernel[0][0])
        plane = [[sum((kernel[c][a][b] * x[c][i + a][j + b] for c in range(len(x)) for a in range(kh) for b in range(kw)), 0)
                  for j in range(len(x[0][0]) - kw + 1)] for i in range(len(x[0]) - kh + 1)]
        out.append([[v + p['bias'][f] for v in row] for row in plane] if 'bias' in p else plane)
    return out


def windows1d(layer, row):
    n = layer['size']
    return [row[i:i + n] for i in range(0, len(row) - n + 1, layer.get('stride', n))]


def windows2d(layer, plane):
    h, w = layer['size']
    return [[[plane[i + a][j + b] for a in range(h) for b in range(w)] for j in range(0, len(plane[0]) - w + 1, w)]
            for i in range(0, len(plane) - h + 1, h)]


def mean(values):
    return sum(values, 0) / len(values)


def largest(net):
    return lambda window: window[net.choose(len(window), window)]


def normal(layer, p, x, centre):
    if isinstance(x[0], list):
        return [normal(layer, p, row, centre) for row in x]
    if centre:
        m = mean(x)
        x = [v - m for v in x]
    r = mean([v * v for v in x]) + mpf(layer['eps'])
    r = smooth(r, SMOOTH['root'])
    out = [v / r for v in x]
    if 'scale' in p:
        out = [v * s for v, s in zip(out, p['scale'])]
    return [v + s for v, s in zip(out, p['shift'])] if 'shift' in p else out


def batch_norm(layer, p, inner, shortcut, x, net):
    return [each(lambda v, c=c: (v - mpf(layer['mean'][c])) / sqrt(mpf(layer['variance'][c]) + mpf(layer['eps'])) * p['scale'][c] + p['shift'][c], plane)
            for c, plane in enumerate(x)]


def attention(layer, p, inner, shortcut, x, net):
    q, k, v = ([affine(p[name], None, t) for t in x] for name in ('query', 'key', 'value'))
    d = len(q[0])
    out = []
    for i in range(len(x)):
        keys = range(i + 1) if layer.get('causal') else range(len(x))
        weights = [smooth(dot(q[i], k[j]) / sqrt(mpf(d)), SMOOTH['exp']) for j in keys]
        total = sum(weights, 0)
        mixed = [sum((w * v[j][c] for w, j in zip(weights, keys)), 0) / total for c in range(len(v[0]))]
        out.append(affine(p['output'], None, mixed))
    return out


def neighbours(layer, count):
    adjacent = [[0] * count for _ in range(count)]
    for i, j in layer['edges']:
        adjacent[i][j] = adjacent[j][i] = 1
    return adjacent


def graph_conv(layer, p, inner, shortcut, x, net):
    a = neighbours(layer, len(x))
    for i in range(len(x)):
        a[i][i] = 1
    degree = [mpf(sum(row)) for row in a]
    mixed = [[sum((x[j][c] * (a[i][j] / sqrt(degree[i] * degree[j])) for j in range(len(x)) if a[i][j]), 0) for c in range(len(x[0]))]
             for i in range(len(x))]
    return [affine(p['weight'], p.get('bias'), row) for row in mixed]


def gin(layer, p, inner, shortcut, x, net):
    a = neighbours(layer, len(x))
    own = p.get('epsilon', 0)
    mixed = [[x[i][c] + x[i][c] * own + sum((x[j][c] for j in range(len(x)) if a[i][j]), 0) for c in range(len(x[0]))]
             for i in range(len(x))]
    return run(inner, mixed, net)


def mean_aggregation(layer, p, inner, shortcut, x, net):
    a = neighbours(layer, len(x))
    out = []
    for i, row in enumerate(x):
        near = [x[j] for j in range(len(x)) if a[i][j]]
        average = [mean([r[c] for r in near]) for c in range(len(row))]
        out.append([s + t for s, t in zip(affine(p['weight'], p.get('bias'), average), affine(p['selfWeight'], None, row))])
    return out


def rnn(layer, p, inner, shortcut, x, net):
    h = [0] * len(p['hiddenWeight'][0])
    for t in x:
        z = [a + b for a, b in zip(affine(p['inputWeight'], p.get('bias'), t), affine(p['hiddenWeight'], None, h))]
        h = [net.activate(layer.get('activation', 'tanh'), v) for v in z]
    return h


def gate(v):
    return smooth(v, SMOOTH['sigmoid'])


def gru(layer, p, inner, shortcut, x, net):
    u = len(p['hiddenWeight'][0])
    h = [0] * u
    for t in x:
        a = affine(p['inputWeight'], p.get('inputBias'), t)
        b = affine(p['hiddenWeight'], p.get('hiddenBias'), h)
        r = [gate(a[i] + b[i]) for i in range(u)]
        z = [gate(a[u + i] + b[u + i]) for i in range(u)]
        n = [smooth(a[2 * u + i] + r[i] * b[2 * u + i], SMOOTH['tanh']) for i in range(u)]
        h = [n[i] - z[i] * n[i] + z[i] * h[i] for i in range(u)]
    return h


def lstm(layer, p, inner, shortcut, x, net):
    u = len(p['hiddenWeight'][0])
    h, c = [0] * u, [0] * u
    for t in x:
        a = [m + n for m, n in zip(affine(p['inputWeight'], p.get('bias'), t), affine(p['hiddenWeight'], None, h))]
        i, f, o = ([gate(a[k * u + j]) for j in range(u)] for k in (0, 1, 3))
        g = [smooth(a[2 * u + j], SMOOTH['tanh']) for j in range(u)]
        c = [f[j] * c[j] + i[j] * g[j] for j in range(u)]
        h = [o[j] * smooth(c[j], SMOOTH['tanh']) for j in range(u)]
    return h


ONE = {
    'dense': dense, 'conv1d': conv1d, 'conv2d': conv2d, 'attention': attention, 'graphConv': graph_conv, 'gin': gin,
    'meanAggregation': mean_aggregation, 'rnn': rnn, 'gru': gru, 'lstm': lstm, 'batchNorm': batch_norm,
    'activation': lambda l, p, i, s, x, net: each(lambda v: net.activate(l['name'], v), x),
    'flatten': lambda l, p, i, s, x, net: flat(x),
    'dropout': lambda l, p, i, s, x, net: x,
    'residual': lambda l, p, i, s, x, net: [a + b for a, b in zip(run(i, x, net), run(s, x, net) if s else x)],
    'layerNorm': lambda l, p, i, s, x, net: normal(l, p, x, True),
    'rmsNorm': lambda l, p, i, s, x, net: normal(l, p, x, False),
    'maxPool1d': lambda l, p, i, s, x, net: [[largest(net)(w) for w in windows1d(l, row)] for row in x],
    'avgPool1d': lambda l, p, i, s, x, net: [[mean(w) for w in windows1d(l, row)] for row in x],
    'maxPool2d': lambda l, p, i, s, x, net: [[[largest(net)(w) for w in r] for r in windows2d(l, plane)] for plane in x],
    'avgPool2d': lambda l, p, i, s, x, net: [[[mean(w) for w in r] for r in windows2d(l, plane)] for plane in x],
    'meanPool': lambda l, p, i, s, x, net: [mean([row[c] for row in x]) for c in range(len(x[0]))],
    'sumPool': lambda l, p, i, s, x, net: [sum((row[c] for row in x), 0) for c in range(len(x[0]))],
    'embedding': lambda l, p, i, s, x, net: [p['weight'][int(t)] for t in x],
}


def loss_of(case, theta, choose):
    net = Network(case['document'], theta, choose)
    steps = prepared(case['document']['layers'], net)
    out = [run(steps, each(mpf, x) if case['document']['layers'][0]['type'] != 'embedding' else x, net) for x in case['x']]
    m, name, total = len(out), case['loss'], 0
    for f, y in zip(out, case['y']):
        if name == 'cross-entropy':
            total = total + smooth(sum((smooth(v, SMOOTH['exp']) for v in f), 0), SMOOTH['log']) - f[y]
        elif name == 'logistic':
            total = total + smooth(f[0] * (1 - 2 * y), SMOOTH['softplus'])
        elif name == 'huber':
            total = total + sum((net.activate('huber', v - mpf(t)) for v, t in zip(f, y)), 0)
        else:
            total = total + sum(((v - mpf(t)) * (v - mpf(t)) for v, t in zip(f, y)), 0)
    size = len(out[0])
    total = total * (mpf(1) / {'half-mse': 2 * m, 'mse': m, 'torch-mse': m * size, 'sum-squares': 1}.get(name, m))
    for t in theta:
        total = total + t * t * (mpf(case['weightDecay']) / 2)
    return total


def count_parameters(case):
    class Endless:
        def __init__(self):
            self.count = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.count += 1
            return mpf(self.count % 7 - 3) / 4
    counter = Endless()
    prepared(case['document']['layers'], Network(case['document'], counter, None))
    return counter.count


def piece_of(kind, values):
    if isinstance(kind, int):
        return max(range(kind), key=lambda k: values[k])
    return sum(value(values[0]) > b for b in KINKED[kind][0])


def run_case(case):
    rng = random.Random(case['name'])
    n = count_parameters(case)
    kinds = []
    loss_of(case, [mpf(0)] * n, lambda kind, values: (kinds.append(kind), 0)[1])
    options = [kind if isinstance(kind, int) else len(KINKED[kind][1]) for kind in kinds]
    feasible = set()
    for k in range(3000 if options else 0):
        size = rng.choice([1, 1, 5])
        theta = [rng.uniform(-size, size) for _ in range(n)]
        seen = []
        with_floats(case, theta, lambda kind, values: (seen.append(piece_of(kind, [float(value(v)) for v in values])), seen[-1])[1])
        feasible.add(tuple(seen))
    feasible = feasible or {()}
    total = 1
    for o in options:
        total *= o
    patterns = all_patterns(options) if total <= 1024 else sorted(feasible)
    found = {}
    for pattern in patterns:
        common = None
        for _ in range(3):
            point = [mpf(rng.randint(-2 ** 20, 2 ** 20)) / 2 ** 19 for _ in range(n)]
            zero = [[mpf(0)] * (i + 1) for i in range(n)]
            theta = [Taylor(point[i], [mpf(i == j) for j in range(n)], zero) for i in range(n)]
            choice = iter(pattern)
            h = loss_of(case, theta, lambda kind, values: next(choice)).h
            a = matrix(n, n)
            for i in range(n):
                for j in range(i + 1):
                    a[i, j] = a[j, i] = h[i][j]
            own = [v for v in eigsy(a, eigvals_only=True) if v > mpf(10) ** -9]
            close = lambda v, w: abs(v - w) < mpf(10) ** -25 * max(1, abs(v))
            common = own if common is None else [v for v in common if any(close(v, w) for w in own)]
            if not common:
                break
        for v in common:
            eta = mp.nstr(1 / v, 20)
            found[eta] = found.get(eta, False) or tuple(pattern) in feasible
    return {'name': case['name'], 'parameters': n, 'patterns': total, 'complete': total <= 1024,
            'document': case['document'], 'x': case['x'], 'y': case['y'], 'loss': case['loss'],
            'weightDecay': case['weightDecay'],
            'exceptional': [{'eta': eta, 'isFeasible': bool(f)} for eta, f in sorted(found.items(), key=lambda e: mpf(e[0]))]}


def with_floats(case, theta, choose):
    mp.dps, before = 15, mp.dps
    try:
        loss_of(case, [mpf(t) for t in theta], choose)
    finally:
        mp.dps = before


def all_patterns(options):
    patterns = [()]
    for o in options:
        patterns = [p + (k,) for p in patterns for k in range(o)]
    return patterns


def act(name):
    layer = {'type': 'activation', 'name': name}
    return {**layer, 'slope': 0.5} if name == 'leakyRelu' else layer


def fc(outputs, inputs, bias=True, **more):
    return {'type': 'dense', 'weight': [[1] * inputs for _ in range(outputs)], 'bias': [0] * outputs if bias else None, **more}


def case(name, input_shape, layers, x, y, loss='mse', weight_decay=0):
    document = {'format': 'crease-model/1', 'input': input_shape, 'layers': layers}
    y = y if loss in ('cross-entropy', 'logistic') or isinstance(y[0], list) else [[v] for v in y]
    return {'name': name, 'document': document, 'x': x, 'y': y, 'loss': loss, 'weightDecay': weight_decay}


def conv(bias=True, k=2):
    return {'type': 'conv1d', 'weight': [[[1] * k]], 'bias': [0] if bias else None}


FLAT, PATH = {'type': 'flatten'}, [[0, 1], [1, 2]]
ONE_D, S3 = [[1], [-2]], [[[1, -1, 2]], [[0, 2, -1]]]
TOKENS, NODES = [[[1], [2]], [[-1], [1]]], [[[1], [2], [-1]], [[0], [1], [1]]]
IMAGE = [[[[1, 2], [-1, 1]]], [[[0, 1], [2, -1]]]]
NET = [fc(1, 1), act('relu'), fc(1, 1)]
CASES = [
    case('dense, half-mse', [1], NET, ONE_D, [1, 3], 'half-mse'),
    case('dense, sum of squares', [1], NET, ONE_D, [1, 3], 'sum-squares'),
    case('dense, first batch', [1], NET, ONE_D[:1], [1]),
    case('dense, second batch', [1], NET, ONE_D[1:], [3]),
    case('dense, weight decay', [1], NET, ONE_D, [1, 3], 'mse', 0.125),
    case('dense, weight decay, half-mse', [1], NET, ONE_D, [1, 3], 'half-mse', 0.25),
    case('dense, two outputs', [1], [fc(1, 1), act('relu'), fc(2, 1)], ONE_D, [[1, 0], [3, 1]]),
    case('dense, two outputs, torch-mse', [1], [fc(1, 1), act('abs'), fc(2, 1)], ONE_D, [[1, 0], [3, 1]], 'torch-mse'),
    case('dense, two inputs', [2], [fc(1, 2), act('leakyRelu'), fc(1, 1)], [[1, 2], [-1, 1]], [1, 2], 'half-mse'),
    case('linear regression, two outputs', [2], [fc(2, 2)], [[1, 2], [-1, 1], [0, 1]], [[1, 0], [2, 1], [0, 1]]),
    case('linear regression, weight decay', [1], [fc(1, 1)], [[1], [2], [4]], [1, 3, 2], 'half-mse', 0.5),
    case('frozen output weights', [1], [fc(1, 1), act('relu'), fc(1, 1, frozen=['weight'])], ONE_D, [1, 3]),
    case('frozen first layer', [1], [{**fc(1, 1), 'weight': [[2]], 'bias': [1], 'frozen': True}, act('relu'), fc(1, 1)], ONE_D, [1, 3]),
    case('hard tanh', [1], [fc(1, 1), act('hardTanh'), fc(1, 1)], ONE_D, [1, 3], 'half-mse'),
    case('squared relu', [1], [fc(1, 1), act('squaredRelu'), fc(1, 1)], ONE_D, [1, 3]),
    case('elu', [1], [fc(1, 1), act('elu'), fc(1, 1)], ONE_D, [1, 3]),
    case('huber', [1], [fc(1, 1)], ONE_D, [1, 3], 'huber'),
    case('three layers', [1], [fc(1, 1), act('relu'), fc(1, 1), act('leakyRelu'), fc(1, 1)], ONE_D, [1, 3]),
    case('tied layers', [1], [fc(1, 1, name='a'), act('relu'), {'type': 'dense', 'tied': 'a'}, act('relu'), fc(1, 1)], ONE_D, [1, 3]),
    case('residual', [1], [{'type': 'residual', 'layers': [fc(1, 1), act('relu')], 'shortcut': None}, fc(1, 1)], ONE_D, [1, 3], 'half-mse'),
    case('residual with a layer as shortcut', [1], [{'type': 'residual', 'layers': [fc(1, 1), act('relu')], 'shortcut': [fc(1, 1, False)]}, fc(1, 1)], ONE_D, [1, 3]),
    case('residual around two layers', [1], [{'type': 'residual', 'layers': [fc(1, 1), act('relu'), fc(1, 1, False)], 'shortcut': None}], ONE_D, [1, 3]),
    case('dropout', [1], [fc(1, 1), {'type': 'dropout', 'p': 0.5}, act('relu'), fc(1, 1)], ONE_D, [1, 3]),
    case('batch norm', [1], [fc(1, 1, False), {'type': 'batchNorm', 'eps': 1, 'mean': [0.5], 'variance': [3], 'scale': [1], 'shift': [0]}, act('relu'), fc(1, 1)], ONE_D, [1, 3]),
    case('layer norm', [2], [{'type': 'layerNorm', 'eps': 0.5, 'scale': [1, 1], 'shift': [0, 0]}, fc(1, 2)], [[1, 2], [-1, 1]], [1, 2]),
    case('layer norm of a dense layer', [1], [fc(2, 1), {'type': 'layerNorm', 'eps': 0.5}, fc(1, 2)], ONE_D, [1, 3], 'half-mse'),
    case('rms norm', [1], [fc(2, 1, False), {'type': 'rmsNorm', 'eps': 0.5, 'scale': [1, 1]}, fc(1, 2)], ONE_D, [1, 3]),
    case('conv1d', [1, 3], [conv(), act('relu'), FLAT, fc(1, 2)], S3, [1, 2]),
    case('conv1d, first batch, half-mse', [1, 3], [conv(), act('relu'), FLAT, fc(1, 2)], S3[:1], [1], 'half-mse'),
    case('conv1d and maximum', [1, 3], [conv(), {'type': 'maxPool1d', 'size': 2}, FLAT, fc(1, 1)], S3, [1, 2]),
    case('conv1d and mean', [1, 3], [conv(), act('relu'), {'type': 'avgPool1d', 'size': 2}, FLAT, fc(1, 1)], S3, [1, 2]),
    case('conv2d and mean', [1, 2, 2], [{'type': 'conv2d', 'weight': [[[[1], [1]]]], 'bias': [0]}, act('relu'), {'type': 'avgPool2d', 'size': [1, 2]}, FLAT, fc(1, 1)], IMAGE, [1, 2]),
    case('conv2d and maximum', [1, 2, 2], [{'type': 'conv2d', 'weight': [[[[1, 1]]]], 'bias': None}, {'type': 'maxPool2d', 'size': [2, 1]}, FLAT, fc(1, 1)], IMAGE, [1, 2], 'half-mse'),
    case('graph convolution', [3, 1], [{'type': 'graphConv', 'adjacency': 'symmetric-normalized', 'edges': PATH, 'weight': [[1]], 'bias': [0]}, act('relu'), {'type': 'meanPool'}, fc(1, 1)], NODES, [1, 2]),
    case('gin', [3, 1], [{'type': 'gin', 'edges': PATH, 'epsilon': 0.5, 'layers': [fc(1, 1), act('relu')]}, {'type': 'sumPool'}, fc(1, 1)], NODES[:1], [1]),
    case('gin with a fixed epsilon', [3, 1], [{'type': 'gin', 'edges': PATH, 'epsilon': 0.5, 'frozen': ['epsilon'], 'layers': [fc(1, 1), act('relu')]}, {'type': 'meanPool'}, fc(1, 1)], NODES, [1, 2]),
    case('mean aggregation', [3, 1], [{'type': 'meanAggregation', 'edges': PATH, 'weight': [[1]], 'selfWeight': [[1]], 'bias': [0]}, act('relu'), {'type': 'meanPool'}, fc(1, 1)], NODES, [1, 2]),
    case('recurrent, relu', [2, 1], [{'type': 'rnn', 'inputWeight': [[1]], 'hiddenWeight': [[1]], 'bias': [0], 'activation': 'relu', 'return': 'last'}, fc(1, 1)], TOKENS, [1, 2]),
    case('recurrent, tanh', [2, 1], [{'type': 'rnn', 'inputWeight': [[1]], 'hiddenWeight': [[1]], 'bias': [0], 'activation': 'tanh', 'return': 'last'}, fc(1, 1)], TOKENS, [1, 2], 'half-mse'),
    case('gru', [2, 1], [{'type': 'gru', 'inputWeight': [[1]] * 3, 'hiddenWeight': [[1]] * 3, 'return': 'last'}, fc(1, 1)], TOKENS, [1, 2]),
    case('lstm', [2, 1], [{'type': 'lstm', 'inputWeight': [[1]] * 4, 'hiddenWeight': [[1]] * 4, 'bias': [0] * 4, 'return': 'last'}, fc(1, 1)], TOKENS, [1, 2]),
    case('attention', [2, 1], [{'type': 'attention', 'query': [[1]], 'key': [[1]], 'value': [[1]], 'output': [[1]]}, {'type': 'meanPool'}, fc(1, 1)], TOKENS, [1, 2]),
    case('causal attention, weight decay', [2, 1], [{'type': 'attention', 'query': [[1]], 'key': [[1]], 'value': [[1]], 'output': [[1]], 'causal': True}, {'type': 'meanPool'}, fc(1, 1)], TOKENS, [1, 2], 'mse', 0.125),
    case('embedding', [2], [{'type': 'embedding', 'weight': [[1], [2], [0]]}, {'type': 'meanPool'}, fc(1, 1)], [[0, 1], [1, 1]], [1, 2]),
    case('embedding, linear', [2], [{'type': 'embedding', 'weight': [[1], [2]]}, {'type': 'meanPool'}], [[0, 1], [1, 1]], [1, 2], 'half-mse'),
    case('tanh', [1], [fc(2, 1), act('tanh'), fc(1, 2)], ONE_D, [1, 3]),
    case('gelu, two outputs', [1], [fc(1, 1), act('gelu'), fc(2, 1)], ONE_D, [[1, 0], [3, 1]]),
    case('cross-entropy, relu', [1], [fc(1, 1), act('relu'), fc(2, 1)], ONE_D, [0, 1], 'cross-entropy'),
    case('cross-entropy, relu, weight decay', [1], [fc(1, 1), act('relu'), fc(2, 1)], ONE_D, [0, 1], 'cross-entropy', 0.125),
    case('cross-entropy, tanh', [1], [fc(1, 1), act('tanh'), fc(2, 1)], ONE_D, [0, 1], 'cross-entropy'),
    case('softmax regression', [1], [fc(3, 1)], ONE_D, [0, 2], 'cross-entropy'),
    case('logistic, silu', [1], [fc(1, 1), act('silu'), fc(1, 1)], ONE_D, [0, 1], 'logistic'),
    case('logistic, relu, weight decay', [1], [fc(1, 1), act('relu'), fc(1, 1)], ONE_D, [0, 1], 'logistic', 0.125),
]

if __name__ == '__main__':
    results = []
    for c in CASES:
        print(c['name'], file=sys.stderr)
        results.append(run_case(c))
    print(json.dumps({'library': 'mpmath 40 digits', 'cases': results}, indent=1))
