"""Values, gradients, Hessian-vector products and Hessians of small networks from PyTorch 1.13 (float64, one thread), and
its conventions at kinks.

Every layer is computed by torch.nn or torch.nn.functional; only graph layers, which PyTorch does not have, are written
out. Numbers are the base64 of little-endian doubles. `theta` holds the tensors in order; `v` has v_k = sin(k + 1); the
Hessian (its lower triangle by rows) is there for up to 17 parameters. Run:
    python3 torchNetworks.py > ../torchNetworks.json
"""
import base64
import json
import math
import struct
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.stateless import functional_call

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
cases = []


def encode(values):
    return base64.b64encode(struct.pack(f'<{len(values)}d', *values)).decode()


class Net:
    """A model document under construction, with the tensors it names and the same function in PyTorch."""

    def __init__(self, seed, shape):
        self.generator = torch.Generator().manual_seed(seed)
        self.shape, self.layers, self.tensors, self.steps = list(shape), [], [], []

    def normal(self, *shape, scale=0.7):
        return torch.randn(*shape, generator=self.generator) * scale

    def tensor(self, *shape, scale=0.7, value=None):
        """A trained tensor; its place among all of them, and its name in the document."""
        self.tensors.append(self.normal(*shape, scale=scale) if value is None else value)
        return len(self.tensors) - 1, f't{len(self.tensors) - 1}'

    def add(self, layer, step):
        self.layers.append(layer)
        self.steps.append(step)
        return self

    def dense(self, i, o, bias=True):
        w, wn = self.tensor(o, i)
        b, bn = self.tensor(o) if bias else (None, None)
        return self.add({'type': 'dense', 'weight': wn, 'bias': bn},
                        lambda x, p: F.linear(x, p[w], None if b is None else p[b]))

    def activation(self, name, f, **parameters):
        return self.add({'type': 'activation', 'name': name, **parameters}, lambda x, p: f(x))

    def tanh(self):
        return self.activation('tanh', torch.tanh)

    def plain(self, layer, f):
        return self.add(layer, lambda x, p: f(x))

    def flatten(self):
        return self.plain({'type': 'flatten'}, lambda x: x.flatten(1))

    def run(self, x, theta):
        parts, offset = [], 0
        for t in self.tensors:
            parts.append(theta[offset:offset + t.numel()].view(t.shape))
            offset += t.numel()
        for step in self.steps:
            x = step(x, parts)
        return x


LOSSES = {
    'half-mse': lambda f, y: F.mse_loss(f, y, reduction='sum') / (2 * f.shape[0]),
    'mse': lambda f, y: F.mse_loss(f, y, reduction='sum') / f.shape[0],
    'torch-mse': F.mse_loss,
    'sum-squares': lambda f, y: F.mse_loss(f, y, reduction='sum'),
    'huber': lambda f, y: F.huber_loss(f, y, reduction='sum') / f.shape[0],
    'absolute': lambda f, y: F.l1_loss(f, y, reduction='sum') / f.shape[0],
    'cross-entropy': lambda f, y: F.cross_entropy(f, y[:, 0].long()),
    'logistic': lambda f, y: F.binary_cross_entropy_with_logits(f, y),
    'hinge': lambda f, y: F.relu(1 - (2 * y - 1) * f).mean(),
    'squared-hinge': lambda f, y: (F.relu(1 - (2 * y - 1) * f)**2).mean(),
}


