"""`python -m splitter_pytest …`: the program, where PATH does not lead to it."""

from __future__ import annotations

import os
import subprocess
import sys

from splitter_pytest.program import MissingProgramError, find_program


def main() -> int:
    """Becomes the program, or waits for it where a process cannot become another."""
    try:
        command = [find_program(), *sys.argv[1:]]
    except MissingProgramError as error:
        sys.stderr.write(f"splitter: error: {error}\n")
        return 2
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
