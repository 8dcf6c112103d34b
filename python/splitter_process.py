"""What a process can tell of itself, and the file that `splitter_record.py` writes it to."""

import json
import os
import time

PLAN = "SPLITTER_RECORD_PLAN"
"""The fingerprint of the plan whose group runs, where there is one."""

PIPELINE = "SPLITTER_PIPELINE"
"""The CI run that this run is a job of, where there is one."""

GROUP = "SPLITTER_RECORD_GROUP"
"""`K/N` where group K of N runs."""


PLANNED = "SPLITTER_RECORD_PLANNED"
"""`SECONDS TESTS`: what the plan says of the group, where it says anything."""


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
        self.max_rss_kib = max_rss_reader()
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

    def since_start(self):
        """Seconds since the process was started; None where the system does not tell."""
        try:
            fields = self.read("/proc/self/stat").rpartition(b")")[2].split()
            started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
            return time.clock_gettime(time.CLOCK_BOOTTIME) - started
        except (OSError, ValueError, IndexError, AttributeError):
            return None


def max_rss_reader():
    """The function that reads the most memory that `RUSAGE_SELF` or `RUSAGE_CHILDREN` had."""
    try:
        import resource
    except ImportError:
        return lambda _: None
    get = resource.getrusage
    whose = {name: getattr(resource, name) for name in ("RUSAGE_SELF", "RUSAGE_CHILDREN")}
    unit = 1024 if os.uname().sysname == "Darwin" else 1
    return lambda who: get(whose[who]).ru_maxrss // unit


def group_of(shard):
    group, _, groups = shard.partition("/")
    return (int(group), int(groups)) if group.isdecimal() and groups.isdecimal() else (0, 0)


def planned_of(words):
    seconds, _, tests = words.partition(" ")
    try:
        return float(seconds), int(tests)
    except ValueError:
        return None, None


def part_of():
    """What the environment says of the plan and the CI run that this run is a part of."""
    group, groups = group_of(os.environ.get(GROUP, ""))
    planned_s, planned_tests = planned_of(os.environ.get(PLANNED, ""))
    return {
        "pipeline": os.environ.get(PIPELINE),
        "plan": os.environ.get(PLAN),
        "group": group or None,
        "groups": groups or None,
        "planned_s": planned_s,
        "planned_tests": planned_tests,
    }


def end_of_collection(report):
    """None for what is usual: something was collected."""
    ended = getattr(report, "outcome", "failed")
    if ended == "passed":
        return None if report.result else "empty"
    return ended


def worker_count(option):
    count = getattr(option, "numprocesses", None)
    return count if isinstance(count, int) and count > 0 else 1


def seconds(value):
    return None if value is None else round(value, 6)


encode = json.JSONEncoder(separators=(",", ":")).encode


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
        self.held.append(encode({"e": kind, **known}) + "\n")

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
