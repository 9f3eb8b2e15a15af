"""Reference values for the dynamics of gradient descent, from mpmath 1.3 at 40 digits and numpy 2.

Nothing here uses the project: every map is written out by hand. kappa is the factor in L = (kappa/2)(1 - uv)^2, the loss
of f(x) = relu(v relu(u x)) on the points (0.9, 0.9), (2.5, 2.5) for u, v > 0: 3.53 with half-mse, 7.06 with mse. Run:
    python3 stability.py > ../stability.json
"""
import json

import numpy as np
from mpmath import det, eye, findroot, log, matrix, mp, mpf, eig, sqrt, tanh

mp.dps = 40
KAPPA = mpf('3.53')


def number(x):
    """The nearest double; nested lists element by element."""
    return [number(e) for e in x] if isinstance(x, (list, tuple)) else float(x)


def cycle(step, start, period):
    points = [start]
    for _ in range(period - 1):
        points.append(step(points[-1]))
    return points


# --- The two-parameter network on its diagonal: y = sqrt(h) u, a = 1 + h, h = eta kappa, y' = a y - y^3 ---

def flip_of(period, guess_a, guess_y):
    def equations(a, y):
        z, multiplier = y, mpf(1)
        for _ in range(period):
            multiplier *= a - 3 * z * z
            z = a * z - z**3
        return z - y, multiplier + 1
    return findroot(equations, (guess_a, guess_y))


def cubic_flips(count):
    """The values of a at which the cycles of period 1, 2, 4, ... flip; Newton starts from an orbit just below."""
    values = []
    for k in range(count):
        gap = values[-1] - values[-2] if k > 1 else mpf('1.1')
        guess = values[-1] + gap / mpf('4.67') if k > 0 else mpf(2)
        a, y = float(guess) - 0.05 * float(gap) / 4.67, 1.0
        for _ in range(20000):
            y = a * y - y**3
        values.append(flip_of(2**k, guess, mpf(y))[0])
    return values


flips_a = cubic_flips(7)
h2 = mpf('0.325') * KAPPA
two = [(sqrt(h2 + 3) + sqrt(h2 - 1)) / 2 / sqrt(h2), (sqrt(h2 + 3) - sqrt(h2 - 1)) / 2 / sqrt(h2)]


def four_cycle(eta):
    h = mpf(eta) * KAPPA
    x = mpf('0.63')
    for _ in range(3000):
        x = mpf(float(x) + float(h) * (float(x) - float(x) ** 3))
    def turn(x):
        for _ in range(4):
            x = x + h * (x - x**3)
        return x
    x = findroot(lambda x: turn(x) - x, x)
    points = cycle(lambda x: x + h * (x - x**3), x, 4)
    tangential, transversal = mpf(1), mpf(1)
    for p in points:
        tangential *= 1 + h - 3 * h * p * p
        transversal *= 1 - h * (1 - p * p)
    return {'eta': float(eta), 'points': number(points), 'tangential': float(tangential), 'transversal': float(transversal)}


def iterates(eta, kappa, count):
    u = [mpf('1.48'), 1 / mpf('1.48') + mpf('0.1')]
    points = [u]
    for _ in range(count):
        (x, y), active = u, min(u) > 0
        q = kappa * (1 - x * y) if active else mpf(0)
        u = [x + eta * q * y, y + eta * q * x]
        points.append(u)
    return points


# --- Ensembles in double precision ---

def exponents(eta):
    """Tangential and transversal Lyapunov exponent on the diagonal: 4000 orbits, 20000 steps after 1000."""
    h = eta * 3.53
    x = np.random.default_rng(7).uniform(0.6, 1.1, 4000)
    tangential = transversal = 0.0
    for n in range(21000):
        if n >= 1000:
            tangential += np.mean(np.log(np.abs(1 + h - 3 * h * x * x)))
            transversal += np.mean(np.log(np.abs(1 - h * (1 - x * x))))
        x = x + h * (x - x**3)
    return {'eta': eta, 'tangential': round(tangential / 20000, 5), 'transversal': round(transversal / 20000, 5)}


def basin(eta, side, cells, steps):
    """How many cell centres of a grid on [0, side]^2 end up dead, at a minimum, on the diagonal away from it."""
    centres = (np.arange(cells) + 0.5) * side / cells
    u, v = (a.ravel() for a in np.meshgrid(centres, centres))
    for _ in range(steps):
        q = np.where((u > 0) & (v > 0), eta * 3.53 * (1 - u * v), 0.0)
        u, v = u + q * v, v + q * u
    alive = (u > 0) & (v > 0)
    minimum = alive & (np.abs(1 - u * v) < 1e-6)
    return {'eta': eta, 'side': side, 'cells': cells, 'steps': steps, 'dead': int(np.sum(~alive)),
            'minimum': int(np.sum(minimum)), 'twoCycle': int(np.sum(alive & ~minimum & (np.abs(u - v) < 1e-6)))}


