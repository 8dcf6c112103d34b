"""The action's first script with a stand-in for the host of releases; curl, tar and sums are real.

The released program is a script that leaves a file behind when it is started: no fault of a
download may let it run.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from release_host import ReleaseHost, archive, release

import pytest
from house import ROOT
from machine import NAME, TARGET, VERSION, Machine, make_machine


@pytest.fixture
def host(tmp_path: Path) -> Iterator[ReleaseHost]:
    with ReleaseHost(tmp_path / "host") as started:
        yield started


@pytest.fixture
def machine(tmp_path: Path, host: ReleaseHost) -> Machine:
    return make_machine(tmp_path, host)


def released(machine: Machine) -> Path:
    return machine.host.folder / f"v{VERSION}" / NAME


def test_the_executable_is_installed(machine: Machine) -> None:
    done = machine.install()
    assert done.returncode == 0, done.stderr
    assert machine.started
    (folder,) = (machine.folder / "path").read_text().splitlines()
    assert os.access(Path(folder) / "splitter", os.X_OK)
    outputs = dict(
        line.split("=", 1) for line in (machine.folder / "output").read_text().splitlines()
    )
    assert outputs == {"version": VERSION, "program": f"{folder}/splitter"}
    assert machine.host.asked == [f"/v{VERSION}/{NAME}"], "nothing else is asked for"


def test_the_newest_version_is_the_default(machine: Machine) -> None:
    program = machine.folder / "program"
    program.write_text(program.read_text().replace(VERSION, "0.10.0"))
    newer = archive(machine.folder, "0.10.0", TARGET, program)
    release(machine.host, machine.action, "0.10.0", {newer.name: newer})
    assert "splitter 0.10.0 is at" in machine.install().stderr
    assert f"splitter {VERSION} is at" in machine.install(INPUT_VERSION="v0.1.0").stderr


def test_a_wrong_checksum(machine: Machine) -> None:
    path = released(machine)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    machine.assert_refused(f"{NAME} is not the file of the release", "nothing of it was run")


def test_a_missing_asset(machine: Machine) -> None:
    released(machine).unlink()
    machine.assert_refused(f"the release host has no {NAME}", "name another version")


def test_a_download_that_breaks_off(machine: Machine) -> None:
    machine.host.fault = "breaks off"
    machine.assert_refused(f"the download of {NAME} broke off", "run the job again")


def test_a_host_that_is_overloaded(machine: Machine) -> None:
    machine.host.fault = "503"
    machine.assert_refused(f"answered 503 for {NAME}", "run the job again")
    assert len(machine.host.asked) == 3, "it is asked again before the job fails"


def test_a_host_that_is_not_there(machine: Machine) -> None:
    machine.host.stop()
    machine.assert_refused("nothing answers at http://127.0.0.1:", "SPLITTER_RELEASES")


def test_a_proxy_that_refuses(machine: Machine) -> None:
    """The password of the proxy's address stays out of the log."""
    proxy = machine.host.address.replace("//", "//me:secret@")
    variables = {"SPLITTER_RELEASES": "https://release.invalid", "https_proxy": proxy}
    machine.assert_refused(
        f"the proxy {machine.host.address} refused the connection to "
        f"https://release.invalid/v{VERSION} with 403",
        "the proxy's settings",
        **variables,
    )
    assert "secret" not in machine.install(**variables).stderr


def test_a_proxy_that_asks_for_a_password(machine: Machine) -> None:
    machine.host.fault = "407"
    machine.assert_refused(
        f"the proxy {machine.host.address} asks for a password",
        "https_proxy",
        SPLITTER_RELEASES="http://release.invalid",
        http_proxy=machine.host.address,
    )


def test_a_proxy_that_is_not_there(machine: Machine) -> None:
    machine.host.stop()
    machine.assert_refused(
        f", through the proxy {machine.host.address}",
        "the proxy's settings",
        SPLITTER_RELEASES="https://release.invalid",
        https_proxy=machine.host.address,
    )


@pytest.mark.parametrize("version", ["latest", "1", "0.1", "0.1.0/../x", "0.1.0\n0.1.0", "$(id)"])
def test_a_version_that_is_none(machine: Machine, version: str) -> None:
    machine.assert_refused("the version '", "three numbers", INPUT_VERSION=version)
    assert machine.host.asked == []


def test_a_version_whose_checksum_the_tag_does_not_pin(machine: Machine) -> None:
    """Although the host has it: nothing is fetched without a sum."""
    shutil.copytree(machine.host.folder / f"v{VERSION}", machine.host.folder / "v0.2.0")
    machine.assert_refused(
        "pins no checksum of splitter 0.2.0", "the action's tag action-0.2.0", INPUT_VERSION="0.2.0"
    )
    assert machine.host.asked == []


def test_no_release_yet(machine: Machine) -> None:
    shutil.copy(ROOT / "scripts/checksums.txt", machine.action / "scripts")
    pinned = (ROOT / "scripts/checksums.txt").read_text(encoding="ascii")
    if "# No release is out yet." not in pinned.splitlines():
        pytest.skip("a release is out")
    machine.assert_refused("no release of splitter is out yet", "scripts/build")


@pytest.mark.parametrize(("system", "name"), [("Linux", "riscv64"), ("MINGW64_NT", "x86_64")])
def test_an_unknown_machine(machine: Machine, system: str, name: str) -> None:
    machine.tool("uname", f"case $1 in -s) echo {system} ;; -m) echo {name} ;; esac")
    machine.assert_refused(f"for this machine: {system} on {name}", "scripts/build compiles it")
    assert machine.host.asked == []


MACHINES = {
    ("Linux", "x86_64"): "x86_64-linux-musl",
    ("Linux", "aarch64"): "aarch64-linux-musl",
    ("Darwin", "arm64"): "aarch64-macos",
    ("Darwin", "x86_64"): "x86_64-macos",
}