def case(name, net, loss='half-mse', samples=3, features=None, decay=0.0, smoothing=0.0):
    x = net.normal(samples, *net.shape, scale=1.0) if features is None else features
    theta = torch.cat([t.reshape(-1) for t in net.tensors]).clone().requires_grad_(True)
    outputs = net.run(x, theta).flatten(1).shape[1]
    kind = 'classes' if loss == 'cross-entropy' else 'labels' if loss in ('logistic', 'hinge', 'squared-hinge') else 'values'
    y = net.normal(samples, outputs) if kind == 'values' else torch.randint(
        0, outputs if kind == 'classes' else 2, (samples, 1), generator=net.generator).double()

    def value(t):
        f = net.run(x, t).flatten(1)
        l = F.cross_entropy(f, y[:, 0].long(), label_smoothing=smoothing) if smoothing else LOSSES[loss](f, y)
        return l + decay / 2 * (t**2).sum()

    n = theta.numel()
    v = torch.tensor([math.sin(k + 1) for k in range(n)])
    l = value(theta)
    g, = torch.autograd.grad(l, theta, create_graph=True)
    # A gradient that is piecewise constant in θ has no graph: its derivative is 0.
    row = lambda w, keep: torch.autograd.grad(g, theta, w, retain_graph=keep, allow_unused=True)[0] if g.requires_grad else None
    filled = lambda r: torch.zeros(n) if r is None else r
    hv = filled(row(v, True))
    entry = {'name': name, 'loss': loss, 'input': net.shape, 'layers': net.layers,
             'shapes': [list(t.shape) for t in net.tensors], 'samples': samples,
             'theta': encode(theta.tolist()), 'features': encode(x.flatten().tolist()), 'targets': encode(y.flatten().tolist()),
             'value': l.item(), 'gradient': encode(g.tolist()), 'hvp': encode(hv.tolist())}
    if decay:
        entry['weightDecay'] = decay
    if smoothing:
        entry['labelSmoothing'] = smoothing
    if n <= 17:
        h = [filled(row(torch.eye(n)[k], True)) for k in range(n)]
        entry['hessian'] = encode([h[i][j].item() for i in range(n) for j in range(i + 1)])
    cases.append(entry)


# ---------------------------------------------------------------- activations
ACTIVATIONS = {
    'relu': (F.relu, {}),
    'leakyRelu': (lambda x: F.leaky_relu(x, 0.1), {'slope': 0.1}),
    'rrelu': (lambda x: F.rrelu(x, 0.125, 1 / 3, training=False), {}),
    'abs': (torch.abs, {}),
    'elu': (lambda x: F.elu(x, 1.5), {'alpha': 1.5}),
    'celu': (lambda x: F.celu(x, 0.75), {'alpha': 0.75}),
    'selu': (F.selu, {}),
    'relu6': (lambda x: F.relu6(x), {}),
    'hardTanh': (lambda x: F.hardtanh(x, -0.5, 0.75), {'min': -0.5, 'max': 0.75}),
    # The second derivatives of F.hardsigmoid and F.hardswish are not in this version; their definitions.
    'hardSigmoid': (lambda x: F.relu6(x + 3) / 6, {}),
    'hardSwish': (lambda x: x * F.relu6(x + 3) / 6, {}),
    'squaredRelu': (lambda x: F.relu(x)**2, {}),
    'reluPower': (lambda x: F.relu(x)**3, {'power': 3}),
    'signedSquare': (lambda x: x * x.abs(), {}),
    'absCube': (lambda x: x.abs()**3, {}),
    'softShrink': (lambda x: F.softshrink(x, 0.25), {'lambda': 0.25}),
    'hardShrink': (lambda x: F.hardshrink(x, 0.25), {'lambda': 0.25}),
    'threshold': (lambda x: F.threshold(x, 0.1, -0.3), {'threshold': 0.1, 'value': -0.3}),
    'softsign': (F.softsign, {}),
    'sigmoid': (torch.sigmoid, {}),
    'logSigmoid': (F.logsigmoid, {}),
    'tanh': (torch.tanh, {}),
    'tanhShrink': (F.tanhshrink, {}),
    'softplus': (F.softplus, {}),
    'torchSoftplus': (lambda x: F.softplus(x, 2, 1), {'beta': 2, 'threshold': 1}),
    'silu': (F.silu, {}),
    'mish': (lambda x: x * torch.tanh(F.softplus(x)), {}),
    'gelu': (F.gelu, {}),
    'geluTanh': (lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))), {}),
    'sin': (torch.sin, {}),
    'cos': (torch.cos, {}),
    'atan': (torch.atan, {}),
    'exp': (torch.exp, {}),
    'snake': (lambda x: x + torch.sin(1.5 * x)**2 / 1.5, {'a': 1.5}),
    'square': (torch.square, {}),
    'identity': (lambda x: x, {}),
}
for k, (name, (f, parameters)) in enumerate(ACTIVATIONS.items()):
    for seed in range(4):
        net = Net(1000 + 10 * k + seed, [2]).dense(2, 3).activation(name, f, **parameters).dense(3, 2, bias=seed > 0)
        case(f'activation {name}', net, ['half-mse', 'cross-entropy', 'torch-mse', 'sum-squares'][seed])
