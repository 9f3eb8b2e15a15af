"""Recomputes the figures of tests/fixtures/models/*.ref.json with numpy and compares them.

The files were written by PyTorch 1.13 (float64, one thread; Hessian by double backward, eigenvalues by LAPACK). Here the
loss is differentiated by second-order forward mode on arrays [p] and [p, p], independently of PyTorch and of the project.
Run:
    python3 modelFigures.py
It prints the largest differences, relative to the loss, the gradient and the largest eigenvalue.
"""
import csv
import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'fixtures' / 'models'


class Jet:
    """A number with gradient and Hessian in the parameters."""

    def __init__(self, value, gradient, hessian):
        self.value, self.gradient, self.hessian = value, gradient, hessian

    def __add__(self, other):
        return Jet(self.value + other.value, self.gradient + other.gradient, self.hessian + other.hessian)

    def scaled(self, factor):
        return Jet(self.value * factor, self.gradient * factor, self.hessian * factor)

    def __mul__(self, other):
        cross = np.outer(self.gradient, other.gradient)
        return Jet(
            self.value * other.value,
            self.value * other.gradient + other.value * self.gradient,
            self.value * other.hessian + other.value * self.hessian + cross + cross.T,
        )

    def applied(self, value, first, second):
        outer = np.outer(self.gradient, self.gradient)
        return Jet(value, first * self.gradient, first * self.hessian + second * outer)


def figures(model, rows, loss):
    layers, theta, places = model['layers'], [], []
    for layer in layers:
        place = {}
        if layer['type'] == 'dense':
            for field in ('weight', 'bias'):
                if layer.get(field) is not None:
                    array = np.array(layer[field])
                    place[field] = (len(theta), array.shape)
                    theta.extend(array.ravel())
        places.append(place)
    p = len(theta)
    zero = lambda value=0.0: Jet(value, np.zeros(p), np.zeros((p, p)))
    variable = lambda k: Jet(theta[k], np.eye(p)[k], np.zeros((p, p)))
    total, preactivations = zero(), []
    for row in rows:
        values = [zero(x) for x in row[:-1]]
        for layer, place in zip(layers, places):
            if layer['type'] == 'dense':
                at, (out, width) = place['weight']
                sums = []
                for i in range(out):
                    value = variable(place['bias'][0] + i) if 'bias' in place else zero()
                    for j in range(width):
                        value = value + variable(at + i * width + j) * values[j]
                    sums.append(value)
                values = sums
            elif layer['name'] == 'relu':
                preactivations += [v.value for v in values]
                values = [v.applied(v.value, 1.0, 0.0) if v.value > 0 else zero() for v in values]
            else:
                assert layer['name'] == 'tanh'
                t = [np.tanh(v.value) for v in values]
                values = [v.applied(y, 1 - y * y, -2 * y * (1 - y * y)) for v, y in zip(values, t)]
        if loss == 'cross-entropy':
            top = max(v.value for v in values)
            exps = [v.applied(e, e, e) for v in values for e in [np.exp(v.value - top)]]
            s = exps[0]
            for e in exps[1:]:
                s = s + e
            log = s.applied(np.log(s.value) + top, 1 / s.value, -1 / s.value**2)
            total = total + log + values[int(row[-1])].scaled(-1)
        else:
            assert loss == 'half-mse' and len(values) == 1
            r = values[0] + zero(-row[-1])
            total = total + (r * r).scaled(0.5)
    return total.scaled(1 / len(rows)), np.array(preactivations)


for path in sorted(FOLDER.glob('*.ref.json')):
    reference = json.loads(path.read_text())
    model = json.loads((FOLDER / reference['model']).read_text())
    with open(FOLDER / reference['data'], encoding='utf-8') as file:
        rows = [[float(x) for x in line] for line in list(csv.reader(file))[1:]]
    found, preactivations = figures(model, rows, reference['loss']['name'])
    eigenvalues = np.linalg.eigvalsh(found.hessian)
    expected = np.array(reference['hessian']['eigenvalues'])
    gradient = np.linalg.norm(found.gradient)
    print(
        path.name,
        'loss', abs(found.value - reference['loss']['value']) / max(abs(reference['loss']['value']), 1e-20),
        'gradient', abs(gradient - reference['loss']['gradientNorm']) / max(gradient, 1e-10),
        'eigenvalues', np.abs(eigenvalues - expected).max() / expected.max(),
        'active', int((preactivations > 0).sum()) - reference['region'].get('active', 0),
        'margin', abs(np.abs(preactivations).min() - reference['region']['margin']) if len(preactivations) else 0.0,
    )
