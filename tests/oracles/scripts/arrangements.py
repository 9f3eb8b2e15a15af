"""Numbers of cells of random rational arrangements, degenerate ones among them, by Whitney's theorem.

r(A) = sum over the central subsets B of A of (-1)^(|B| - rank B): all subsets of the hyperplanes are tried, with exact
fractions. It shares no idea with a search for cells or with deletion and restriction.

Run: python3 tests/oracles/scripts/arrangements.py   (Python 3.11; no packages)
"""

import itertools
import json
import pathlib
import random
from fractions import Fraction


def rank(rows):
    rows = [list(r) for r in rows]
    done = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(done, len(rows)) if rows[i][column] != 0), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for i in range(len(rows)):
            if i != done and rows[i][column] != 0:
                factor = rows[i][column] / rows[done][column]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[done])]
        done += 1
    return done


def cells(planes):
    total = 0
    for size in range(len(planes) + 1):
        for subset in itertools.combinations(planes, size):
            normals = rank([p[:-1] for p in subset]) if subset else 0
            full = rank(subset) if subset else 0
            if normals == full:  # the hyperplanes have a point in common
                total += (-1) ** (size - normals)
    return total


def hyperplanes(arguments):
    found = set()
    for a in arguments:
        lead = next((n for n in a["normal"] if n != 0), None)
        if lead is None:
            continue
        for b in a["breaks"]:
            found.add(tuple(n / lead for n in a["normal"]) + ((b - a["offset"]) / lead,))
    return sorted(found)


def random_fraction(generator):
    return Fraction(generator.randint(-4, 4), generator.choice([1, 1, 1, 2, 3]))


def random_case(generator):
    dimension = generator.choice([1, 2, 2, 2, 3, 3, 4])
    arguments = []
    for _ in range(generator.choice([0, 2, 3, 4, 5, 6, 7])):
        kind = generator.random()
        if kind < 0.25 and arguments:  # repeated, proportional or mirrored
            other = generator.choice(arguments)
            factor = generator.choice([Fraction(1), Fraction(-1), Fraction(2), Fraction(-1, 3)])
            argument = {"normal": [factor * n for n in other["normal"]], "offset": factor * other["offset"]}
            if generator.random() < 0.3:
                argument["offset"] += 1
        else:
            normal = [random_fraction(generator) for _ in range(dimension)]
            if kind > 0.95:
                normal = [Fraction(0)] * dimension
            offset = Fraction(0) if generator.random() < 0.5 else random_fraction(generator)
            argument = {"normal": normal, "offset": offset}
        breaks = [Fraction(0)] if generator.random() < 0.6 else [random_fraction(generator) for _ in range(2)]
        argument["breaks"] = sorted(set(breaks))
        arguments.append(argument)
    return dimension, arguments


def main():
    generator = random.Random(20)
    cases = []
    while len(cases) < 120:
        dimension, arguments = random_case(generator)
        planes = hyperplanes(arguments)
        if len(planes) > 10:
            continue
        cases.append(
            {
                "dimension": dimension,
                "arguments": [
                    {
                        "normal": [str(n) for n in a["normal"]],
                        "offset": str(a["offset"]),
                        "breaks": [str(b) for b in a["breaks"]],
                    }
                    for a in arguments
                ],
                "cells": cells(planes),
            }
        )
    path = pathlib.Path(__file__).parent.parent / "arrangements.json"
    path.write_text(json.dumps({"script": "scripts/arrangements.py", "cases": cases}) + "\n")


main()
