"""A suite of which a few tests need much memory, for a moment each."""

from __future__ import annotations

from pathlib import Path

FILES = 12
GIANTS = {3: 700, 8: 600}
"""Files with one test that needs so many MiB, and how many."""

LARGE = 350
"""MiB that one test of each file needs."""

SMALL = 20
"""Tests a file that need nothing worth mentioning."""

HEAD = """\
import time


def use(mebibytes, seconds):
    block = bytearray(mebibytes << 20)
    # Touched, page by page: what is only reserved is not resident.
    block[::4096] = b"x" * len(range(0, len(block), 4096))
    time.sleep(seconds)
"""


def test(name: str, mebibytes: int, seconds: float) -> str:
    return f"\n\ndef test_{name}():\n    use({mebibytes}, {seconds})\n"


def write(folder: Path) -> int:
    """The number of tests."""
    for number in range(FILES):
        tests = [test(f"small_{index:02}", 1, 0.02) for index in range(SMALL)]
        # Amid the others, where they are not by chance the first or the last of a worker.
        tests[SMALL // 2 : SMALL // 2] = [
            test(name, mebibytes, 0.3)
            for name, mebibytes in (("large", LARGE), ("giant", GIANTS.get(number, 0)))
            if mebibytes
        ]
        (folder / f"test_{number:02}.py").write_text(HEAD + "".join(tests))
    (folder / "pytest.ini").write_text("[pytest]\n")
    return FILES * (SMALL + 1) + len(GIANTS)