for seed in range(4):
    net = Net(1500 + seed, [3, 2])
    slope, sn = net.tensor(1 if seed % 2 == 0 else 3, value=torch.tensor([0.25] if seed % 2 == 0 else [0.25, -0.5, 1.0]))
    net.add({'type': 'activation', 'name': 'prelu', 'slope': sn}, lambda x, p, s=slope: F.prelu(x, p[s]))
    case('activation prelu', net.flatten().dense(6, 1), 'half-mse')

# ---------------------------------------------------------------- losses
for k, loss in enumerate(LOSSES):
    outputs = 1 if loss in ('logistic', 'hinge', 'squared-hinge') else 2
    for seed in range(7):
        net = Net(2000 + 10 * k + seed, [2]).dense(2, 3).tanh().dense(3, outputs)
        case(f'loss {loss}', net, loss, samples=2 + seed % 5, decay=0.125 if seed == 4 else 0.0)
for seed in range(6):
    case('loss cross-entropy with label smoothing', Net(2200 + seed, [2]).dense(2, 2).tanh().dense(2, 3),
         'cross-entropy', samples=3, smoothing=[0.1, 0.5, 1.0][seed % 3])


# ---------------------------------------------------------------- convolutions and pooling
def conv(net, dims, channels, filters, kernel, stride=1, padding=0, groups=1, bias=True):
    w, wn = net.tensor(filters, channels // groups, *kernel)
    b, bn = net.tensor(filters) if bias else (None, None)
    f = F.conv1d if dims == 1 else F.conv2d
    layer = {'type': f'conv{dims}d', 'weight': wn, 'bias': bn, 'stride': stride, 'padding': padding, 'groups': groups}
    return net.add(layer, lambda x, p: f(x, p[w], None if b is None else p[b], stride, padding, 1, groups))


CONV1D = [(1, 1, 2, 1, 0, 1), (2, 2, 3, 1, 1, 1), (2, 2, 2, 2, 0, 2), (1, 2, 3, 2, 2, 1), (4, 2, 1, 1, 0, 2), (2, 4, 3, 3, 1, 2)]
for k, (c, o, size, stride, padding, groups) in enumerate(CONV1D):
    for seed in range(3):
        net = conv(Net(3000 + 10 * k + seed, [c, 5]), 1, c, o, [size], stride, padding, groups, bias=seed > 0)
        length = (5 + 2 * padding - size) // stride + 1
        case('conv1d', net.tanh().flatten().dense(o * length, 1), samples=2)
CONV2D = [(1, 1, (2, 2), (1, 1), (0, 0), 1), (2, 1, (2, 1), (1, 2), (0, 1), 1), (2, 2, (3, 3), (2, 2), (1, 1), 2),
          (1, 2, (1, 3), (1, 1), (2, 0), 1), (2, 4, (2, 2), (2, 1), (1, 0), 2), (3, 3, (2, 2), (1, 1), (0, 0), 3)]
for k, (c, o, size, stride, padding, groups) in enumerate(CONV2D):
    for seed in range(3):
        net = conv(Net(3200 + 10 * k + seed, [c, 3, 4]), 2, c, o, size, stride, padding, groups, bias=seed > 0)
        net.activation('softplus', F.softplus).flatten()
        width = net.run(torch.zeros(1, c, 3, 4), torch.zeros(sum(t.numel() for t in net.tensors))).shape[1]
        case('conv2d', net.dense(width, 2), ['half-mse', 'cross-entropy', 'mse'][seed], samples=2)
POOLS = [('maxPool1d', F.max_pool1d, 1), ('avgPool1d', F.avg_pool1d, 1), ('maxPool2d', F.max_pool2d, 2), ('avgPool2d', F.avg_pool2d, 2)]
for k, (name, f, dims) in enumerate(POOLS):
    for j, (size, stride) in enumerate([(2, 2), (2, 1), (3, 2), (1, 1)]):
        for seed in range(2):
            net = conv(Net(3400 + 50 * k + 10 * j + seed, [1, 5] if dims == 1 else [1, 4, 4]), dims, 1, 2, [2] * dims)
            layer = {'type': name, 'size': size, 'stride': stride}
            if size == stride:
                del layer['stride']
            net.plain(layer, lambda x, f=f, size=size, stride=stride: f(x, size, stride)).tanh().flatten()
            width = net.run(torch.zeros(1, *net.shape), torch.zeros(sum(t.numel() for t in net.tensors))).shape[1]
            case(name, net.dense(width, 1), samples=2)

# ---------------------------------------------------------------- norms
for seed in range(8):
    net = Net(4000 + seed, [3]).dense(3, 3)
    s, sn = net.tensor(3) if seed % 2 == 0 else (None, None)
    b, bn = net.tensor(3) if seed % 4 < 2 else (None, None)
    eps = [1e-5, 0.1][seed % 2]
    net.add({'type': 'layerNorm', 'eps': eps, 'scale': sn, 'shift': bn},
            lambda x, p, s=s, b=b, eps=eps: F.layer_norm(x, (3,), torch.ones(3) if s is None else p[s], torch.zeros(3) if b is None else p[b], eps))
    case('layerNorm', net.dense(3, 1, bias=False), samples=2)
for seed in range(8):
    net = Net(4100 + seed, [2, 3]).dense(3, 2)
    s, sn = net.tensor(2) if seed % 2 == 0 else (None, None)
    eps = [1e-5, 0.1][seed % 2]
    # torch.nn.RMSNorm came later than 1.13; its definition.
    net.add({'type': 'rmsNorm', 'eps': eps, 'scale': sn},
            lambda x, p, s=s, eps=eps: x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps) * (1 if s is None else p[s]))
    case('rmsNorm', net.flatten().dense(4, 2), 'cross-entropy', samples=2)
