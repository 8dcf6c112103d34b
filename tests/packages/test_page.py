"""The table of what was tried: each target has a row, and the rest of the page stays."""

from __future__ import annotations

from page import BEGIN, END, Tried, rewritten

import pytest

ROW = Tried("x86_64-linux-gnu", "wheel", "Debian 12", True, "683 passed")


def test_a_target_that_ran_nowhere_has_a_row_that_says_so() -> None:
    page = rewritten(f"# Packages\n{BEGIN}old\n{END}end\n", [ROW], [ROW.target, "aarch64-macos"])
    assert page.startswith(f"# Packages\n{BEGIN}| target |")
    assert page.endswith(f"{END}end\n")
    assert "old" not in page
    assert "| `x86_64-linux-gnu` | wheel | Debian 12 | 683 passed |\n" in page
    assert "| `aarch64-macos` | archive, wheel | | only built |\n" in page
    assert page.count("x86_64-linux-gnu") == 1


def test_a_page_without_marks_is_not_overwritten() -> None:
    with pytest.raises(ValueError, match="marks"):
        rewritten("# Packages\n", [ROW], [])
