"""Random lists of tests, as other programs write them: separators, encodings, paths, duplicates."""

from __future__ import annotations

import random

from harness import Suite, Venv, quoted

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
SEPARATORS = ("\n", "\n", "\r\n", "\0")
NO_TESTS = ("README.md", "gone/test_gone.py", "conftest.py", "hooks_0.py")


def write_list(suite: Suite, venv: Venv, some: random.Random) -> str:
    """The option that names a list of all tests of the suite."""
    ids = ids_of(suite, venv)
    if ids != ids_of(suite, venv):
        ids = list(dict.fromkeys(test.partition("[")[0] for test in ids))
    files = sorted({test.partition("::")[0] for test in ids} | set(broken(suite)))
    by_id = some.random() < 0.3 and not broken(suite) and are_found_again(suite, venv, ids)
    entries = list(ids) if by_id else files
    if some.random() < 0.4:
        entries += some.sample(NO_TESTS, some.randint(1, len(NO_TESTS)))
    if some.random() < 0.4:
        entries += some.choices(entries, k=2)
    if some.random() < 0.3:
        entries = [f"{suite.path}/{entry}" for entry in entries]
    if some.random() < 0.5 and entries[0] not in ids:
        some.shuffle(entries)
    separator = some.choice(SEPARATORS)
    text = separator.join(entries) + some.choice(["", separator])
    suite.write({"list": text.encode(some.choice(ENCODINGS)), "README.md": "# x\n"})
    return "--tests list"


def ids_of(suite: Suite, venv: Venv) -> list[str]:
    asked = suite.shell(venv, "pytest --collect-only -q")
    return [line for line in asked.result.stdout.decode().splitlines() if "::" in line]


def are_found_again(suite: Suite, venv: Venv, ids: list[str]) -> bool:
    """True unless pytest itself refuses the ids that it printed."""
    asked = suite.shell(venv, f"pytest --collect-only -q {quoted(*ids)}")
    return asked.code == 0


def broken(suite: Suite) -> list[str]:
    return ["test_x.py"] if (suite.path / "test_x.py").exists() else []