for seed in range(8):
    shape = [[2], [2, 3]][seed % 2]
    net = Net(4200 + seed, shape)
    mean, variance = net.normal(2), net.normal(2)**2
    s, sn = net.tensor(2) if seed % 4 < 2 else (None, None)
    b, bn = net.tensor(2) if seed > 3 else (None, None)
    net.add({'type': 'batchNorm', 'eps': 1e-3, 'mean': mean.tolist(), 'variance': variance.tolist(), 'scale': sn, 'shift': bn},
            lambda x, p, s=s, b=b, m=mean, v=variance: F.batch_norm(x, m, v, torch.ones(2) if s is None else p[s], torch.zeros(2) if b is None else p[b], False, 0.1, 1e-3))
    case('batchNorm', net.flatten().dense(2 if seed % 2 == 0 else 6, 2).tanh(), samples=3)


# ---------------------------------------------------------------- attention and recurrence
def attention(net, width, heads, causal, biases):
    places = {k: net.tensor(width, width) for k in ('query', 'key', 'value', 'output')}
    extra = {k: net.tensor(width) for k in ('queryBias', 'keyBias', 'valueBias', 'outputBias')} if biases else {}
    made = nn.MultiheadAttention(width, heads, bias=biases, batch_first=True)
    index = {k: v[0] for k, v in {**places, **extra}.items()}
    layer = {'type': 'attention', 'heads': heads, 'causal': causal, **{k: v[1] for k, v in {**places, **extra}.items()}}

    def step(x, p):
        given = {'in_proj_weight': torch.cat([p[index[k]] for k in ('query', 'key', 'value')]), 'out_proj.weight': p[index['output']]}
        if biases:
            given['in_proj_bias'] = torch.cat([p[index[k]] for k in ('queryBias', 'keyBias', 'valueBias')])
            given['out_proj.bias'] = p[index['outputBias']]
        tokens = x.shape[1]
        mask = torch.triu(torch.ones(tokens, tokens, dtype=torch.bool), 1) if causal else None
        return functional_call(made, given, (x, x, x), {'attn_mask': mask, 'need_weights': False})[0]

    return net.add(layer, step)


