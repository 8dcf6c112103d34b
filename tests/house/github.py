"""A repository on GitHub for the example workflows: a small suite, stand-ins for what they use.

Stand-ins are the actions (actions.py), `pip`, and a repository of splitter whose scripts/build
brings the program under test.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from actions import Actions
from workflows import Outcome, Repository, read_workflow

WITNESS = """
import os
def pytest_runtest_logreport(report):
    if report.when == "call":
        with open(os.environ["WITNESS"], "a") as file:
            file.write(report.nodeid + "\\n")
"""

SUITE = {
    "pytest.ini": "[pytest]\naddopts = -q\n",
    "conftest.py": WITNESS,
    "tests/test_ids.py": (
        "import pytest\n"
        "@pytest.mark.parametrize('text', ['a b', 'it\\'s', 'a\"b', '$HOME', 'é', '#'])\n"
        "def test_text(text): pass\n"
    ),
    "tests/test_slow.py": (
        "import time\n"
        "class TestSlow:\n"
        "    def test_one(self): time.sleep(0.2)\n"
        "    def test_two(self): time.sleep(0.1)\n"
        "def test_three(): time.sleep(0.1)\n"
    ),
    "tests/sub/test_fast.py": "def test_one(): pass\ndef test_two(): pass\n",
    "tests/test_skipped.py": "import pytest\ndef test_one(): pytest.skip('not here')\n",
}
TESTS = 12


def commit_stand_in(folder: Path, splitter: Path) -> str:
    """A repository whose scripts/build brings the program under test; gives its commit."""
    script = folder / "scripts/build"
    script.parent.mkdir(parents=True)
    script.write_text(
        '#!/bin/sh\nset -e\ncd -- "$(dirname -- "$0")/.."\n'
        f"mkdir -p build/release\nln -sf '{splitter}' build/release/splitter\n"
    )
    script.chmod(0o755)
    git = ["git", "-C", str(folder), "-c", "user.name=house", "-c", "user.email=house@localhost"]
    git += ["-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "A stand-in"]):
        subprocess.run([*git, *words], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return head.stdout.strip()


def write_checkout(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make_repository(
    workflow: Path, files: Mapping[str, str], folder: Path, splitter: Path
) -> Repository:
    """A checkout of FILES with this workflow, on a machine of its own."""
    checkout = write_checkout(folder / "checkout", files)
    tools = folder / "tools"
    tools.mkdir()
    (tools / "pip").write_text("#!/bin/sh\n")
    (tools / "pip").chmod(0o755)
    read = read_workflow(workflow)
    # The changes that the README asks of its readers.
    read["env"] |= {
        "SPLITTER_REPOSITORY": str(folder / "splitter"),
        "SPLITTER_COMMIT": commit_stand_in(folder / "splitter", splitter),
    }
    variables = {
        "PATH": f"{tools}:{Path(sys.executable).parent}:{os.defpath}",
        "LC_ALL": "C.UTF-8",
        "WITNESS": str(folder / "witness"),
    }
    return Repository(read, Actions(checkout, folder / "caches"), folder / "jobs", variables)


def ran(repository: Repository) -> Counter[str]:
    """How often each test was run since this was last asked."""
    witness = Path(repository.variables["WITNESS"])
    lines = witness.read_text(encoding="utf-8").splitlines() if witness.exists() else []
    witness.unlink(missing_ok=True)
    return Counter(lines)


def logs(outcomes: Sequence[Outcome]) -> str:
    return "\n".join(f"=== {o.job} {dict(o.matrix)}: {o.passed}\n{o.log}" for o in outcomes)


def plans(outcomes: Sequence[Outcome]) -> set[str]:
    return set(re.findall(r"splitter: plan (\w+)", logs(outcomes)))
