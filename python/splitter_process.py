"""What a process can tell of itself, and the file that `splitter_record.py` writes it to."""

import json
import os
import time


class System:
    """The clock, files and memory of the process.

    Held in an instance: what freezegun, time-machine and pyfakefs replace, they replace in modules.
    Files are opened for each use: a test may close every descriptor, or fork.
    """

    def __init__(self):
        self.now = time.perf_counter
        self.open = os.open
        self.close = os.close
        self.read_some = os.read
        self.write_some = os.write
        self.page_kib = os.sysconf("SC_PAGE_SIZE") // 1024 if hasattr(os, "sysconf") else 4
        self.exact = self.reset_peak()

    def read(self, path):
        descriptor = self.open(path, os.O_RDONLY)
        try:
            return self.read_some(descriptor, 65536)
        finally:
            self.close(descriptor)

    def append(self, path, text):
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        descriptor = self.open(path, flags, 0o666)
        try:
            data = text.encode("ascii")
            while data:
                data = data[self.write_some(descriptor, data) :]
        finally:
            self.close(descriptor)

    def resident_kib(self):
        """Resident memory now; None where the system does not tell."""
        try:
            return int(self.read("/proc/self/statm").split()[1]) * self.page_kib
        except (OSError, ValueError, IndexError):
            return None

    def reset_peak(self):
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

    def peak_kib(self):
        """The most memory since the mark was reset; without that, since the process began."""
        if self.exact:
            for line in self.read("/proc/self/status").split(b"\n"):
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1])
        return max_rss_kib("RUSAGE_SELF")

    def since_start(self):
        """Seconds since the process was started; None where the system does not tell."""
        try:
            fields = self.read("/proc/self/stat").rpartition(b")")[2].split()
            started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
            return time.clock_gettime(time.CLOCK_BOOTTIME) - started
        except (OSError, ValueError, IndexError, AttributeError):
            return None


def max_rss_kib(who):
    try:
        import resource
    except ImportError:
        return None
    size = resource.getrusage(getattr(resource, who)).ru_maxrss
    return size // 1024 if os.uname().sysname == "Darwin" else size


class Record:
    """The file: events are JSON objects, one a line, appended whole."""

    def __init__(self, folder, run, worker):
        self.run = run
        self.worker = worker
        self.system = System()
        name = f"{run or 'run'}-{worker or 'main'}-{os.getpid()}.jsonl"
        self.path = os.path.join(os.path.abspath(folder), name)
        self.held = []
        self.broken = False

    def hold(self, kind, **fields):
        """Keeps an event back until the next one is written."""
        known = {name: value for name, value in fields.items() if value not in (None, "")}
        self.held.append(json.dumps({"e": kind, **known}, separators=(",", ":")) + "\n")

    def write(self, kind, **fields):
        self.hold(kind, **fields)
        self.flush()

    def flush(self):
        text, self.held = "".join(self.held), []
        if self.broken:
            return
        try:
            self.system.append(self.path, text)
        except OSError as error:
            # A full disk must not fail anybody's tests.
            self.broken = True
            self.system.write_some(2, f"splitter: recording ends: {error}\n".encode())
