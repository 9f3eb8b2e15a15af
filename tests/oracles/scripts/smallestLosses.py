"""The least training losses of tiny networks that thousands of runs of an optimiser find.

f(x) = c + sum_j v_j s(<w_j, x> + b_j), sum of squares. For hidden weights drawn at several scales the output weights are
fitted by linear least squares, then all weights together by trust-region least squares (SciPy); the least sum is kept.
So every number is an upper bound of the global minimum, and close to it unless all runs miss it.

Run: python3 tests/oracles/scripts/smallestLosses.py   (Python 3.11, NumPy 2.4, SciPy 1.17)
"""

import json
import pathlib

import numpy
import scipy
from scipy.optimize import least_squares

activations = {
    "relu": (lambda z: numpy.maximum(z, 0), lambda z: (z > 0).astype(float)),
    "leakyRelu": (lambda z: numpy.where(z > 0, z, z / 2), lambda z: numpy.where(z > 0, 1.0, 0.5)),
    "abs": (numpy.abs, numpy.sign),
    "hardTanh": (lambda z: numpy.clip(z, -1, 1), lambda z: (numpy.abs(z) < 1).astype(float)),
}


def best(case, runs, generator):
    x = numpy.array(case["x"], float)
    y = numpy.array(case["y"], float)
    samples, inputs = x.shape
    h = case["units"]
    value, slope = activations[case["activation"]["name"]]
    bias, offset = case["hiddenBias"], case["outputBias"]
    rows = numpy.hstack([x, numpy.ones((samples, 1))]) if bias else x
    d = rows.shape[1]

    def split(theta):
        return theta[: h * d].reshape(h, d), theta[h * d : h * d + h], theta[-1] if offset else 0.0

    def residuals(theta):
        w, v, c = split(theta)
        return value(rows @ w.T) @ v + c - y

    def jacobian(theta):
        w, v, _ = split(theta)
        z = rows @ w.T
        inner = (slope(z) * v)[:, :, None] * rows[:, None, :]
        parts = [inner.reshape(samples, h * d), value(z)]
        return numpy.hstack(parts + ([numpy.ones((samples, 1))] if offset else []))

    least = numpy.inf
    for run in range(runs):
        w = generator.normal(size=(h, d)) * [0.3, 1, 3, 10, 100][run % 5]
        if bias and generator.random() < 0.7:  # kinks between the data
            w[:, -1] = -numpy.einsum("jk,jk->j", w[:, :-1], x[generator.integers(samples, size=h)] + generator.normal(size=(h, inputs)))
        features = numpy.hstack([value(rows @ w.T)] + ([numpy.ones((samples, 1))] if offset else []))
        outer = numpy.linalg.lstsq(features, y, rcond=None)[0]
        start = numpy.concatenate([w.ravel(), outer])
        found = least_squares(residuals, start, jacobian, max_nfev=60)
        least = min(least, float(numpy.sum(residuals(found.x) ** 2)), float(numpy.sum(residuals(start) ** 2)))
    return least


def main():
    generator = numpy.random.default_rng(5)
    cases = []
    for k in range(28):
        activation = list(activations)[k % 4]
        inputs = 1 if k % 3 else 2
        width = 2 if k % 5 == 0 and inputs == 1 else 1
        samples = int(generator.integers(4, 7))
        x = generator.integers(-3, 4, size=(samples, inputs))
        if k % 7 == 3:
            x[1] = x[0]  # a repeated sample
        case = {
            "activation": {"name": activation, **({"slope": 0.5} if activation == "leakyRelu" else {})},
            "units": width,
            "hiddenBias": bool(k % 6 != 1),
            "outputBias": bool(k % 4 != 2),
            "x": x.tolist(),
            "y": generator.integers(-3, 4, size=samples).tolist(),
        }
        cases.append({**case, "found": best(case, 600, generator)})
    path = pathlib.Path(__file__).parent.parent / "smallestLosses.json"
    path.write_text(json.dumps({"script": "scripts/smallestLosses.py", "scipy": scipy.__version__, "cases": cases}) + "\n")


main()
