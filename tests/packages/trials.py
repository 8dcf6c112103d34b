"""The trials: an artifact, a place, and what is done with it there."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from artifacts import WHEEL_TAGS, Artifacts, source_distribution, version
from roots import CERTIFICATES, QEMU, ROOT, Failed, System, entered, succeed

SUITES = ROOT / "build/suites"
NETWORKX, OLDER_NETWORKX = "3.4.2", "3.2.1"
"""The older one runs on Python 3.9, too, and passes with the pytest of its time."""
DURATIONS = ROOT / ".test_durations.sample"
PYTEST, OLDER_PYTEST = "pytest==8.4.2 numpy scipy", "pytest==7.4.4 numpy scipy"
BUILDERS = "cmake ninja scikit-build-core"
LARGEST = 5_000_000
"""Bytes of a program."""

PROGRAM = os.environ.pop("SPLITTER_BINARY", "") or str(ROOT / "build/release/splitter")
"""Popped, because it means something in the places, too."""

BULLSEYE = System("Debian 11", "Debian", "bullseye")
BOOKWORM = System("Debian 12", "Debian", "bookworm")
TRIXIE = System("Debian 13", "Debian", "trixie")
JAMMY = System("Ubuntu 22.04", "Ubuntu", "jammy")
BOOKWORM_ARM = System("Debian 12 for aarch64, under qemu", "Debian", "bookworm", "arm64")

GNU, MUSL = "x86_64-linux-gnu", "x86_64-linux-musl"
GNU_ARM, MUSL_ARM = "aarch64-linux-gnu", "aarch64-linux-musl"

JOB = """
splitter --version
splitter plan --splits 8 --table | tail -n 1
splitter --splits 8 --group 2 | xargs pytest -q -p no:cacheprovider
"""
"""The demo's, in the suite's folder."""

STORED = ("--discover", "stored")
DROP_IN = "pytest --splits 8 --group 2 -q -p no:cacheprovider\n"


@dataclass(frozen=True)
class Trial:
    """One row of the page. What it returns stands in the last column."""

    target: str
    what: str
    place: str
    run: Callable[[], str]

    @property
    def name(self) -> str:
        return f"{self.target}: {self.what}, {self.place}"


def passed(output: str, version: str = NETWORKX) -> str:
    """The last words of pytest; the plan is the release build's, and the version ours."""
    check(output, version)
    ends = re.findall(r"^(\d+ passed.*) in [\d.]+", output, re.MULTILINE)
    if not ends or "failed" in output or "error" in "".join(ends):
        raise Failed(f"pytest did not pass:\n{output}")
    return f"{ends[-1]} in group 2 of 8"


def check(output: str, suite_version: str = NETWORKX) -> None:
    """The version is ours, and each plan one of the release build's."""
    if f"splitter {version()}" not in output:
        raise Failed(f"no version {version()}:\n{output}")
    plans = plans_in(output)
    if not plans or not plans <= own_plans(suite_version):
        raise Failed(f"{plans}, but the release build has {own_plans(suite_version)}:\n{output}")


def plans_in(output: str) -> set[str]:
    return set(re.findall(r"^(?:splitter: )?plan (\w{32})$", output, re.MULTILINE))


@cache
def own_plans(suite_version: str) -> frozenset[str]:
    """For a pipe, for `splitter run` and the plugin, and where no pytest is there to be asked."""
    pytest = os.pathsep.join([str(ROOT / ".venv/main/bin"), os.defpath])
    plan = ["plan", "--splits", "8", "--table"]
    rows = (pytest, ["--splits", "8", "--group", "2"]), (pytest, plan), ("/", [*plan, *STORED])
    with suite(suite_version) as folder:
        said = [
            succeed(["/usr/bin/env", "-C", folder, PROGRAM, *words], PATH=path)
            for path, words in rows
        ]
    return frozenset(plans_in("".join(said)))


@contextmanager
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def suite(suite_version: str = NETWORKX) -> Iterator[Path]:
    """networkx with its durations, in a folder of its own."""
    kept = SUITES / f"networkx-{suite_version}"
    with scratch() as folder:
        if not kept.exists():
            pip = [ROOT / ".venv/main/bin/python", "-m", "pip", "download", "-q", "--no-deps"]
            pip += ["--no-binary", "networkx", "--dest", folder, f"networkx=={suite_version}"]
            succeed(pip)
            shutil.unpack_archive(folder / f"{kept.name}.tar.gz", kept.parent)
        succeed(["cp", "-a", kept, folder / "suite"])
        shutil.copyfile(DURATIONS, folder / "suite/.test_durations")
        yield folder / "suite"