for seed in range(16):
    heads, causal, biases = [1, 2][seed % 2], seed % 4 > 1, seed > 7
    net = attention(Net(5000 + seed, [3, 2]), 2, heads, causal, biases)
    if seed % 3 == 0:
        net.plain({'type': 'meanPool'}, lambda x: x.mean(1))
    elif seed % 3 == 1:
        net.plain({'type': 'sumPool'}, lambda x: x.sum(1))
    else:
        net.flatten()
    case(f'attention, {heads} heads' + (', causal' if causal else '') + (', biases' if biases else ''), net, 'half-mse', samples=2)


def recurrent(net, kind, width, units, bias, returned, activation='tanh'):
    gates = {'rnn': 1, 'gru': 3, 'lstm': 4}[kind]
    wi, win = net.tensor(gates * units, width)
    wh, whn = net.tensor(gates * units, units)
    names = {'gru': ['inputBias', 'hiddenBias']}.get(kind, ['bias'])
    extra = [net.tensor(gates * units) for _ in names] if bias else []
    layer = {'type': kind, 'inputWeight': win, 'hiddenWeight': whn, 'return': returned}
    layer.update({n: e[1] for n, e in zip(names, extra)})
    if kind == 'rnn':
        layer['activation'] = activation
    f = {'rnn': torch.rnn_relu if activation == 'relu' else torch.rnn_tanh, 'gru': torch.gru, 'lstm': torch.lstm}[kind]
    zero = torch.zeros(gates * units)

    def step(x, p):
        b = [p[e[0]] for e in extra] + [zero, zero]
        weights = [p[wi], p[wh], b[0], b[1] if kind == 'gru' or not bias else zero]
        state = torch.zeros(1, x.shape[0], units)
        out = f(x, (state, state) if kind == 'lstm' else state, weights, True, 1, 0.0, False, False, True)[0]
        return out[:, -1] if returned == 'last' else out

    return net.add(layer, step)


for k, kind in enumerate(('rnn', 'gru', 'lstm')):
    for seed in range(10):
        units = 1 + seed % 2
        returned = 'last' if seed % 4 < 2 else 'all'
        net = recurrent(Net(5200 + 20 * k + seed, [3, 2]), kind, 2, units, seed > 2, returned, 'relu' if kind == 'rnn' and seed % 3 == 0 else 'tanh')
        if returned == 'all':
            net.flatten()
        case(kind, net.dense(units if returned == 'last' else 3 * units, 1), samples=2)

# ---------------------------------------------------------------- graphs
EDGES = [[0, 1], [1, 2], [2, 3], [0, 3], [1, 3]]
neighbours = torch.zeros(5, 5)
for i, j in EDGES:
    neighbours[i, j] = neighbours[j, i] = 1
loops = neighbours + torch.eye(5)
degree = loops.sum(1)
normalised = loops / (degree[:, None] * degree[None, :]).sqrt()
means = neighbours / neighbours.sum(1, keepdim=True).clamp(min=1)
for seed in range(8):
    net = Net(6000 + seed, [5, 2])
    w, wn = net.tensor(2, 2)
    b, bn = net.tensor(2) if seed % 2 == 0 else (None, None)
    matrix = normalised if seed < 4 else net.normal(5, 5)
    layer = {'type': 'graphConv', 'weight': wn, 'bias': bn}
    layer.update({'adjacency': 'symmetric-normalized', 'edges': EDGES} if seed < 4 else {'adjacency': matrix.tolist()})
    net.add(layer, lambda x, p, w=w, b=b, a=matrix: torch.einsum('ij,mjk,lk->mil', a, x, p[w]) + (0 if b is None else p[b]))
    net.tanh().plain({'type': ['meanPool', 'sumPool'][seed % 2]}, (lambda x: x.mean(1)) if seed % 2 == 0 else (lambda x: x.sum(1)))
    case('graphConv', net.dense(2, 2), 'cross-entropy', samples=2)
