"""Reference values for the live figure "edge-of-stability": gradient descent on a 1-8-8-1 tanh network, in NumPy.

It reads the start from ../edgeOfStability.json (the field "start": the seed 3 of the figure) and writes beside it the
losses before some steps, and the largest eigenvalue of the Hessian there. The gradient is written out by hand, the Hessian
is made of central differences of it. Run: /usr/bin/python3 edgeOfStability.py (made with NumPy 1.24.2).
"""
import json
import pathlib

import numpy as np

path = pathlib.Path(__file__).parent.parent / "edgeOfStability.json"
start = np.array(json.loads(path.read_text())["start"])
step_size, steps = 0.2, [0, 1, 10, 100, 150]
x = (2 * np.arange(16) / 15 - 1)[:, None]
y = np.sin(4 * x)
shapes = [(8, 1), (8,), (8, 8), (8,), (1, 8), (1,)]


def split(theta):
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
    return [part.reshape(shape) for part, shape in zip(np.split(theta, ends[:-1]), shapes)]


def loss_and_gradient(theta):
    w1, b1, w2, b2, w3, b3 = split(theta)
    h1 = np.tanh(x @ w1.T + b1)
    h2 = np.tanh(h1 @ w2.T + b2)
    r = h2 @ w3.T + b3 - y
    d3 = r / len(x)
    d2 = (d3 @ w3) * (1 - h2**2)
    d1 = (d2 @ w2) * (1 - h1**2)
    parts = [d1.T @ x, d1.sum(0), d2.T @ h1, d2.sum(0), d3.T @ h2, d3.sum(0)]
    return float((r**2).sum() / (2 * len(x))), np.concatenate([part.ravel() for part in parts])


def sharpness(theta, h=1e-5):
    columns = []
    for k in range(len(theta)):
        e = np.zeros_like(theta)
        e[k] = h
        columns.append((loss_and_gradient(theta + e)[1] - loss_and_gradient(theta - e)[1]) / (2 * h))
    hessian = np.array(columns)
    return float(np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1])


theta, rows = start.copy(), []
for n in range(max(steps) + 1):
    value, gradient = loss_and_gradient(theta)
    if n in steps:
        rows.append({"step": n, "loss": value, "sharpness": sharpness(theta)})
    theta = theta - step_size * gradient
path.write_text(json.dumps({"stepSize": step_size, "seed": 3, "start": start.tolist(), "rows": rows}, indent=1) + "\n")
