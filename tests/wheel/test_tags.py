"""The tag of a wheel says which systems take it, and its program needs no newer one."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

from harness import execute

import pytest

Version = tuple[int, ...]


def needed_glibc(program: Path) -> Version:
    """The newest version of the C library whose symbols the program names; () if it names none."""
    readelf = shutil.which("readelf")
    assert readelf, "binutils are a part of g++"
    done = execute([readelf, "--dyn-syms", "--wide", program])
    assert done.code == 0, done.stderr
    named = re.findall(r"@GLIBC_([\d.]+)", done.stdout.decode())
    return max((tuple(map(int, version.split("."))) for version in named), default=())


def promised_glibc(name: str) -> Version | None:
    """The oldest C library that the tag promises to do with; None where it promises nothing."""
    found = [tuple(map(int, pair)) for pair in re.findall(r"manylinux_(\d+)_(\d+)_", name)]
    if "musllinux" in name:
        found.append(())
    return min(found, default=None)


def lies(wheel: Path, program: Path) -> bool:
    promised = promised_glibc(wheel.name)
    return promised is not None and needed_glibc(program) > promised


@pytest.fixture
def inside(wheel: Path, tmp_path: Path) -> Path:
    """The program of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("scripts/splitter")]
        return Path(archive.extract(name, tmp_path))


def test_the_tag_names_the_glibc_that_the_program_needs(wheel: Path, inside: Path) -> None:
    assert not lies(wheel, inside)


def test_a_tag_that_lies_is_found(wheel: Path, inside: Path) -> None:
    """A program that is linked here needs the C library of this system, unless it is static."""
    if needed_glibc(inside) == ():
        pytest.skip("the program is static")
    for tag in ("manylinux_2_5_x86_64", "musllinux_1_2_x86_64", "manylinux_2_5_x.musllinux_1_2_x"):
        assert lies(wheel.with_name(wheel.name.replace("linux_", f"{tag}.linux_")), inside), tag
    honest = ".".join(map(str, needed_glibc(inside)[:2])).replace(".", "_")
    assert not lies(wheel.with_name(f"x-manylinux_{honest}_x86_64.whl"), inside)