for seed in range(8):
    net = Net(6100 + seed, [5, 2])
    e, en = net.tensor(1, value=torch.tensor(0.3)) if seed % 2 == 0 else (None, None)
    w, wn = net.tensor(2, 2)
    b, bn = net.tensor(2)
    layer = {'type': 'gin', 'edges': EDGES, 'layers': [{'type': 'dense', 'weight': wn, 'bias': bn}, {'type': 'activation', 'name': 'relu'}]}
    if e is not None:
        layer['epsilon'] = en
    net.add(layer, lambda x, p, e=e, w=w, b=b: F.relu(F.linear((1 + (0 if e is None else p[e])) * x + neighbours @ x, p[w], p[b])))
    case('gin', net.plain({'type': 'sumPool'}, lambda x: x.sum(1)).dense(2, 1), samples=2)
for seed in range(8):
    net = Net(6200 + seed, [5, 2])
    w, wn = net.tensor(2, 2)
    s, sn = net.tensor(2, 2)
    b, bn = net.tensor(2) if seed % 2 == 0 else (None, None)
    net.add({'type': 'meanAggregation', 'edges': EDGES, 'weight': wn, 'selfWeight': sn, 'bias': bn},
            lambda x, p, w=w, s=s, b=b: F.linear(means @ x, p[w], None if b is None else p[b]) + F.linear(x, p[s]))
    case('meanAggregation', net.tanh().plain({'type': 'meanPool'}, lambda x: x.mean(1)).dense(2, 1), samples=2)

# ---------------------------------------------------------------- blocks, embedding, dropout, whole networks
for seed in range(10):
    net = Net(7000 + seed, [2])
    a, b = net.tensor(3, 2), net.tensor(3)
    c = net.tensor(2, 3)
    s = net.tensor(2, 2) if seed % 2 == 0 else None
    layer = {'type': 'residual', 'layers': [{'type': 'dense', 'weight': a[1], 'bias': b[1]}, {'type': 'activation', 'name': 'elu'},
                                             {'type': 'dropout', 'p': 0.5}, {'type': 'dense', 'weight': c[1], 'bias': None}],
             'shortcut': None if s is None else [{'type': 'dense', 'weight': s[1], 'bias': None}]}
    net.add(layer, lambda x, p, a=a[0], b=b[0], c=c[0], s=s: (x if s is None else F.linear(x, p[s[0]])) + F.linear(
        F.dropout(F.elu(F.linear(x, p[a], p[b])), 0.5, False), p[c]))
    case('residual', net, ['half-mse', 'cross-entropy'][seed % 2], samples=3)
for seed in range(8):
    net = Net(7100 + seed, [3])
    w, wn = net.tensor(4, 2)
    net.add({'type': 'embedding', 'weight': wn}, lambda x, p, w=w: F.embedding(x.long(), p[w]))
    tokens = torch.randint(0, 4, (2, 3), generator=net.generator).double()
    case('embedding', net.tanh().flatten().dense(6, 1), samples=2, features=tokens)
for seed in range(6):
    net = attention(Net(7200 + seed, [3, 4]), 4, 2, seed % 2 == 1, True)
    inner, net.layers, steps, net.steps = net.layers, [], net.steps, []
    net.add({'type': 'residual', 'layers': inner}, lambda x, p, f=steps[0]: x + f(x, p))
    s, b = net.tensor(4), net.tensor(4)
    net.add({'type': 'layerNorm', 'eps': 1e-5, 'scale': s[1], 'shift': b[1]}, lambda x, p, s=s[0], b=b[0]: F.layer_norm(x, (4,), p[s], p[b], 1e-5))
    case('transformer block', net.plain({'type': 'meanPool'}, lambda x: x.mean(1)).dense(4, 3), 'cross-entropy', samples=2)
for seed in range(6):
    net = conv(Net(7300 + seed, [1, 4, 4]), 2, 1, 2, [3, 3], 1, 1)
    net.activation('relu', F.relu).plain({'type': 'maxPool2d', 'size': 2}, lambda x: F.max_pool2d(x, 2)).flatten()
    case('convolutional network', net.dense(8, 2), 'cross-entropy', samples=2)

