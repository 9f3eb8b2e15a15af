"""References for dense linear algebra: eigenvalues from mpmath at 50 digits, determinants and solutions in exact fractions.

Run:  python3 linalg.py > ../linalg.json && npx biome format --write ../linalg.json
Matrices are lists of rows; every entry is a double, and the references belong to exactly these doubles.
"""
import json
from fractions import Fraction

from mpmath import mp, mpf, matrix, eigsy, eig

mp.dps = 50


def formula(n, symmetric, modulus=97):
    """Whole numbers without evident structure; a modulus below n repeats rows and columns, so the rank is lower."""
    half = modulus // 2
    if symmetric:
        return [[(i * j * 7 + (i + j) * 13 + i * i * j * j + 5) % modulus - half for j in range(n)] for i in range(n)]
    return [[(i * i * 5 + j * 11 + i * j * 3 + i * i * j) % modulus - half for j in range(n)] for i in range(n)]


def gram(rows):
    return [[sum(a * b for a, b in zip(r, s)) for s in rows] for r in rows]


def petersen():
    pairs = [(i, j) for i in range(5) for j in range(i)]
    return [[int(not set(p) & set(q)) for q in pairs] for p in pairs]


def wilkinson(m):
    n = 2 * m + 1
    return [[abs(i - m) if i == j else int(abs(i - j) == 1) for j in range(n)] for i in range(n)]


SYMMETRIC = {
    'one by one': [[-2.5]],
    'two by two': [[1.0, 3.0], [3.0, -2.0]],
    'zero': [[0.0] * 4 for _ in range(4)],
    'Wilkinson 21': wilkinson(10),
    'Hilbert 10': [[1 / (i + j + 1) for j in range(10)] for i in range(10)],
    'complete graph': [[9 if i == j else -1 for j in range(10)] for i in range(10)],
    'Petersen graph': petersen(),
    'rank three of twenty': gram([[(i * 3 + k * 5 + i * k) % 7 - 3 for k in range(3)] for i in range(20)]),
    'clustered': [[(1 + 1e-9 * i if i == j else 0.0) + 1e-11 * ((i * j) % 5) for j in range(12)] for i in range(12)],
    'graded': [[10.0 ** -(2 * max(i, j)) * (1 + (i == j)) for j in range(8)] for i in range(8)],
    'huge': [[1e300 * ((i + j) % 3 - 1) for j in range(5)] for i in range(5)],
    'tiny': [[1e-310 * ((i + 2 * j + 2 * i + j) % 4 - 1) for j in range(5)] for i in range(5)],
    'indefinite 33': formula(33, True),
    'indefinite 60 of low rank': formula(60, True, 19),
}


def frank(n):
    return [[n - max(i, j) if j >= i - 1 else 0 for j in range(n)] for i in range(n)]


def cycle(n):
    return [[int(j == (i + 1) % n) for j in range(n)] for i in range(n)]


def companion(roots):
    coefficients = [1]
    for r in roots:
        coefficients = [a - r * b for a, b in zip(coefficients + [0], [0] + coefficients)]
    n = len(roots)
    return [[-coefficients[j + 1] if i == 0 else int(j == i - 1) for j in range(n)] for i in range(n)]


# name: (matrix, size of the largest Jordan block)
GENERAL = {
    'one by one': ([[3.0]], 1),
    'two real': ([[1.0, 2.0], [3.0, 4.0]], 1),
    'two complex': ([[1.0, -2.0], [3.0, 1.5]], 1),
    'two nearly equal': ([[1.0, 1.0], [1e-14, 1.0]], 1),
    'zero': ([[0.0] * 3 for _ in range(3)], 1),
    'upper triangular': ([[i + 1.5 if i == j else float(j > i) for j in range(6)] for i in range(6)], 1),
    'cycle of six': (cycle(6), 1),
    'Frank 9': (frank(9), 1),
    'companion 1 to 6': (companion(range(1, 7)), 1),
    'Jordan block': ([[2.0 if i == j else float(j == i + 1) for j in range(5)] for i in range(5)], 5),
    # P J P^-1 with Jordan blocks of size 2 at 3 and of size 1 at -1, P = [[1, 1, 0], [2, 3, 1], [1, 2, 2]].
    'hidden Jordan block': ([[0.0, 2.0, -1.0], [-10.0, 11.0, -6.0], [-11.0, 10.0, -6.0]], 2),
    'orthogonal': ([[0.36, 0.48, -0.8], [-0.8, 0.6, 0.0], [0.48, 0.64, 0.6]], 1),
    'general 20': (formula(20, False), 1),
    'general 40': (formula(40, False), 1),
}


