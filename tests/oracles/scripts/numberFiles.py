"""Makes ../numberFiles.json: npy files written by numpy and the numbers in them, and halves, bfloat16 and 8-bit floats
with their values.

Run:  python3 numberFiles.py && npx biome format --write ../numberFiles.json
"""
import base64
import io
import json
import sys

import numpy as np


def npy(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version=version)
    numbers = np.ascontiguousarray(array).astype(np.float64)
    return {
        "dtype": array.dtype.str,
        "file": base64.b64encode(out.getvalue()).decode(),
        "shape": list(array.shape),
        "numbers": [float(x) for x in numbers.reshape(-1)],
    }


def small_float(bits, exponent_bits, fraction_bits):
    """The definition: (-1)^s 2^(e - bias) (1 + f), or (-1)^s 2^(1 - bias) f for e = 0. No special values."""
    bias = 2 ** (exponent_bits - 1) - 1
    fraction = bits & (2**fraction_bits - 1)
    exponent = (bits >> fraction_bits) & (2**exponent_bits - 1)
    sign = -1.0 if bits >> (exponent_bits + fraction_bits) else 1.0
    if exponent == 0:
        return sign * fraction * 2.0 ** (1 - bias - fraction_bits)
    return sign * (2**fraction_bits + fraction) * 2.0 ** (exponent - bias - fraction_bits)


values = np.array([[0.0, -1.5, 3.0], [1e-3, 7.25, -2.0]])
integers = np.array([[0, 1, 2], [3, 100, 127]])
files = [npy(values.astype(t)) for t in ("<f8", ">f8", "<f4", ">f4", "<f2", ">f2")]
files += [npy(integers.astype(t)) for t in ("|i1", "|u1", "<i2", ">u2", "<i4", ">i4", "<u4", "<i8", ">i8", "<u8")]
files += [npy(integers > 2), npy(np.asfortranarray(values)), npy(np.array(2.5)), npy(np.zeros((3, 0, 2)))]
files += [npy(np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))]
files += [npy(values, version) for version in ((2, 0), (3, 0))]

rng = np.random.default_rng(7)
half_bits = [0, 1, 0x03FF, 0x0400, 0x3C00, 0x7BFF, 0x8000, 0x8001, 0xBC00, 0xFBFF] + [
    int(b) for b in rng.integers(0, 65536, 200) if (b >> 10) & 31 != 31
]
brain_bits = [0, 1, 0x007F, 0x0080, 0x3F80, 0x7F7F, 0x8001, 0xBF80] + [
    int(b) for b in rng.integers(0, 65536, 200) if (b >> 7) & 255 != 255
]
floats = {
    "F16": [[b, float(np.uint16(b).view(np.float16))] for b in half_bits],
    "BF16": [[b, small_float(b, 8, 7)] for b in brain_bits],
    "F8_E5M2": [[b, small_float(b, 5, 2)] for b in range(256) if (b >> 2) & 31 != 31],
    "F8_E4M3": [[b, small_float(b, 4, 3)] for b in range(256) if b & 0x7F != 0x7F],
}
json.dump(
    {
        "made": f"numpy {np.__version__}, Python {sys.version.split()[0]}",
        "npy": files,
        "floats": floats,
    },
    open("../numberFiles.json", "w"),
)
