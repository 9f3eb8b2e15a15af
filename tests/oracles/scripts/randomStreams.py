"""Draws of the random streams, from an implementation of Philox4x32-10 in Python integers and mpmath at 100 bits.

Run:  python3 randomStreams.py > ../randomStreams.json && npx biome format --write ../randomStreams.json
    (written independently of the project, from the paper and these definitions)
    key:     an integer seed modulo 2^64; of a text the 64-bit FNV-1a hash of its UTF-16 units with the top bits set to 01
    counter: low and high word of the block number, low and high word of the stream's index
    draw:    the words 0, 1 or 2, 3 of a block as 27 + 26 bits, over 2^53
    normal:  sqrt(-2 ln(1 - u)) cos(2 pi v) of two successive draws
"""
import json
from mpmath import mp, mpf, sqrt, log, cos, pi

mp.prec = 100
MASK = 0xFFFFFFFF


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(q >> 32) ^ c[1] ^ k[0], q & MASK, (p >> 32) ^ c[3] ^ k[1], p & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def key_of(seed):
    if isinstance(seed, int):
        value = seed % 2**64
    else:
        value = 0xCBF29CE484222325
        units = seed.encode('utf-16-be')
        for i in range(0, len(units), 2):
            value = ((value ^ int.from_bytes(units[i:i + 2], 'big')) * 0x100000001B3) % 2**64
        value = value & (2**62 - 1) | 2**62
    return value & MASK, value >> 32


def draw(seed, index, position):
    block = position // 2
    words = philox((block & MASK, block >> 32, index & MASK, index >> 32), key_of(seed))
    pair = words[:2] if position % 2 == 0 else words[2:]
    return (pair[0] >> 5) * 2**26 + (pair[1] >> 6)


assert philox((0, 0, 0, 0), (0, 0)) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
cases = []
for seed, index, start in [(0, 0, 0), (1, 0, 0), (-1, 0, 0), (2**53 - 1, 2**53 - 1, 0), (-(2**40) - 3, 5, 2**35 + 1), ('', 0, 0),
                           ('weights', 3, 0), ('größe 𝛉', 2**32, 2**33)]:
    bits = [draw(seed, index, start + i) for i in range(8)]
    normals = [sqrt(-2 * log(1 - mpf(u) / 2**53)) * cos(2 * pi * mpf(v) / 2**53) for u, v in zip(bits[::2], bits[1::2])]
    cases.append({'seed': seed, 'index': index, 'position': start, 'uniform': [b / 2**53 for b in bits], 'normal': [float(z) for z in normals]})
print(json.dumps(cases, indent=1, ensure_ascii=False))
