"""Lists of packages that have to say the same."""

from __future__ import annotations

import re

from house import ROOT


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