# --- Stability exponents of the minima (t, 1/t): mu and lambda as functions of s = t^2 + 1/t^2 ---

def mu(s, eta, p):
    return log(abs(1 - eta * (p * mpf('0.81') + (1 - p) * mpf('6.25')) * s))


def lam(s, eta, p):
    return p * log(abs(1 - mpf('0.81') * eta * s)) + (1 - p) * log(abs(1 - mpf('6.25') * eta * s))


def case(eta, p, lambda_guesses, samples):
    eta, p = mpf(eta), mpf(p)
    g = p * mpf('0.81') + (1 - p) * mpf('6.25')
    return {
        'eta': float(eta), 'p': float(p), 'muRoot': float(2 / (eta * g)),
        'lambdaRoots': [float(findroot(lambda s: lam(s, eta, p), guess)) for guess in lambda_guesses],
        'samples': [{'theta1': t, 'mu': float(mu(mpf(t)**2 + mpf(t)**-2, eta, p)),
                     'lambda': float(lam(mpf(t)**2 + mpf(t)**-2, eta, p))} for t in samples],
    }


# --- Chain of three weights, f(x) = relu(w relu(v relu(u x))): u = v = w on the attractor, u' = u + h (1 - u^3) u^2 ---

def chain_flip(period, guess_h, guess_u):
    def equations(h, u):
        z, multiplier = u, mpf(1)
        for _ in range(period):
            multiplier *= 1 + h * (2 * z - 5 * z**4)
            z = z + h * (1 - z**3) * z * z
        return z - u, multiplier + 1
    return findroot(equations, (guess_h, guess_u))[0] / KAPPA


def chain_crisis():
    def overshoot(h):
        top = findroot(lambda x: 1 + h * (2 * x - 5 * x**4), 1)
        top = top + h * (1 - top**3) * top * top
        return 1 + h * (top - top**4)
    return findroot(overshoot, 1.2) / KAPPA


# --- relu(w x) v + c on (0.5, 1), (1, 0.8), (2, 2): minima v w = slope, flattest where v = w ---

def with_bias():
    x, y, m = [mpf('0.5'), mpf(1), mpf(2)], [mpf(1), mpf('0.8'), mpf(2)], 3
    xx, xb, yb = sum(e * e for e in x) / m, sum(x) / m, sum(y) / m
    slope = (sum(a * b for a, b in zip(x, y)) / m - xb * yb) / (xx - xb * xb)
    s = 2 * slope  # w^2 + v^2 at w = v
    gauss_newton = matrix([[s * xx, sqrt(s) * xb], [sqrt(s) * xb, mpf(1)]])
    largest = max(eig(gauss_newton)[0], key=lambda z: z.real).real
    flip = 2 / largest
    # On the two-cycle w = v: the map of (w, c); the pair of multipliers leaves the unit circle where det = 1.
    def step(w, c, eta):
        slope_error = (w * w * xx + c * xb) - sum(a * b for a, b in zip(x, y)) / m
        offset_error = w * w * xb + c - yb
        return w - eta * w * slope_error, c - eta * offset_error
    def jacobian(w, c, eta):
        slope_error = (w * w * xx + c * xb) - sum(a * b for a, b in zip(x, y)) / m
        return matrix([[1 - eta * (slope_error + 2 * w * w * xx), -eta * w * xb], [-eta * 2 * w * xb, 1 - eta]])
    def equations(w, c, eta):
        w1, c1 = step(w, c, eta)
        w2, c2 = step(w1, c1, eta)
        return w2 - w, c2 - c, det(jacobian(w1, c1, eta) * jacobian(w, c, eta)) - 1
    w, c, eta = sqrt(slope), yb - slope * xb, mpf('0.59')
    w += mpf('0.05')
    while eta < mpf('1.17'):  # follow the two-cycle from its birth
        eta += mpf('0.01')
        for _ in range(300):
            w, c = (mpf(float(e)) for e in step(w, c, eta))
    torus = findroot(equations, (w, c, mpf('1.177')))[2]
    return {'flip': float(flip), 'theta': number([sqrt(slope), sqrt(slope), yb - slope * xb]), 'torus': float(torus)}


