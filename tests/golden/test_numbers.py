"""All commands speak of the same tests: one suite, one number."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from runner import environment

import pytest

FILES = {
    "test_p.py": "import pytest\nfrom numbers_of import NUMBERS\n\n\n"
    '@pytest.mark.parametrize("n", NUMBERS)\ndef test_many(n):\n    pass\n\n\n'
    "def test_one():\n    pass\n",
    "test_q.py": "def test_two():\n    pass\n",
    "numbers_of.py": "NUMBERS = list(range(5))\n",
    "pytest.ini": "[pytest]\n",
}
"""Three functions, one of which has five tests: earlier runs tell how many, the files do not."""

TESTS = [
    *(f"test_p.py::test_many[{n}]" for n in range(5)),
    "test_p.py::test_one",
    "test_q.py::test_two",
]


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    packages = tmp_path / "env/lib/python3.11/site-packages/pytest-8.4.2.dist-info"
    packages.mkdir(parents=True)
    programs = tmp_path / "env/bin"
    programs.mkdir()
    (programs / "python").write_text("#!/bin/false\n", encoding="utf-8")
    (programs / "pytest").write_text(f"#!{programs}/python\n", encoding="utf-8")
    (tmp_path / "env/pyvenv.cfg").write_text("home = /nowhere\n", encoding="utf-8")
    for program in programs.iterdir():
        program.chmod(0o755)
    (programs / "activate").write_text("", encoding="utf-8")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    durations = json.dumps(dict.fromkeys(TESTS, 1.0))
    (tmp_path / ".test_durations").write_text(durations, encoding="utf-8")
    return tmp_path


def covers(selector: str, test: str) -> bool:
    return test == selector or test.startswith((selector + "::", selector + "["))


def write_records(folder: Path, plan: dict) -> None:
    """The records of both groups, as `splitter run --record` would leave them."""
    for group in plan["groups"]:
        number = group["group"]
        session = {"e": "session", "run": f"r{number}", "plan": plan["fingerprint"]}
        session |= {"group": number, "groups": 2}
        runs = [name for name in TESTS if any(covers(s, name) for s in group["selectors"])]
        tests = [{"e": "test", "id": name, "s": 1, "outcome": "passed"} for name in runs]
        events = [session, *tests, {"e": "end", "wall_s": 4}]
        lines = "".join(json.dumps(event) + "\n" for event in events)
        (folder / f"{number}.jsonl").write_text(lines, encoding="utf-8")


def test_every_command_counts_the_same_tests(splitter: Path, suite: Path) -> None:
    def said(*words: str) -> tuple[str, str]:
        done = subprocess.run(
            [splitter, *words],
            cwd=suite,
            env=environment(splitter, suite),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout, done.stderr

    planning = ["--splits", "2", "--discover", "files", "--pytest", "env/bin/pytest"]
    table, notices = said("plan", *planning, "--table")
    assert "found 2 functions and 5 parametrized tests in 2 files" in notices
    assert "matched 7 of 7 tests" in notices
    rows = re.findall(r"^ +\d+ +[\d.]+ m?s +(\d+)", table, re.MULTILINE)
    assert sum(map(int, rows)) == 7

    text, _ = said("plan", *planning, "--json")
    plan = json.loads(text)
    assert plan["tests"] == 7
    (suite / "plan.json").write_text(text, encoding="utf-8")

    found, _ = said("which", "test_p.py", "test_q.py", *planning, "--json")
    assert sum(test["tests"] for test in json.loads(found)["tests"]) == 7
    top, _ = said("top", "--json")
    assert json.loads(top)["tests"] == 7

    write_records(suite, plan)
    verified, _ = said("verify", "1.jsonl", "2.jsonl", "--plan", "plan.json")
    assert "7 tests ran, each exactly once" in verified
    _, merged = said("merge", "1.jsonl", "2.jsonl")
    assert "7 tests" in merged
