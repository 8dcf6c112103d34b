"""A durations file of a large, made-up suite: the same bytes for the same seed.

Shaped after real suites: nested packages, files of very uneven size, classes, parametrized
instances, a few long ids, log-normal durations that differ by file and have a heavy tail.
"""

import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vocabulary import CONDITIONS, KINDS, NOUNS, PACKAGES, PROSE, VALUES, VERBS

LONGEST_TEST = 300.0


@dataclass(frozen=True)
class Shape:
    tests: int = 300_000
    files: int = 2_500
    seed: int = 20_240


def write(path: Path, shape: Shape) -> dict[str, float]:
    durations = suite(shape)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as f:  # pytest-split's own way of writing
        json.dump(durations, f, sort_keys=True, indent=4)
    return durations


def suite(shape: Shape) -> dict[str, float]:
    rng = random.Random(shape.seed)
    durations: dict[str, float] = {}
    for path, size in zip(file_paths(rng, shape.files), file_sizes(rng, shape), strict=True):
        typical = rng.lognormvariate(math.log(0.02), 1.4)
        for name in test_names(rng, size):
            durations[f"{path}::{name}"] = duration(rng, typical)
    return durations


def file_paths(rng: random.Random, count: int) -> list[str]:
    packages = [package(rng) for _ in range(max(1, count // 12))]
    paths: dict[str, None] = {}
    while len(paths) < count:
        words = rng.sample(NOUNS, rng.choice((1, 2, 2, 3)))
        paths[f"{rng.choice(packages)}/test_{'_'.join(words)}.py"] = None
    return list(paths)


def package(rng: random.Random) -> str:
    return "/".join(["tests", rng.choice(KINDS), *rng.sample(PACKAGES, rng.choice((1, 2, 2)))])


def file_sizes(rng: random.Random, shape: Shape) -> list[int]:
    weights = [rng.lognormvariate(0.0, 1.5) for _ in range(shape.files)]
    scale = (shape.tests - shape.files) / sum(weights)
    sizes = [1 + int(weight * scale) for weight in weights]
    sizes[sizes.index(max(sizes))] += shape.tests - sum(sizes)
    return sizes


def test_names(rng: random.Random, count: int) -> Iterator[str]:
    """`count` distinct names below one file, most of them in classes."""
    seen: set[str] = set()
    while len(seen) < count:
        scope = class_prefix(rng) if rng.random() < 0.6 else ""
        for _ in range(rng.randint(1, 14)):
            for name in instances(rng, scope + function(rng)):
                if len(seen) < count and name not in seen:
                    seen.add(name)
                    yield name


def class_prefix(rng: random.Random) -> str:
    return "Test" + "".join(map(str.title, rng.sample(NOUNS, rng.choice((1, 2, 2))))) + "::"


def function(rng: random.Random) -> str:
    words = [rng.choice(NOUNS), rng.choice(VERBS), rng.choice(NOUNS)]
    if rng.random() < 0.4:
        words.append(rng.choice(CONDITIONS))
    return "test_" + "_".join(words)


def instances(rng: random.Random, name: str) -> list[str]:
    if rng.random() < 0.8:
        return [name]
    count = 2 + int(rng.expovariate(1 / 6))
    style = rng.random()
    if style < 0.3:
        argument = rng.choice(NOUNS)
        return [f"{name}[{argument}{i}-expected{i}]" for i in range(count)]
    if style < 0.97:
        rows = ("-".join(rng.choices(VALUES, k=rng.choice((1, 2, 3, 4)))) for _ in range(count))
        return [f"{name}[{row}]" for row in rows]
    prose = " ".join(rng.choices(PROSE, k=rng.choice((1, 2, 3, 12))))
    return [f"{name}[{prose}-{i}]" for i in range(count)]


def duration(rng: random.Random, typical: float) -> float:
    seconds = typical * rng.lognormvariate(0.0, 1.0)
    if rng.random() < 0.002:
        seconds *= 20 * rng.paretovariate(1.2)
    return min(seconds, LONGEST_TEST)
