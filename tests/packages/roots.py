"""Fresh systems to install into: folders that debootstrap fills, entered by chroot."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOTS = ROOT / "build/roots"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
REGISTRATION = Path("/proc/sys/fs/binfmt_misc/register")
QEMU = Path("/usr/bin/qemu-aarch64-static")
AARCH64 = (
    rb":splitter-aarch64:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00"
    rb":\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:"
    + str(QEMU).encode()
    + b":F"
)
"""How the kernel knows a program for aarch64, and what runs it."""


class Unavailable(Exception):
    """A place that this machine cannot have."""


class Failed(Exception):
    """A command that did not do what it should."""


def succeed(words: Sequence[object], **variables: str) -> str:
    """The output of a command, both streams."""
    done = subprocess.run(
        [str(word) for word in words],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Failed(f"{' '.join(map(str, words))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def mirror_of(origin: str) -> str:
    """The mirror of a distribution that apt on this machine knows."""
    form = "$(ORIGIN) $(REPO_URI)"
    for line in succeed(["apt-get", "indextargets", "--format", form]).splitlines():
        name, _, uri = line.partition(" ")
        if name == origin and "security" not in uri:
            return uri
    raise Unavailable(f"apt here knows no mirror of {origin}")


@dataclass(frozen=True)
class System:
    """A distribution's release for a kind of machine."""

    name: str
    origin: str
    release: str
    architecture: str = "amd64"

    @property
    def base(self) -> Path:
        return ROOTS / f"{self.release}-{self.architecture}"

    def ensure(self) -> Path:
        """The root without compiler, made once."""
        if not self.base.exists():
            unfinished = ROOTS / f"unfinished-{self.base.name}"
            remove(unfinished)
            ROOTS.mkdir(parents=True, exist_ok=True)
            self.bootstrap(unfinished)
            unfinished.rename(self.base)
        return self.base

    def bootstrap(self, folder: Path) -> None:
        words = ["debootstrap", "--variant=minbase", f"--arch={self.architecture}"]
        words += ["--include=python3,python3-venv,ca-certificates"]
        if self.architecture != "amd64":
            register_qemu()
        if not Path(f"/usr/share/debootstrap/scripts/{self.release}").exists():
            raise Unavailable(f"debootstrap here does not know {self.release}")
        try:
            succeed([*words, self.release, folder, mirror_of(self.origin)], LC_ALL="C")
        except Failed as error:
            last = str(error).strip().splitlines()[-1]
            raise Unavailable(f"debootstrap cannot make {self.release}: {last}") from error
        for name in ("/etc/resolv.conf", str(CERTIFICATES)):
            (folder / name[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(name, folder / name[1:])


def register_qemu() -> None:
    """Programs for aarch64 run as if they were the machine's own."""
    if not QEMU.exists():
        raise Unavailable("qemu-user-static is not installed")
    if (REGISTRATION.parent / "splitter-aarch64").exists():
        return
    try:
        if not REGISTRATION.exists():
            succeed(["mount", "-t", "binfmt_misc", "binfmt_misc", REGISTRATION.parent])
        if any(path.name.startswith("qemu-aarch64") for path in REGISTRATION.parent.iterdir()):
            return
        REGISTRATION.write_bytes(AARCH64)
    except (Failed, OSError) as error:
        raise Unavailable("the kernel here cannot be told to run aarch64 by qemu") from error


@dataclass(frozen=True)
class Entered:
    """A copy of a root that a trial may change."""

    folder: Path

    def sh(self, script: str) -> str:
        """In a mount namespace of its own, so that nothing stays mounted."""
        enter = 'mount -t proc proc "$1/proc" && exec chroot "$1" /bin/sh -euc "$2"'
        return succeed(
            ["unshare", "--mount", "sh", "-c", enter, "sh", self.folder, script],
            HOME="/root",
            LC_ALL="C.UTF-8",
            PATH="/try/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        )

    def bring(self, path: Path, target: str) -> None:
        succeed(["cp", "-a", path, self.folder / target])


@contextmanager
def entered(system: System) -> Iterator[Entered]:
    """A fresh copy of the system."""
    base = system.ensure()
    folder = ROOTS / f"copy-of-{base.name}"
    remove(folder)
    succeed(["cp", "-a", "--reflink=auto", base, folder])
    try:
        yield Entered(folder)
    finally:
        remove(folder)


def remove(folder: Path) -> None:
    succeed(["rm", "-rf", "--one-file-system", folder])
