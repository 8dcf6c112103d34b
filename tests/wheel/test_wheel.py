"""The files of the wheel and of the source distribution, and what they say about themselves."""

from __future__ import annotations

import json
import re
import shutil
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

from conftest import BUILDER, succeed
from harness import ROOT, execute

import pytest

LIBRARIES = {path.stem for path in (ROOT / "licenses").glob("*.txt")}
SMALL = 2_000_000
"""Bytes of a source distribution."""


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def text_of(wheel: Path, end: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(end)]
        return archive.read(name).decode()


def version() -> str:
    found = re.search(r"project\(splitter VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert found
    return found[1]


def test_the_program_is_started_without_python(names: list[str]) -> None:
    scripts = [name for name in names if ".data/" in name]
    assert [name.rpartition(".data/")[2] for name in scripts] == ["scripts/splitter"]


def test_the_package_is_that_of_the_tree(names: list[str]) -> None:
    modules = {path.name for path in (ROOT / "python/splitter_pytest").glob("*.py")}
    assert {name[16:] for name in names if name.startswith("splitter_pytest/")} == modules


def test_any_python_takes_it_and_the_system_is_named(wheel: Path) -> None:
    """No promise of a wide tag: that is for static programs (`auditwheel show` tells)."""
    name, number, python, abi, system = wheel.stem.split("-")
    assert (name, number, python, abi) == ("pytest_splitter", version(), "py3", "none")
    assert system.startswith("linux_")


def test_the_metadata_say_what_is_built(wheel: Path) -> None:
    metadata = Parser().parsestr(text_of(wheel, ".dist-info/METADATA"))
    assert metadata["Name"] == "pytest-splitter"
    assert metadata["Version"] == version()
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("Requires-Dist") is None, "pipx brings the program alone"
    assert "splitter = splitter_pytest:entry_point" in text_of(wheel, "entry_points.txt")


def test_each_library_has_its_licence_and_stands_in_the_bill(wheel: Path, names: list[str]) -> None:
    licences = {Path(name).stem for name in names if "/licenses/licenses/" in name}
    bill = json.loads(text_of(wheel, ".dist-info/sboms/splitter.cdx.json"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["version"] == version()
    parts = {part["name"]: part.get("version", "") for part in bill["components"]}
    assert set(parts) == licences == LIBRARIES
    unknown = [name for name, number in parts.items() if not re.fullmatch(r"\d+(\.\d+)+", number)]
    assert set(unknown) <= {"RE2"}, "Debian 12's has no version"
    assert bill["dependencies"][0]["dependsOn"] == list(parts)


def test_each_library_that_cmake_finds_is_one_of_them() -> None:
    text = (ROOT / "cmake/dependencies.cmake").read_text()
    production = text.partition("if(SPLITTER_TESTS)")[0]
    found = re.findall(r"find_package\((\w[\w-]*) REQUIRED", production)
    found += ["RE2" for _ in re.findall(r"pkg_check_modules\(RE2", production)]
    plain = {re.sub(r"[-_]|3$", "", name).lower() for name in found if name != "PkgConfig"}
    assert plain | {"xxhash"} == {re.sub(r"[-_]", "", name).lower() for name in LIBRARIES}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not BUILDER.exists():
        pytest.skip(".venv/wheel is not there; scripts/test makes it")
    folder = tmp_path_factory.mktemp("sdist")
    script = f"from scikit_build_core.build import build_sdist; build_sdist({str(folder)!r})"
    succeed("/bin/sh", "-c", f'cd "{ROOT}" && "{BUILDER}" -c "{script}"')
    (path,) = folder.glob("*.tar.gz")
    return path


def test_the_source_is_small_and_whole(source: Path) -> None:
    assert source.stat().st_size < SMALL
    with tarfile.open(source) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    tops = {name.partition("/")[0] for name in inside}
    assert tops >= {"CMakeLists.txt", "pyproject.toml", "cmake", "include", "src", "python"}
    assert tops >= {"LICENSE", "licenses", "README.md"}
    assert not tops & {"tests", "bench", "docs", "findings", "build", ".venv"}
    assert "src/main.cpp" in inside


@pytest.mark.parametrize(
    ("lacking", "first", "last"),
    [("INCLUDE", "libcli11-dev", "libre2-dev"), ("PROGRAM", "g++", "pkg-config")],
)
def test_a_build_without_its_needs_names_the_packages(
    source: Path, tmp_path: Path, lacking: str, first: str, last: str
) -> None:
    """As on a machine with nothing but pip: at once, in one sentence, and without downloads."""
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path)
    (tree,) = (path for path in tmp_path.iterdir() if path.is_dir())
    cmake, ninja = shutil.which("cmake"), shutil.which("ninja")
    assert cmake
    assert ninja
    words = ["-S", tree, "-B", tmp_path / "build", "-G", "Ninja", "-DSKBUILD=ON"]
    words += [f"-DCMAKE_MAKE_PROGRAM={ninja}"]
    words += ["-DCMAKE_FIND_ROOT_PATH=/nowhere", f"-DCMAKE_FIND_ROOT_PATH_MODE_{lacking}=ONLY"]
    done = execute([cmake, *words], env={"PATH": "/usr/bin:/bin"})
    assert done.code != 0
    said = " ".join(done.stderr.split())
    assert f"these packages are missing: apt-get install {first}" in said
    assert last in said
    assert "compiler identification" not in done.stdout.decode()


def test_pip_shows_that_sentence_and_installs_nothing(source: Path, tmp_path: Path) -> None:
    """One call of pip, without an index."""
    words = ["-m", "pip", "install", "--no-index", "--no-build-isolation", "--no-deps"]
    lacking = "-DCMAKE_FIND_ROOT_PATH=/nowhere -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY"
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "CMAKE_ARGS": lacking}
    done = execute([BUILDER, *words, "--target", tmp_path / "site", source], env=environment)
    assert done.code != 0
    said = " ".join((done.stdout.decode() + done.stderr).split())
    assert "these packages are missing: apt-get install libcli11-dev" in said
    assert not list(tmp_path.glob("site/splitter_pytest"))
