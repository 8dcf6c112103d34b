"""Nothing is downloaded when the wheel is built, installed or used."""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from building import BUILDER, ROOT
from harness import Suite, Venv, assert_exactly_once, execute

import pytest

CONNECTS = {"socket", "connect", "getaddrinfo", "gethostbyname", "gethostbyname_r", "res_query"}
"""The functions of the C library without which a program reaches no other machine."""

NETWORK = {"asyncio", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib", "xmlrpc"}

ISOLATED = ("unshare", "--map-root-user", "--net")
"""A namespace without any network, not even the loopback interface."""


def test_the_program_has_no_function_that_connects(program: Path) -> None:
    readelf = shutil.which("readelf")
    assert readelf, "binutils are a part of g++"
    done = execute([readelf, "--dyn-syms", "--wide", program])
    assert done.code == 0, done.stderr
    wanted = set(re.findall(r" UND (\w+)", done.stdout.decode()))
    assert "open" in wanted or "open64" in wanted, "the list is there"
    assert not wanted & CONNECTS


@pytest.mark.parametrize(
    "module", sorted((ROOT / "python/splitter_pytest").glob("*.py")), ids=lambda path: path.stem
)
def test_no_module_imports_the_network(module: Path) -> None:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    assert not {name.partition(".")[0] for name in names} & NETWORK


def test_no_build_file_downloads() -> None:
    files = [ROOT / "CMakeLists.txt", *(ROOT / "cmake").glob("*.cmake"), *ROOT.glob("src/**/*.txt")]
    commands = re.compile(r"FetchContent|ExternalProject|file\s*\(\s*DOWNLOAD", re.IGNORECASE)
    assert len(files) > 3
    assert [file.name for file in files if commands.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.skipif(
    shutil.which("unshare") is None or execute([*ISOLATED, "true"]).code != 0,
    reason="namespaces are not to be had here",
)
def test_installed_and_used_without_a_network(
    make_suite: Callable[..., Suite], alone: Venv, wheel: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    words = ("-m", "pip", "install", "--quiet", "--no-index", "--target", there, wheel)
    done = execute([*ISOLATED, BUILDER, *words], env={"PATH": os.defpath, "HOME": str(tmp_path)})
    assert done.code == 0, done.stderr
    files = {"pytest.ini": "[pytest]\n", "test_a.py": "def test_a(): pass\n"}
    suite = make_suite({**files, "test_b.py": "def test_b(): pass\n"})
    command = f"{' '.join(ISOLATED)} pytest --splits 2 --group"
    path = f"{suite.environment(alone)['PYTHONPATH']}".rpartition(":")[0]
    runs = [suite.shell(alone, f"{command} {k}", PYTHONPATH=f"{path}:{there}") for k in (1, 2)]
    assert_exactly_once(suite.full(alone), runs)
