"""Runs the commands of a case, each in the same small world."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import termios
from pathlib import Path

from transcript import Command, seen_lines

TIMEOUT = 60


def environment(splitter: Path, folder: Path) -> dict[str, str]:
    """Nothing of the outer world but the system's commands: no CI, no colours wished for."""
    return {
        "PATH": f"{splitter.parent}:{os.defpath}",
        "HOME": str(folder),
        "TMPDIR": str(folder.parent),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }


def run(command: Command, folder: Path, variables: dict[str, str]) -> list[str]:
    """The answer of a command, as lines of a transcript."""
    shell = ["/bin/sh", "-c", command.text]
    if command.terminal:
        code, output = on_terminal(shell, folder, variables)
        seen = seen_lines(">", output, folder)
    else:
        done = subprocess.run(
            shell,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
        code = done.returncode
        seen = seen_lines(">", done.stdout, folder) + seen_lines("!", done.stderr, folder)
    return seen if code == 0 else [*seen, f"? {code}"]


def on_terminal(shell: list[str], folder: Path, variables: dict[str, str]) -> tuple[int, bytes]:
    ours, theirs = pty.openpty()
    try:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        process = subprocess.Popen(
            shell,
            cwd=folder,
            env=variables,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        output = b"".join(iter(lambda: read(ours), b""))
        return process.wait(TIMEOUT), output.replace(b"\r\n", b"\n")
    finally:
        os.close(ours)


def read(descriptor: int) -> bytes:
    # Linux reports the far end's leaving as an error.
    with contextlib.suppress(OSError):
        return os.read(descriptor, 65536)
    return b""
