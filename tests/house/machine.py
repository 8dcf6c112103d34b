"""A runner of GitHub for the house tests: its commands and folders, and the action of a tag."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from release_host import ReleaseHost, archive, make_action, release

VERSION = "0.1.0"
TARGET = "x86_64-linux-musl"
NAME = f"splitter-{VERSION}-{TARGET}.tar.gz"
TOOLS = "awk bash cat curl cut dirname env grep gzip mktemp rm sed sha256sum sort tail tar tr"


@dataclass
class Machine:
    """A runner of GitHub: its commands, its folders, and the action of a tag."""

    folder: Path
    action: Path
    host: ReleaseHost
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def tools(self) -> Path:
        return self.folder / "tools"

    @property
    def started(self) -> bool:
        """Whether the released program was started."""
        return (self.folder / "started").exists()

    def tool(self, name: str, script: str) -> None:
        (self.tools / name).unlink(missing_ok=True)
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def install(self, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.tools / "bash", self.action / "scripts/action-install"],
            cwd=self.folder,
            env={
                "PATH": str(self.tools),
                "RUNNER_TEMP": str(self.folder / "temp"),
                "GITHUB_PATH": str(self.folder / "path"),
                "GITHUB_OUTPUT": str(self.folder / "output"),
                "SPLITTER_RELEASES": self.host.address,
                **self.variables,
                **variables,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def assert_refused(self, cause: str, remedy: str, **variables: str) -> None:
        """One sentence with cause and remedy; nothing is run, kept or told to later steps."""
        done = self.install(**variables)
        assert done.returncode == 1, done.stderr
        last = done.stderr.splitlines()[-2:]
        assert last[0].startswith("splitter: error: "), done.stderr
        assert cause in last[0]
        assert last[1].startswith("hint: "), done.stderr
        assert remedy in last[1]
        assert not self.started
        assert not (self.folder / "path").exists()
        assert not (self.folder / "output").exists()
        assert list((self.folder / "temp").iterdir()) == []


def make_machine(folder: Path, host: ReleaseHost) -> Machine:
    """Linux on x86_64 without Python; the released program leaves `started` behind."""
    made = Machine(folder, make_action(folder / "action"), host)
    made.tools.mkdir()
    (folder / "temp").mkdir()
    for name in TOOLS.split():
        path = shutil.which(name)
        assert path, name
        (made.tools / name).symlink_to(path)
    made.tool("uname", "case $1 in -s) echo Linux ;; -m) echo x86_64 ;; esac")
    program = folder / "program"
    program.write_text(f'#!/bin/sh\n: >"{folder}/started"\necho splitter {VERSION}\n')
    program.chmod(0o755)
    release(host, made.action, VERSION, {NAME: archive(folder, VERSION, TARGET, program)})
    return made