def pip_variables() -> str:
    """What pip on this machine is told, for a pip in a root."""
    told = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    told |= {"PIP_CERT": str(CERTIFICATES)} if CERTIFICATES.exists() else {}
    return "".join(f"export {name}='{value}'\n" for name, value in told.items())


def wheel_in(system: System, target: str) -> str:
    """A virtual environment without compiler, `pip install`, the demo's job, and the plugin's."""
    wheel = Artifacts(target).wheel
    suite_version = OLDER_NETWORKX if system is BULLSEYE else NETWORKX
    with entered(system) as root, suite(suite_version) as folder:
        root.bring(folder, "suite")
        root.bring(wheel, "root")
        root.sh("! command -v cc && ! command -v c++ && ! command -v cmake")
        pytest = OLDER_PYTEST if system is BULLSEYE else PYTEST
        root.sh(f"{pip_variables()}python3 -m venv /try\npip install -q {pytest}")
        root.sh(f"pip install -q --no-index --no-deps /root/{wheel.name}")
        return passed(root.sh(f"cd /suite\n{JOB}{DROP_IN}"), suite_version)


def debian_in(system: System, target: str) -> str:
    """The package installed, used with a pytest beside it, and removed without a trace."""
    package = Artifacts(target).debian
    with entered(system) as root, suite() as folder:
        root.bring(folder, "suite")
        root.bring(package, "root")
        root.sh(f"{pip_variables()}python3 -m venv /try\npip install -q {PYTEST}")
        root.sh(f"dpkg --install /root/{package.name}")
        said = root.sh(f"test $(command -v splitter) = /usr/bin/splitter\ncd /suite\n{JOB}")
        root.sh("grep -q RE2 /usr/share/doc/splitter/copyright")
        root.sh("dpkg --purge splitter\n! test -e /usr/bin/splitter")
        return passed(said)


def source_in(system: System) -> str:
    """Without the libraries: one sentence that names the packages."""
    source = source_distribution()
    with entered(system) as root:
        root.bring(source, "root")
        root.sh(f"{pip_variables()}python3 -m venv /try\npip install -q {BUILDERS}")
        install = f"pip install --no-index --no-build-isolation --no-deps /root/{source.name} 2>&1"
        said = " ".join(root.sh(f"{install} || true").split())
        if not re.search("these packages are missing: apt-get install .*libre2-dev", said):
            raise Failed(said)
        return "fails at once, and names the missing packages"


def source_here() -> str:
    """Compiled without a network: the libraries are those of this machine."""
    with scratch() as folder, suite() as where:
        succeed([sys.executable, "-m", "venv", folder / "v"])
        pip = [folder / "v/bin/python", "-m", "pip", "install", "-q"]
        succeed([*pip, *PYTEST.split(), "scikit-build-core"])
        offline = ["unshare", "--net", *pip, "--no-index", "--no-build-isolation", "--no-deps"]
        succeed([*offline, source_distribution()])
        return passed(job_here(where, folder / "v/bin"))


def job_here(where: Path, *folders: Path, drop_in: bool = True) -> str:
    path = os.pathsep.join([*map(str, folders), os.defpath])
    script = JOB + (DROP_IN if drop_in else "")
    return succeed(["env", "-C", where, "bash", "-eo", "pipefail", "-c", script], PATH=path)


def wheel_here(target: str) -> str:
    """A virtual environment of this machine, without a compiler on PATH."""
    with scratch() as folder, suite() as where:
        python = folder / "v/bin/python"
        succeed([sys.executable, "-m", "venv", folder / "v"])
        succeed([python, "-m", "pip", "install", "-q", *PYTEST.split()])
        install = [python, "-m", "pip", "install", "-q", "--no-index", "--no-deps"]
        succeed([*install, Artifacts(target).wheel], PATH=f"{folder}/v/bin")
        return passed(job_here(where, folder / "v/bin"))


def forced_wheel(target: str, *emulator: str) -> str:
    """The wheel of another system: its files as pip lays them out, run by the emulator."""
    tag = WHEEL_TAGS[target]
    with scratch() as folder, suite() as where:
        pip = [ROOT / ".venv/package/bin/python", "-m", "pip", "install", "-q", "--no-deps"]
        pip += ["--no-index", "--only-binary=:all:", f"--platform={tag}"]
        succeed([*pip, "--target", folder / "site", Artifacts(target).wheel])
        program = folder / "site/bin/splitter"
        if emulator:
            program.rename(folder / "real")
            program.write_text(f'#!/bin/sh\nexec {" ".join(emulator)} {folder}/real "$@"\n')
            program.chmod(0o755)
        said = job_here(where, program.parent, ROOT / ".venv/main/bin", drop_in=False)
        return passed(said)