# --- v tanh(w x + b) + c with weight decay 1/64 on (0.5, 0.5), (1, 0.75), (2, 1): theta = (w, b, v, c) ---

DATA = [(mpf('0.5'), mpf('0.5')), (mpf(1), mpf('0.75')), (mpf(2), mpf(1))]
DECAY = mpf(1) / 64


def tanh_gradient(t):
    w, b, v, c = t
    g = [DECAY * e for e in t]
    for x, y in DATA:
        z = tanh(w * x + b)
        r = (v * z + c - y) / 3
        for k, d in enumerate([v * (1 - z * z) * x, v * (1 - z * z), z, mpf(1)]):
            g[k] += r * d
    return g


def tanh_hessian(t):
    w, b, v, c = t
    h = eye(4) * DECAY
    for x, y in DATA:
        z = tanh(w * x + b)
        s = 1 - z * z
        r = v * z + c - y
        f = [v * s * x, v * s, z, mpf(1)]
        second = {(0, 0): -2 * v * z * s * x * x, (0, 1): -2 * v * z * s * x, (1, 1): -2 * v * z * s,
                  (0, 2): s * x, (1, 2): s}
        for i in range(4):
            for j in range(4):
                h[i, j] += (f[i] * f[j] + r * second.get((min(i, j), max(i, j)), 0)) / 3
    return h


def tanh_network():
    theta = findroot(lambda *t: tanh_gradient(t), (mpf('0.53'), mpf('-0.09'), mpf('0.71'), mpf('0.43')))
    largest = max(e.real for e in eig(tanh_hessian(list(theta)))[0])
    def step(t, eta):
        return [a - eta * g for a, g in zip(t, tanh_gradient(t))]
    def equations(*unknown):
        t, eta = list(unknown[:4]), unknown[4]
        t1 = step(t, eta)
        turn = (eye(4) - eta * tanh_hessian(t1)) * (eye(4) - eta * tanh_hessian(t))
        return [a - b for a, b in zip(step(t1, eta), t)] + [det(turn + eye(4))]
    second = findroot(equations, (mpf('0.31'), mpf('-0.245'), mpf('0.092'), mpf('1.153'), mpf('1.94')))
    return {'theta': number(list(theta)), 'flips': [float(2 / largest), float(second[4])]}


limit = iterates(mpf('0.25'), KAPPA, 2000)[-1]
print(json.dumps({
    'twoParameter': {
        'flips': [float((a - 1) / KAPPA) for a in flips_a],
        'crisis': float((3 * sqrt(3) / 2 - 1) / KAPPA),
        'twoCycle': {'eta': 0.325, 'points': number(two), 'tangential': float(9 - 2 * (1 + h2)**2),
                     'transversal': float(3 - 2 * h2)},
        'fourCycles': [four_cycle('0.355'), four_cycle('0.36')],
        'firstIterates': [{'eta': 0.25, 'points': number(iterates(mpf('0.25'), KAPPA, 3))},
                          {'eta': 0.325, 'points': number(iterates(mpf('0.325'), KAPPA, 4))}],
        'limit': {'eta': 0.25, 'theta': number(limit), 'sharpness': float(KAPPA * (limit[0]**2 + limit[1]**2))},
        'deadWithMse': [{'eta': 0.25, 'theta': number(iterates(mpf('0.25'), 2 * KAPPA, 3)[-1])},
                        {'eta': 0.325, 'theta': number(iterates(mpf('0.325'), 2 * KAPPA, 3)[-1])}],
        'superstable': [float((a - 1) / KAPPA) for a in [mpf('1.5'), 3 / sqrt(2)]],
        'exponents': [exponents(0.37), exponents(0.45)],
        'basins': [basin(0.25, 2, 40, 6000), basin(0.25, 3, 40, 6000), basin(0.325, 2, 40, 6000),
                   basin(0.325, 3, 40, 6000)],
        'stableMinima': [case('0.15', '0.5', [2.6, 6.6, 9.3], [1.0, 1.3, 1.6, 2.2, 2.85]),
                         case('0.3', '0.58', [2.5, 5.0], [1.0, 1.5, 1.95])],
        'decayFlips': [{'decay': 1 / 64, 'eta': float(1 / (KAPPA - mpf(1) / 64))}],
    },
    'chain': {'flips': [float(chain_flip(1, mpf('0.66'), mpf(1))), float(chain_flip(2, mpf('0.83'), mpf('0.836'))),
                        float(chain_flip(4, mpf('0.867'), mpf('0.888')))],
              'crisis': float(chain_crisis())},
    'withBias': with_bias(),
    'tanh': tanh_network(),
}, indent=1))
