"""numpy and PyTorch: python3 contestants/numeric.py numpy|torch WORKLOAD ... Speaks the protocol of measure/serve.ts."""
import sys
import time

import numpy as np

library, workload, *arguments = sys.argv[1:]


def numbers(count, seed):
    return ((np.arange(count, dtype=np.int64) * 7919 + seed * 104729) % 1009) / 1009 - 0.5


def serve(run, checksum):
    for line in sys.stdin:
        start = time.thread_time()
        run(int(line))
        seconds = time.thread_time() - start
        print(seconds, repr(float(checksum())), flush=True)


def repeated(work):
    result = [None]

    def run(repeats):
        for _ in range(repeats):
            result[0] = work()

    def checksum():
        value = result[0]
        return np.abs(value.numpy() if hasattr(value, "numpy") else value).sum()

    serve(run, checksum)


def network(name):
    sizes, samples = ([784, 128, 10], 128) if name == "wide" else ([2, 16, 16, 1], 128)
    count = sum(o * (i + 1) for i, o in zip(sizes, sizes[1:]))
    scale = 0.1 if name == "wide" else 1.0
    x = 2 * numbers(samples * sizes[0], 1)
    y = numbers(samples * sizes[-1], 2)
    return sizes, samples, x.reshape(samples, -1), y.reshape(samples, -1), scale * numbers(count, 3), numbers(count, 4)


def gd_map_numpy():
    x = np.array([[0.9], [2.5]])
    eta = 0.26 + 0.1 * np.arange(1000) / 1000
    state = {}

    def run(steps):
        u, v = np.full(1000, 1.48), np.full(1000, 0.7756756756756756)
        for _ in range(steps):
            z = x * u
            h = np.maximum(z, 0)
            o = h * v
            r = np.where(o > 0, 0.5 * (o - x), 0.0)
            u, v = u - eta * (np.where(z > 0, r * v * x, 0.0)).sum(0), v - eta * (r * h).sum(0)
        state["theta"] = np.concatenate([u, v])

    serve(run, lambda: np.abs(state["theta"]).sum())


def gd_map_torch():
    import torch

    x = torch.tensor([[0.9], [2.5]], dtype=torch.float64)
    eta = torch.tensor(0.26 + 0.1 * np.arange(1000) / 1000)
    state = {}

    def run(steps):
        u = torch.full((1000,), 1.48, dtype=torch.float64)
        v = torch.full((1000,), 0.7756756756756756, dtype=torch.float64)
        for _ in range(steps):
            u.requires_grad_(True)
            v.requires_grad_(True)
            loss = (0.25 * (torch.relu(v * torch.relu(u * x)) - x) ** 2).sum()
            gu, gv = torch.autograd.grad(loss, (u, v))
            u, v = (u - eta * gu).detach(), (v - eta * gv).detach()
        state["theta"] = torch.cat([u, v])

    serve(run, lambda: state["theta"].abs().sum())


def torch_loss(name, unit):
    import torch

    sizes, samples, x, y, theta, direction = network(name)
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    activation = {"tanh": torch.tanh, "relu": torch.relu}[unit]

    def loss(t):
        h, offset = x, 0
        for k, (i, o) in enumerate(zip(sizes, sizes[1:])):
            w = t[offset : offset + i * o].reshape(o, i)
            offset += i * o
            h = torch.nn.functional.linear(h, w, t[offset : offset + o])
            offset += o
            if k < len(sizes) - 2:
                h = activation(h)
        return ((h - y) ** 2).sum() / (2 * samples)

    return loss, torch.from_numpy(theta), torch.from_numpy(direction)


def mlp(name, unit, order):
    import torch

    loss, theta, direction = torch_loss(name, unit)

    def gradient():
        t = theta.clone().requires_grad_(True)
        return torch.autograd.grad(loss(t), t)[0]

    def hvp():
        t = theta.clone().requires_grad_(True)
        g = torch.autograd.grad(loss(t), t, create_graph=True)[0]
        return torch.autograd.grad(g @ direction, t)[0]

    def hessian():
        return torch.autograd.functional.hessian(loss, theta, vectorize=True)

    repeated({"gradient": gradient, "hvp": hvp, "hessian": hessian}[order])


def slices(unit):
    import torch

    loss, theta, _ = torch_loss("small", unit)
    first, second = torch.from_numpy(numbers(337, 5)), torch.from_numpy(numbers(337, 6))
    grid = [-1 + 2.0 * k / 20 for k in range(21)]

    def work():
        with torch.no_grad():
            return torch.stack([loss(theta + a * first + b * second) for b in grid for a in grid])

    repeated(work)


def chain():
    x = numbers(1_000_000, 8)

    def work():
        r = np.maximum(1.5 * x + 0.25, 0) * 0.7 - x
        return (0.5 * (r * r + x) - 0.3) * x

    repeated(work)


def version():
    """The version, and which linear algebra a product of matrices has loaded: without a fast one the figures say little."""
    module = torch if library == "torch" else np
    square = module.ones((99, 99))
    square @ square
    with open("/proc/self/maps") as maps:
        loaded = maps.read()
    known = {"openblas": "OpenBLAS", "mkl_": "MKL", "libblis": "BLIS"}
    blas = next((name for part, name in known.items() if part in loaded), "no fast BLAS")
    print(f"{module.__version__}, {blas}")


if library == "torch":
    import torch

    torch.set_num_threads(1)

if workload == "version":
    version()
elif workload == "gdMap":
    gd_map_torch() if library == "torch" else gd_map_numpy()
elif workload == "mlp":
    mlp(*arguments)
elif workload == "slice":
    slices(*arguments)
elif workload == "chain":
    chain()
elif workload == "gemm":
    n = int(arguments[0])
    a, b = numbers(n * n, 1).reshape(n, n), numbers(n * n, 2).reshape(n, n)
    repeated(lambda: a @ b)
elif workload == "eigenvalues":
    n = int(arguments[0])
    m = numbers(n * n, 7).reshape(n, n)
    m = m + m.T
    repeated(lambda: np.linalg.eigvalsh(m))
else:
    sys.exit(f"no workload {workload}")