def empty_root(target: str) -> str:
    """A folder with the program and the suite, and nothing else: it plans."""
    with scratch() as folder, suite() as where:
        shutil.copy2(Artifacts(target).unpack(folder), folder / "splitter")
        where.rename(folder / "suite")
        enter = ["unshare", f"--root={folder}", "--wd=/suite", "/splitter"]
        said = succeed([*enter, "--version"])
        check(said + succeed([*enter, "plan", "--splits", "8", "--table", *STORED]))
        return "plans with nothing beside it"


def by_tool(*words: str) -> str:
    """`pipx install` and `uv tool install` bring the program; `splitter run` brings the plugin."""
    wheel = Artifacts(GNU).wheel
    with scratch() as folder, suite() as where:
        variables = {
            "PIPX_HOME": f"{folder}/home",
            "PIPX_BIN_DIR": f"{folder}/bin",
            "UV_TOOL_DIR": f"{folder}/home",
            "UV_TOOL_BIN_DIR": f"{folder}/bin",
        }
        succeed([ROOT / ".venv/package/bin" / words[0], *words[1:], wheel], **variables)
        path = os.pathsep.join([f"{folder}/bin", str(ROOT / ".venv/main/bin"), os.defpath])
        run = "splitter --version\nsplitter run --splits 8 --group 2 -- pytest -q"
        return passed(succeed(["env", "-C", where, "bash", "-ec", run], PATH=path))


def tag_of(target: str) -> str:
    """auditwheel's own view of the wheel, the size of its program, and a licence for each part."""
    wheel = Artifacts(target).wheel
    said = " ".join(succeed([ROOT / ".venv/package/bin/auditwheel", "show", wheel]).split())
    found = re.search(r'consistent with the following platform tag: "(\w+)"', said)
    with scratch() as folder:
        program = Artifacts(target).unpack(folder)
        size = program.stat().st_size
        licences = {path.stem for path in program.parent.glob("licenses/*.txt")}
        bill = json.loads((program.parent / "splitter.cdx.json").read_text())
    if {part["name"] for part in bill["components"]} != licences:
        raise Failed(f"the bill of {target} and its licences name other libraries: {licences}")
    if not found or found[1] != WHEEL_TAGS[target] or size >= LARGEST:
        raise Failed(f"{size} bytes, {said}")
    return f"{found[1]}, {size / 1e6:.1f} MB"


def linux_trials() -> Iterator[Trial]:
    for target in (GNU, MUSL, GNU_ARM, MUSL_ARM):
        yield Trial(target, "`auditwheel show`", "—", lambda target=target: tag_of(target))
    for system in (BULLSEYE, BOOKWORM, TRIXIE, JAMMY):
        yield Trial(GNU, "wheel", system.name, lambda system=system: wheel_in(system, GNU))


TRIALS = (
    *linux_trials(),
    Trial(GNU, "wheel", "this machine, no compiler", lambda: wheel_here(GNU)),
    Trial(GNU, "`pipx install`", "this machine", lambda: by_tool("pipx", "install", "-q")),
    Trial(GNU, "`uv tool install`", "this machine", lambda: by_tool("uv", "tool", "install")),
    Trial(GNU, "Debian package", BOOKWORM.name, lambda: debian_in(BOOKWORM, GNU)),
    Trial(MUSL, "wheel", "this machine", lambda: forced_wheel(MUSL)),
    Trial(MUSL, "archive", "an empty root", lambda: empty_root(MUSL)),
    Trial(GNU_ARM, "wheel", BOOKWORM_ARM.name, lambda: wheel_in(BOOKWORM_ARM, GNU_ARM)),
    Trial(GNU_ARM, "Debian package", BOOKWORM_ARM.name, lambda: debian_in(BOOKWORM_ARM, GNU_ARM)),
    Trial(MUSL_ARM, "wheel", "qemu-aarch64", lambda: forced_wheel(MUSL_ARM, str(QEMU))),
    Trial("sdist", "`pip install`", f"{BOOKWORM.name}, no libraries", lambda: source_in(BOOKWORM)),
    Trial("sdist", "`pip install`", "this machine, no network", source_here),
)
