"""What scripts/package has left in dist/, by target."""

from __future__ import annotations

import re
import tarfile
from dataclasses import dataclass
from pathlib import Path

from roots import ROOT, Unavailable, succeed

DIST = ROOT / "dist"

WHEEL_TAGS = {
    "x86_64-linux-gnu": "manylinux_2_17_x86_64",
    "aarch64-linux-gnu": "manylinux_2_17_aarch64",
    "x86_64-linux-musl": "musllinux_1_2_x86_64",
    "aarch64-linux-musl": "musllinux_1_2_aarch64",
    "x86_64-macos": "macosx_13_0_x86_64",
    "aarch64-macos": "macosx_13_0_arm64",
}


def targets() -> list[str]:
    return succeed([ROOT / "scripts/package", "--list"]).split()


def version() -> str:
    found = re.search(r"project\(splitter VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert found
    return found[1]


@dataclass(frozen=True)
class Artifacts:
    """The files of one target."""

    target: str

    @property
    def archive(self) -> Path:
        return there(DIST / f"splitter-{version()}-{self.target}.tar.gz")

    @property
    def wheel(self) -> Path:
        found = sorted(DIST.glob(f"*{WHEEL_TAGS[self.target]}.whl"))
        return found[0] if found else there(DIST / f"…{WHEEL_TAGS[self.target]}.whl")

    @property
    def debian(self) -> Path:
        architecture = {"x86_64": "amd64", "aarch64": "arm64"}[self.target.partition("-")[0]]
        return there(DIST / f"splitter_{version()}_{architecture}.deb")

    def unpack(self, folder: Path) -> Path:
        """The program out of the archive."""
        with tarfile.open(self.archive) as archive:
            archive.extractall(folder)
        return folder / f"splitter-{version()}-{self.target}" / "splitter"


def source_distribution() -> Path:
    return there(DIST / f"pytest_splitter-{version()}.tar.gz")


def there(path: Path) -> Path:
    if not path.exists():
        raise Unavailable(f"dist/{path.name} is not there; scripts/package makes it")
    return path
