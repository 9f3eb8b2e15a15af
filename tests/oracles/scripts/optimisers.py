"""Steps of optimisers and their Jacobian determinants, from their textbook formulas.

Writes ../optimisers.json. SymPy differentiates the step written out as in the papers and in PyTorch's documentation;
mpmath evaluates it with 40 digits. Beside the determinant stands the closed formula for it, evaluated by itself.

The loss has three parameters: L = x^2 y + sin(x z) + y^3/3 - 2 y z + exp(z/2). Run: python3 optimisers.py
"""

import json
from pathlib import Path

import mpmath as mp
import sympy as sp

mp.mp.dps = 40
n = 3
x = sp.symbols("x0:3")
m = sp.symbols("m0:3")
v = sp.symbols("v0:3")
w = sp.symbols("w0:3")
eta, b1, b2, eps, wd, t = sp.symbols("eta b1 b2 eps wd t")

loss = x[0] ** 2 * x[1] + sp.sin(x[0] * x[2]) + x[1] ** 3 / 3 - 2 * x[1] * x[2] + sp.exp(x[2] / 2)
g = [sp.diff(loss, s) for s in x]
H = sp.hessian(loss, x)
I = sp.eye(n)

values = {
    eta: "0.3", b1: "0.75", b2: "0.875", eps: "0.0625", wd: "0.5", t: "3",
    **{s: c for s, c in zip(x, ("0.75", "-0.5", "1.25"))},
    **{s: c for s, c in zip(m, ("0.5", "-1.25", "0.25"))},
    **{s: c for s, c in zip(v, ("0.75", "1.5", "0.375"))},
    **{s: c for s, c in zip(w, ("0.125", "9.5", "0.25"))},
}
# The step size is the double next to 3/10, as in the tests.
values = {k: (mp.mpf(0.3) if k is eta else mp.mpf(c)) for k, c in values.items()}


def number(e):
    return mp.nstr(mp.re(sp.lambdify(list(values), e, "mpmath")(*values.values())), 25)


formulas = {}


def run(name, start, count):
    """The states theta_1, ..., theta_count from a start, slots and all."""
    state, parameters, step = formulas[name]
    others = {s: v for s, v in values.items() if s not in state and s is not t}
    function = sp.lambdify([*state, *others, t], step, "mpmath")
    point, points = [mp.mpf(c) for c in start] + [mp.mpf(0)] * (len(state) - n), []
    for k in range(count):
        point = [mp.re(c) for c in function(*point, *others.values(), k + 1)]
        points.append([mp.nstr(c, 20) for c in point[:n]])
    return {"optimiser": name, "parameters": {k: float(values[s]) for k, s in parameters}, "theta": points}


def evaluated(matrix):
    rows, columns = matrix.shape
    return mp.matrix([[mp.mpf(number(matrix[i, j])) for j in range(columns)] for i in range(rows)])


def case(name, parameters, slots, step, formula):
    """`step` lists the new state in the order theta, slots; `formula` is the determinant by its closed formula."""
    state = [s for group in slots for s in group]
    jacobian = sp.Matrix(step).jacobian(state)
    formulas[name] = (state, list(parameters.items()), step)
    return {
        "optimiser": name,
        "parameters": {k: float(values[s]) for k, s in parameters.items()},
        "state": [float(values[s]) for s in state],
        "next": [number(e) for e in step],
        "determinant": mp.nstr(mp.det(evaluated(jacobian)), 20),
        "formula": mp.nstr(formula(), 20),
    }


def det(matrix):
    return mp.det(evaluated(sp.Matrix(matrix)))


mm = [b1 * m[i] + g[i] for i in range(n)]
m1 = [b1 * m[i] + (1 - b1) * g[i] for i in range(n)]
v1 = [b2 * v[i] + (1 - b2) * g[i] ** 2 for i in range(n)]
adam_move = lambda size: [eta * m1[i] / (1 - b1**t) / (sp.sqrt(size[i] / (1 - b2**t)) + eps) for i in range(n)]
norm = sp.sqrt(sum(s**2 for s in g))
va = [v[i] + g[i] ** 2 for i in range(n)]
rms = lambda u: sp.diag(*[1 / (sp.sqrt(u[i]) + eps) for i in range(n)])
u1 = [b2 * v[i] + (1 - b2) * g[i] ** 2 for i in range(n)]
buffer = [b1 * m[i] + g[i] / (sp.sqrt(u1[i]) + eps) for i in range(n)]
G = sp.Matrix(g)
B1, B2, ETA, WD = (values[s] for s in (b1, b2, eta, wd))
adam = {"beta1": b1, "beta2": b2, "epsilon": eps}
# Where a running maximum is taken, the larger argument at this state.
large = [max((w[i], v1[i]), key=lambda e: mp.mpf(number(e))) for i in range(n)]
infinity = [max((b2 * w[i], sp.Abs(g[i]) + eps), key=lambda e: mp.mpf(number(e))) for i in range(n)]
plain_infinity = [e if e.has(w[i]) else sp.sign(mp.mpf(number(g[i]))) * g[i] + eps for i, e in enumerate(infinity)]
lion_sign = [sp.sign(mp.mpf(number(b1 * m[i] + (1 - b1) * g[i]))) for i in range(n)]
ml = [b2 * m[i] + (1 - b2) * g[i] for i in range(n)]
gradient_sign = [sp.sign(mp.mpf(number(g[i]))) for i in range(n)]