@pytest.mark.parametrize(("system", "name"), MACHINES)
def test_each_machine_takes_its_own_file(machine: Machine, system: str, name: str) -> None:
    """glibc or musl makes no difference: the executable brings all that it needs."""
    files = [
        archive(machine.folder, "0.2.0", target, machine.folder / "program")
        for target in MACHINES.values()
    ]
    release(machine.host, machine.action, "0.2.0", {path.name: path for path in files})
    machine.tool("uname", f"case $1 in -s) echo {system} ;; -m) echo {name} ;; esac")
    machine.install()
    target = MACHINES[system, name]
    assert machine.host.asked == [f"/v0.2.0/splitter-0.2.0-{target}.tar.gz"]


WHEELS = {
    "manylinux x86_64": "manylinux_2_17_x86_64.manylinux2014_x86_64",
    "manylinux aarch64": "manylinux_2_17_aarch64.manylinux2014_aarch64",
    "musllinux x86_64": "musllinux_1_2_x86_64",
    "musllinux aarch64": "musllinux_1_2_aarch64",
    "macosx arm64": "macosx_11_0_arm64",
    "macosx x86_64": "macosx_10_13_x86_64",
}


@pytest.mark.parametrize("python", WHEELS)
def test_each_python_takes_its_own_wheel(machine: Machine, python: str) -> None:
    """A stand-in for Python tells what it runs on, and has a pip that takes nothing."""
    empty = machine.folder / "empty"
    empty.touch()
    names = [f"pytest_splitter-0.2.0-py3-none-{tag}.whl" for tag in WHEELS.values()]
    release(machine.host, machine.action, "0.2.0", dict.fromkeys(names, empty))
    machine.tool("python3", f"test $1 = - && cat >/dev/null && echo {python}")
    name = names[list(WHEELS).index(python)]
    machine.assert_refused(f"pip could not install {name}", "a newer pip")
    assert machine.host.asked == [f"/v0.2.0/{name}"]


def test_a_machine_of_which_the_release_has_nothing(machine: Machine) -> None:
    machine.tool("uname", "case $1 in -s) echo Darwin ;; -m) echo arm64 ;; esac")
    machine.assert_refused("has no file splitter-0.1.0-aarch64-macos.tar.gz", "another version")


def test_a_program_that_does_not_start(machine: Machine) -> None:
    program = machine.folder / "program"
    program.write_text("#!/bin/sh\necho no such loader >&2\nexit 127\n")
    broken = archive(machine.folder, "0.2.0", TARGET, program)
    release(machine.host, machine.action, "0.2.0", {broken.name: broken})
    machine.assert_refused("does not start as splitter 0.2.0: no such loader", "compiles it here")


@pytest.mark.parametrize("tool", ["curl", "sha256sum"])
def test_a_missing_tool(machine: Machine, tool: str) -> None:
    (machine.tools / tool).unlink()
    machine.assert_refused({"curl": "neither curl", "sha256sum": "SHA-256"}[tool], "install")


def test_python_fetches_the_wheel_where_there_is_no_curl(machine: Machine) -> None:
    """As in slim images. Python is that of the tests, and the file is none that pip would take."""
    (machine.tools / "curl").unlink()
    machine.tool("python3", f'exec {sys.executable} "$@"')
    machine.tool("uname", f'exec {shutil.which("uname")} "$@"')
    system = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    name = f"pytest_splitter-0.2.0-py3-none-{system}_1_2_{platform.machine()}.whl"
    empty = machine.folder / "empty"
    empty.touch()
    release(machine.host, machine.action, "0.2.0", {name: empty})
    machine.assert_refused(f"pip could not install {name}", "a newer pip")
    (machine.host.folder / "v0.2.0" / name).unlink()
    machine.assert_refused(f"{name} could not be fetched from", "the proxy's settings")
    machine.assert_refused(
        "Tunnel connection failed: 403",
        "the proxy's settings",
        SPLITTER_RELEASES="https://release.invalid",
        https_proxy=machine.host.address,
    )


GH = """echo "$@" >>"{log}"
case "$1" in api) exit {reached} ;; *) echo "no attestation found" >&2; exit {verified} ;; esac"""


@pytest.mark.parametrize(("reached", "verified"), [(0, 0), (0, 1), (1, 1)])
def test_an_attestation(machine: Machine, reached: int, verified: int) -> None:
    """Verified by gh where gh reaches its server; the checksum is right in any case."""
    log = machine.folder / "gh.log"
    machine.tool("gh", GH.format(log=log, reached=reached, verified=verified))
    machine.variables["ACTION_REPOSITORY"] = "owner/splitter"
    if reached == 0 and verified:
        machine.assert_refused(
            "no valid attestation that owner/splitter built", "nothing of it was"
        )
    else:
        done = machine.install()
        assert done.returncode == 0, done.stderr
        said = "attests that it built the file" if verified == 0 else "attestation is not verified"
        assert said in done.stderr
    workflow = "--signer-workflow owner/splitter/.github/workflows/release.yml"
    assert (workflow in log.read_text()) == (reached == 0)


def test_checksums_never_change(machine: Machine) -> None:
    script = machine.action / "scripts/action-checksums"
    pins = machine.action / "scripts/checksums.txt"
    before = pins.read_text()
    assert "# No release is out yet." not in before
    sums = machine.host.folder / f"v{VERSION}/SHA256SUMS"
    for text, code in ((sums.read_text(), 0), (f"{'0' * 64}  {NAME}\n", 1), ("0  x\n", 1)):
        sums.write_text(text)
        done = subprocess.run([script, sums], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert pins.read_text() == before
