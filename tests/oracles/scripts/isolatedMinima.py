"""Two strict local minima of a tanh unit with weight decay, to 40 digits.

f(t) = v tanh(w t + b) + c on t = -2, ..., 2 with the targets 1, 0, 2, 0, 1; the loss is the sum of squares plus
(d/2)|theta|^2 with d the double 0.02. Starts from a search in double precision, then Newton's method in mpmath.

Run: python3 tests/oracles/scripts/isolatedMinima.py   (Python 3.11, mpmath 1.3 or newer)
"""

import json
import pathlib

import mpmath as mp

mp.mp.dps = 60
decay = mp.mpf(0.02)
xs, ys = [-2, -1, 0, 1, 2], [1, 0, 2, 0, 1]


def loss(w, b, v, c):
    squares = sum((v * mp.tanh(w * x + b) + c - y) ** 2 for x, y in zip(xs, ys))
    return squares + decay / 2 * (w * w + b * b + v * v + c * c)


def gradient(w, b, v, c):
    g = [decay * t for t in (w, b, v, c)]
    for x, y in zip(xs, ys):
        z = mp.tanh(w * x + b)
        r, s = v * z + c - y, 1 - z * z
        for k, d in enumerate((v * s * x, v * s, z, 1)):
            g[k] += 2 * r * d
    return g


def main():
    cases = []
    for start in ([2.8474, -1.48429, -0.2251, 0.75234], [0, 0, 0, 0.7984]):
        theta = mp.findroot(gradient, start, tol=1e-50)
        cases.append(
            {"start": start, "theta": [mp.nstr(t, 40) for t in theta], "loss": mp.nstr(loss(*theta), 40)}
        )
    path = pathlib.Path(__file__).parent.parent / "isolatedMinima.json"
    path.write_text(json.dumps({"script": "scripts/isolatedMinima.py", "mpmath": mp.__version__, "cases": cases}) + "\n")


main()
