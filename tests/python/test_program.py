"""`program`: the places that are looked into, and the words where the program is in none."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import pytest
from splitter_pytest import program


def test_the_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "any-name"
    path.write_text("")
    monkeypatch.setenv(program.VARIABLE, str(path))
    with pytest.raises(program.MissingProgramError, match="no program is there"):
        program.find_program()
    path.chmod(0o755)
    assert program.find_program() == str(path)


def test_the_first_place_wins_and_all_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(program.VARIABLE, raising=False)
    monkeypatch.setattr(program, "places", lambda: map(str, (tmp_path / "a", tmp_path / "b")))
    with pytest.raises(program.MissingProgramError, match=rf"{tmp_path}/a, {tmp_path}/b"):
        program.find_program()
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "splitter").touch(mode=0o755)
        assert program.find_program() == str(tmp_path / name / "splitter")


def test_the_interpreters_own_folder_is_the_first() -> None:
    assert next(program.places()) == sysconfig.get_path("scripts")


def test_an_installed_package_behind_a_copy_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "splitter_pytest").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), "/nowhere"])
    assert f"{tmp_path}/bin" in list(program.places())
    assert "/nowhere/bin" not in list(program.places())


def test_a_prefix_has_its_scripts_above_the_package() -> None:
    package = os.path.join("/opt/x", "lib", "python3.12", "site-packages", "splitter_pytest")
    assert list(program.above(package)) == ["/opt/x/bin"]
    assert list(program.above("/opt/x/site/splitter_pytest")) == []
