"""What scripts/package builds, and the lists that have to say the same as others."""

from __future__ import annotations

import re
import subprocess

import pytest
from house import ROOT

LIBRARIES = {path.stem for path in (ROOT / "licenses").glob("*.txt")}


def package(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "scripts/package", *words], capture_output=True, text=True, timeout=60, check=False
    )


def plain(name: str) -> str:
    return re.sub(r"[-_]|3$", "", name).lower()


def test_a_source_distribution_asks_for_the_packages_that_the_scripts_install() -> None:
    """`pip install` of the source names them; scripts/common.sh installs them."""
    common = (ROOT / "scripts/common.sh").read_text(encoding="utf-8")
    installed = re.search(r"BUILD_PACKAGES=\((.*?)\)", common, re.DOTALL)
    assert installed
    needed = (ROOT / "cmake/needed.cmake").read_text(encoding="utf-8")
    asked = re.findall(r"^  \S+=([-\w]+)\)?$", needed, re.MULTILINE)
    asked += re.findall(r"list\(APPEND lacking ([-+\w]+)\)", needed)
    assert len(asked) == len(set(asked))
    # pip brings CMake and Ninja; a source distribution has no repository.
    assert set(asked) == set(installed[1].split()) - {"git", "cmake", "ninja-build"}


def test_each_library_has_one_version_and_checksums() -> None:
    text = (ROOT / "cmake/sources.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
    # RE2's tables are made of Unicode's; only static programs bring an allocator.
    names = {plain(name) for name in LIBRARIES} | {"unicode", "mimalloc"}
    assert {plain(row[0]) for row in rows} == names
    versions = {(row[0], row[1], row[2]) for row in rows}
    assert len(versions) == len(names)
    assert all(re.fullmatch(r"[0-9a-f]{64}", row[3]) for row in rows)
    assert len({row[4] for row in rows}) == len(rows), "a file stands twice"


def test_the_page_says_of_each_target_where_it_ran() -> None:
    page = (ROOT / "docs/packages.md").read_text(encoding="utf-8")
    targets = package("--list").stdout.split()
    assert len(targets) == 6
    assert [name for name in targets if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("word", ["x86_64-windows", "--lots"])
def test_an_unknown_target_builds_nothing(word: str) -> None:
    done = package(word)
    assert done.returncode == 1
    assert word in done.stderr
    assert "hint: scripts/package --" in done.stderr