def general_reference(a, block):
    m = matrix(a)
    if block > 1:
        values = [v for v, _ in sorted(((complex(x), 0) for x in eig(m, left=False, right=False)), key=lambda t: (t[0].real, t[0].imag))]
        return {'re': [v.real for v in values], 'im': [v.imag for v in values], 'condition': [1.0] * len(values)}
    values, left, right = eig(m, left=True, right=True)
    n = len(a)
    rows = []
    for k, v in enumerate(values):
        x, y = right[:, k], left[k, :]
        product = abs(sum(y[0, i] * x[i, 0] for i in range(n)))
        lengths = mp.sqrt(sum(abs(x[i, 0]) ** 2 for i in range(n)) * sum(abs(y[0, i]) ** 2 for i in range(n)))
        rows.append((float(mp.re(v)), float(mp.im(v)), float(lengths / product)))
    rows.sort()
    return {'re': [r[0] for r in rows], 'im': [r[1] for r in rows], 'condition': [r[2] for r in rows]}


def exact_solve(a, b):
    """The solution and the determinant, by elimination in fractions."""
    n = len(a)
    rows = [[Fraction(x) for x in r] + [Fraction(y)] for r, y in zip(a, b)]
    det = Fraction(1)
    for k in range(n):
        pivot = next((i for i in range(k, n) if rows[i][k] != 0), None)
        if pivot is None:
            return None, Fraction(0)
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            det = -det
        det *= rows[k][k]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                f = rows[i][k] / rows[k][k]
                rows[i] = [x - f * y for x, y in zip(rows[i], rows[k])]
    return [r[n] / r[k] for k, r in enumerate(rows)], det


def condition(a):
    """The 2-norm condition number and the largest singular value."""
    m = matrix(a)
    s = mp.svd_r(m, compute_uv=False)
    values = [s[i] for i in range(len(a))]
    return float(max(values) / min(values)), float(max(values))


SYSTEMS = {
    'one by one': [[-4.0]],
    'needs pivoting': [[0.0, 2.0, 1.0], [1.0, 1e-20, 0.0], [3.0, 1.0, 5.0]],
    'Hilbert 6': [[1 / (i + j + 1) for j in range(6)] for i in range(6)],
    'general 12': formula(12, False),
    'general 30': formula(30, False),
}


def system_reference(a):
    n = len(a)
    b = [float((3 * i) % 5 - 2) for i in range(n)]
    x, det = exact_solve(a, b)
    cond, norm = condition(a)
    return {'matrix': a, 'right': b, 'solution': [float(v) for v in x], 'sign': (det > 0) - (det < 0),
            'logAbsolute': float(mp.log(abs(mpf(det.numerator) / det.denominator))), 'condition': cond, 'norm': norm}


def pseudo_reference(n, r):
    """A = BC with integer factors of rank r; A^+ b = C^T (C C^T)^-1 (B^T B)^-1 B^T b exactly."""
    b_rows = [[(i * 4 + k * 7 + i * k) % 5 - 2 + (i == k) for k in range(r)] for i in range(n)]
    c_rows = [[(k * 3 + j * 2 + k * j * j) % 7 - 3 + (j == k) for j in range(n)] for k in range(r)]
    a = [[sum(b_rows[i][k] * c_rows[k][j] for k in range(r)) for j in range(n)] for i in range(n)]
    right = [(2 * i) % 7 - 3 for i in range(n)]
    bt = list(zip(*b_rows))
    first, _ = exact_solve(gram(bt), [sum(x * y for x, y in zip(col, right)) for col in bt]) if r else ([], 1)
    second, _ = exact_solve(gram(c_rows), first) if r else ([], 1)
    x = [sum(Fraction(c_rows[k][j]) * second[k] for k in range(r)) for j in range(n)]
    res = [sum(a[i][j] * x[j] for j in range(n)) - right[i] for i in range(n)]
    s = mp.svd_r(matrix(a), compute_uv=False)
    values = sorted((s[i] for i in range(n)), reverse=True)
    return {'matrix': a, 'right': right, 'rank': r, 'solution': [float(v) for v in x], 'singularValues': [float(v) for v in values],
            'residual': float(mp.sqrt(mpf(sum(v * v for v in res).numerator) / sum(v * v for v in res).denominator))}


out = {
    'symmetric': [{'name': k, 'matrix': a, 'values': sorted(float(v) for v in eigsy(matrix(a), eigvals_only=True))} for k, a in SYMMETRIC.items()],
    'general': [{'name': k, 'matrix': a, 'block': block, **general_reference(a, block)} for k, (a, block) in GENERAL.items()],
    'systems': [{'name': k, **system_reference(a)} for k, a in SYSTEMS.items()],
    'pseudo': [pseudo_reference(n, r) for n, r in ((1, 0), (1, 1), (3, 2), (6, 0), (6, 6), (10, 4), (25, 17))],
}


def compact(value):
    """Whole numbers without '.0'."""
    if isinstance(value, list):
        return [compact(v) for v in value]
    if isinstance(value, dict):
        return {k: compact(v) for k, v in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


print('{')
for position, (section, cases) in enumerate(out.items()):
    print(f' "{section}": [')
    print(',\n'.join('  ' + json.dumps(compact(c)) for c in cases))
    print(' ]' + (',' if position < len(out) - 1 else ''))
print('}')