cases = [
    case("gradient-descent", {}, [x], [x[i] - eta * g[i] for i in range(n)], lambda: det(I - eta * H)),
    case("heavy-ball", {"beta": b1}, [x, m], [x[i] - eta * mm[i] for i in range(n)] + mm, lambda: B1**n),
    case("nesterov", {"beta": b1}, [x, m], [x[i] - eta * (g[i] + b1 * mm[i]) for i in range(n)] + mm,
         lambda: B1**n * det(I - eta * H)),
    case("sgdw", {"beta": b1, "weightDecay": wd}, [x, m], [(1 - eta * wd) * x[i] - eta * mm[i] for i in range(n)] + mm,
         lambda: (B1 * (1 - ETA * WD)) ** n),
    case("adagrad", {"epsilon": eps}, [x, v], [x[i] - eta * g[i] / (sp.sqrt(va[i]) + eps) for i in range(n)] + va,
         lambda: det(I - eta * rms(va) * H)),
    case("rmsprop", {"alpha": b2, "epsilon": eps}, [x, v],
         [x[i] - eta * g[i] / (sp.sqrt(u1[i]) + eps) for i in range(n)] + u1,
         lambda: B2**n * det(I - eta * rms(u1) * H)),
    case("rmsprop-momentum", {"alpha": b2, "beta": b1, "epsilon": eps}, [x, v, m],
         [x[i] - eta * buffer[i] for i in range(n)] + u1 + buffer, lambda: (B1 * B2) ** n),
    case("adam", adam, [x, m, v], [x[i] - adam_move(v1)[i] for i in range(n)] + m1 + v1, lambda: (B1 * B2) ** n),
    case("adamw", {**adam, "weightDecay": wd}, [x, m, v],
         [(1 - eta * wd) * x[i] - adam_move(v1)[i] for i in range(n)] + m1 + v1,
         lambda: ((1 - ETA * WD) * B1 * B2) ** n),
    case("amsgrad", adam, [x, m, v, w], [x[i] - adam_move(large)[i] for i in range(n)] + m1 + v1 + large,
         lambda: mp.mpf(0)),
    case("adamax", adam, [x, m, w],
         [x[i] - eta / (1 - b1**t) * m1[i] / plain_infinity[i] for i in range(n)] + m1 + plain_infinity, lambda: mp.mpf(0)),
    case("sign-descent", {}, [x], [x[i] - eta * gradient_sign[i] for i in range(n)], lambda: mp.mpf(1)),
    case("lion", {"beta1": b1, "beta2": b2, "weightDecay": wd}, [x, m],
         [(1 - eta * wd) * x[i] - eta * lion_sign[i] for i in range(n)] + ml, lambda: ((1 - ETA * WD) * B2) ** n),
    case("normalised-descent", {}, [x], [x[i] - eta * g[i] / norm for i in range(n)],
         lambda: det(I - (eta / norm) * (I - G * G.T / norm**2) * H)),
]
# Exponentiated gradient is for positive parameters.
values[x[1]] = mp.mpf("0.5")
cases.append(
    case("exponentiated-gradient", {}, [x], [x[i] * sp.exp(-eta * g[i]) for i in range(n)],
         lambda: det(sp.diag(*x) ** -1 - eta * H) * mp.mpf(number(sp.prod([x[i] * sp.exp(-eta * g[i]) for i in range(n)]))))
)
out = {
    "madeBy": f"optimisers.py, sympy {sp.__version__}, mpmath {mp.__version__}",
    "stepSize": 0.3,
    "step": 3,
    "cases": cases,
    "start": [0.75, -0.5, 1.25],
    "runs": [
        run(name, (0.75, -0.5, 1.25), 4)
        for name in ("heavy-ball", "nesterov", "sgdw", "adagrad", "rmsprop", "rmsprop-momentum", "adam", "adamw")
    ],
}
path = Path(__file__).parent.parent / "optimisers.json"
path.write_text(json.dumps(out, indent=1) + "\n")
print([(c["optimiser"], c["determinant"], c["formula"]) for c in cases])
