"""The clock, files and memory of the process, safe from tests that replace them."""

from __future__ import annotations

import os
import time
from typing import Callable


class System:
    """The clock, files and memory of the process.

    Held in an instance: freezegun, time-machine and pyfakefs replace functions in modules.
    Files are opened for each use: a test may close every descriptor, or fork.
    """

    def __init__(self) -> None:
        self.now = time.perf_counter
        self.open = os.open
        self.close = os.close
        self.read_some = os.read
        self.write_some = os.write
        self.page_kib = os.sysconf("SC_PAGE_SIZE") // 1024 if hasattr(os, "sysconf") else 4
        self.max_rss_kib = max_rss_reader()
        self.exact = self.reset_peak()

    def read(self, path: str) -> bytes:
        """The beginning of a file; enough for those of /proc."""
        descriptor = self.open(path, os.O_RDONLY)
        try:
            return self.read_some(descriptor, 65536)
        finally:
            self.close(descriptor)

    def append(self, path: str, text: str) -> None:
        """Adds a text to a file that may not be there yet."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        descriptor = self.open(path, flags, 0o666)
        try:
            data = text.encode("ascii")
            while data:
                data = data[self.write_some(descriptor, data) :]
        finally:
            self.close(descriptor)

    def resident_kib(self) -> int | None:
        """Resident memory now; None where the system does not tell."""
        try:
            return int(self.read("/proc/self/statm").split()[1]) * self.page_kib
        except (OSError, ValueError, IndexError):
            return None

    def reset_peak(self) -> bool:
        """Lets the high-water mark begin anew (proc(5), clear_refs); False where it cannot."""
        try:
            descriptor = self.open("/proc/self/clear_refs", os.O_WRONLY)
        except OSError:
            return False
        try:
            self.write_some(descriptor, b"5")
        except OSError:
            return False
        finally:
            self.close(descriptor)
        return True

    def peak_kib(self) -> int | None:
        """The most memory since the mark was reset; without that, since the process began.

        getrusage would be cheaper, but does not add up what each core has counted for itself: it
        may tell less than the memory that the test began with.
        """
        if self.exact:
            status = self.read("/proc/self/status")
            mark = status.find(b"VmHWM:")
            if mark >= 0:
                return int(status[mark:].split(None, 2)[1])
        return self.max_rss_kib("RUSAGE_SELF")

    def since_start(self) -> float | None:
        """Seconds since the process was started; None where the system does not tell."""
        try:
            fields = self.read("/proc/self/stat").rpartition(b")")[2].split()
            started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
            return time.clock_gettime(time.CLOCK_BOOTTIME) - started
        except (OSError, ValueError, IndexError, AttributeError):
            return None


def max_rss_reader() -> Callable[[str], int | None]:
    """The function that reads the most memory that `RUSAGE_SELF` or `RUSAGE_CHILDREN` had."""
    try:
        import resource
    except ImportError:
        return lambda _: None
    get = resource.getrusage
    whose = {name: getattr(resource, name) for name in ("RUSAGE_SELF", "RUSAGE_CHILDREN")}
    unit = 1024 if os.uname().sysname == "Darwin" else 1
    return lambda who: int(get(whose[who]).ru_maxrss) // unit