# ---------------------------------------------------------------- conventions at kinks
def slopes(f, at):
    x = torch.tensor(float(at), requires_grad=True)
    y = f(x)
    g = torch.autograd.grad(y, x, create_graph=True)[0] if y.requires_grad else torch.zeros(())
    try:
        h = torch.autograd.grad(g, x, allow_unused=True)[0] if g.requires_grad else None
        return [y.item(), g.item(), 0.0 if h is None else h.item()]
    except RuntimeError:  # PyTorch does not implement it
        return [y.item(), g.item(), None]


KINKS = {
    'relu': [0], 'leakyRelu': [0], 'rrelu': [0], 'abs': [0], 'elu': [0], 'celu': [0], 'selu': [0], 'relu6': [0, 6],
    'hardTanh': [-0.5, 0.75], 'hardSigmoid': [-3, 3], 'hardSwish': [-3, 3], 'squaredRelu': [0], 'reluPower': [0],
    'signedSquare': [0], 'absCube': [0], 'softShrink': [-0.25, 0.25], 'hardShrink': [-0.25, 0.25], 'threshold': [0.1],
    'softsign': [0], 'torchSoftplus': [0.5],
}
conventions = [{'name': name, 'parameters': ACTIVATIONS[name][1], 'at': at,
                'torch': slopes({'hardSwish': F.hardswish, 'hardSigmoid': F.hardsigmoid}.get(name, ACTIVATIONS[name][0]), at)} for name, points in KINKS.items() for at in points]
zero = torch.zeros(())
disagreements = [
    {'function': 'max(x, 0) at 0', 'slopes': {
        'F.relu': slopes(F.relu, 0)[1], 'clamp(min=0)': slopes(lambda x: x.clamp(min=0), 0)[1],
        'maximum(x, 0)': slopes(lambda x: torch.maximum(x, zero), 0)[1], 'F.threshold': slopes(lambda x: F.threshold(x, 0, 0), 0)[1],
        'where(x > 0, x, 0)': slopes(lambda x: torch.where(x > 0, x, zero), 0)[1],
        'F.leaky_relu(x, 0)': slopes(lambda x: F.leaky_relu(x, 0.0), 0)[1], 'F.hardtanh(x, 0, 9)': slopes(lambda x: F.hardtanh(x, 0, 9), 0)[1]}},
    {'function': 'clip to [−1, 1] at 1', 'slopes': {
        'F.hardtanh': slopes(F.hardtanh, 1)[1], 'clamp(−1, 1)': slopes(lambda x: x.clamp(-1, 1), 1)[1],
        'minimum(x, 1)': slopes(lambda x: torch.minimum(x, zero + 1), 1)[1]}},
    {'function': '|x| at 0', 'slopes': {
        'abs': slopes(torch.abs, 0)[1], 'sqrt(x²)': str(slopes(lambda x: (x * x).sqrt(), 0)[1]),
        'maximum(x, −x)': slopes(lambda x: torch.maximum(x, -x), 0)[1], 'norm': slopes(lambda x: x.reshape(1).norm(), 0)[1]}},
    {'function': 'x·min(max(x + 3, 0), 6)/6 at −3', 'slopes': {
        'F.hardswish': slopes(F.hardswish, -3)[1], 'x·F.relu6(x + 3)/6': slopes(lambda x: x * F.relu6(x + 3) / 6, -3)[1],
        'x·F.hardsigmoid(x)': slopes(lambda x: x * F.hardsigmoid(x), -3)[1]}},
]
tie = torch.tensor([[[1.0, 1.0]]], requires_grad=True)
first = lambda y: torch.autograd.grad(y.sum(), tie)[0].flatten()[0].item()
disagreements.append({'function': 'max of (1, 1), slope by the first', 'slopes': {
    'F.max_pool1d': first(F.max_pool1d(tie, 2)), 'max(dim)': first(tie.max(-1).values), 'amax': first(tie.amax(-1)), 'max()': first(tie.max())}})

print(json.dumps({'torch': torch.__version__, 'cases': cases, 'conventions': conventions, 'disagreements': disagreements},
                 ensure_ascii=False, separators=(',', ':'), default=float))
