"""References for second and third derivatives, from PyTorch's automatic differentiation in float64.

Run:  python3 secondOrder.py > ../secondOrder.json && npx biome format --write ../secondOrder.json
Made with PyTorch 1.13.1. Networks are written as crease-model/1 documents; parameters are in the order of the layers,
weight before bias.
"""
import json
import math

import torch

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {'tanh': torch.tanh, 'relu': torch.relu, 'softplus': torch.nn.functional.softplus}


def wave(count, a, b):
    """Numbers between -1 and 1 without evident structure, the same on every machine to the last bit or two."""
    return [round(math.sin(a * k + b), 6) for k in range(count)]


def case(name, sizes, activation, loss_name, samples):
    layers, shapes, theta = [], [], []
    for k, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        weight, bias = wave(inputs * outputs, 1.7 + k, 0.3), wave(outputs, 2.1 + k, 1.1)
        rows = [weight[i * inputs:(i + 1) * inputs] for i in range(outputs)]
        layers.append({'type': 'dense', 'weight': rows, 'bias': bias})
        if k + 2 < len(sizes):
            layers.append({'type': 'activation', 'name': activation})
        shapes += [(outputs, inputs), (outputs,)]
        theta += weight + bias
    features = wave(samples * sizes[0], 0.9, 0.2)
    x = torch.tensor(features).view(samples, sizes[0])
    if loss_name == 'cross-entropy':
        targets = [k * k % sizes[-1] for k in range(samples)]
    else:
        targets = wave(samples * sizes[-1], 1.3, 0.7)

    def outputs(t):
        value, at = x, 0
        for k in range(0, len(shapes), 2):
            rows, columns = shapes[k]
            w = t[at:at + rows * columns].view(rows, columns)
            b = t[at + rows * columns:at + rows * columns + rows]
            at += rows * columns + rows
            value = value @ w.t() + b
            if k + 2 < len(shapes):
                value = ACTIVATIONS[activation](value)
        return value

    def outer(z):
        if loss_name == 'cross-entropy':
            return torch.nn.functional.cross_entropy(z, torch.tensor(targets))
        return 0.5 * ((z - torch.tensor(targets).view(samples, -1)) ** 2).sum() / samples

    t = torch.tensor(theta)
    v, w = torch.tensor(wave(len(theta), 0.7, 0.1)), torch.tensor(wave(len(theta), 1.9, 0.5))
    loss = lambda s: outer(outputs(s))
    hessian = torch.autograd.functional.hessian(loss, t)
    jacobian = torch.autograd.functional.jacobian(lambda s: outputs(s).reshape(-1), t)
    curved = torch.autograd.functional.hessian(lambda z: outer(z.view(samples, -1)), outputs(t).reshape(-1))

    def product(s, along):
        s = s if s.requires_grad else s.clone().requires_grad_()
        (g,) = torch.autograd.grad(loss(s), s, create_graph=True)
        return torch.autograd.grad((g * along).sum(), s, create_graph=True)[0]

    s = t.clone().requires_grad_()
    third = torch.autograd.grad((product(s, v) * w).sum(), s, allow_unused=True)[0]
    return {
        'name': name,
        'model': {'format': 'crease-model/1', 'input': [sizes[0]], 'layers': layers},
        'loss': loss_name,
        'samples': samples,
        'features': features,
        'targets': targets,
        'v': v.tolist(),
        'w': w.tolist(),
        'value': loss(t).item(),
        'gradient': torch.autograd.functional.jacobian(loss, t).tolist(),
        'hvp': (hessian @ v).tolist(),
        'third': third.tolist(),
        'hessian': hessian.reshape(-1).tolist(),
        'jacobian': jacobian.reshape(-1).tolist(),
        'gaussNewton': (jacobian.t() @ curved @ jacobian).reshape(-1).tolist(),
    }


print(json.dumps([
    case('tanh, two outputs', [2, 3, 2], 'tanh', 'half-mse', 4),
    case('relu, three layers', [2, 3, 2, 1], 'relu', 'half-mse', 5),
    case('softplus, cross-entropy', [2, 3, 3], 'softplus', 'cross-entropy', 4),
]))
