"""Run one command and print what it used: `launch.py STDERR_FILE COMMAND [ARGUMENT...]`.

A separate, tiny process, because Linux counts the memory of the launching process, as it was
before exec, in the high-water mark of the launched one.
"""

import os
import sys
import time


def main() -> None:
    stderr, command = sys.argv[1], sys.argv[2:]
    writable = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, stderr, writable, 0o644),
    ]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss)


if __name__ == "__main__":
    main()
