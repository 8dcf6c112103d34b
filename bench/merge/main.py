"""The time and memory of `splitter merge` beside merely parsing the same records.

Records of a made-up suite of 300,000 tests, run once in 8 groups. Each round merges them into
nothing, merges them again into what that made, and parses them, each in a process of its own; the
ratios are of processor time, taken within a round, and the median of the rounds is printed. With
`--before PATH` another splitter, such as that of the commit before, takes part in each round.
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench/peers"))

from generate import Shape, suite  # noqa: E402


@dataclass(frozen=True)
class Used:
    seconds: float
    kib: int


def main() -> None:
    arguments = parse_arguments()
    build = ROOT / "build/release"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_records(folder / "records", arguments.tests, arguments.groups)
        rounds = [one_round(build, folder, arguments.before) for _ in range(arguments.rounds)]
    print(f"{arguments.tests:,} tests, {arguments.groups} groups, {size / 1e6:.0f} MB of records\n")
    print("| program | processor time | beside parsing | memory |")
    print("|---|---|---|---|")
    for program in rounds[0]:
        seconds = statistics.median(used[program].seconds for used in rounds)
        ratio = statistics.median(
            used[program].seconds / used["parse only"].seconds for used in rounds
        )
        memory = statistics.median(used[program].kib for used in rounds)
        print(f"| {program} | {seconds:.2f} s | {ratio:.2f} x | {memory / 1024:.0f} MiB |")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tests", type=int, default=300_000)
    parser.add_argument("--groups", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, help="another splitter to compare with")
    return parser.parse_args()


def write_records(folder: Path, tests: int, groups: int) -> int:
    """Whole files, dealt out to the groups; returns the bytes written."""
    folder.mkdir()
    durations = suite(Shape(tests=tests, files=max(1, tests // 120)))
    rng = random.Random(tests)
    events: list[list[str]] = [[session(group)] for group in range(groups)]
    last = ""
    for index, (name, seconds) in enumerate(durations.items()):
        path = name.partition("::")[0]
        if path != last:
            group = events[index % groups]
            group += file_events(path)
            last = path
        group += test_events(path, name, seconds, rng)
    size = 0
    for group, lines in enumerate(events):
        size += (folder / f"{group}.jsonl").write_text("".join(lines), encoding="utf-8")
    return size


def event(**members: object) -> str:
    return json.dumps(members, separators=(",", ":")) + "\n"


def session(group: int) -> str:
    return event(e="session", v=1, run="20261124T000000Z-1", pid=group + 1, baseline_kib=240_000)


def file_events(path: str) -> list[str]:
    fixture = event(e="fixture", id=f"{path}::db", scope="module", s=0.25)
    return [event(e="collect", id=path, s=0.03), fixture]


def test_events(path: str, name: str, seconds: float, rng: random.Random) -> list[str]:
    grown = rng.choice((0, 0, 0, 4, 340))
    return [
        event(e="start", id=name),
        event(
            e="test",
            id=name,
            s=round(seconds, 6),
            setup_s=0.0003,
            call_s=round(seconds, 6),
            teardown_s=0.0001,
            outcome="passed",
            before_kib=240_000,
            peak_kib=240_000 + grown,
            after_kib=240_000,
            uses=[f"{path}::db"],
        ),
    ]


def one_round(build: Path, folder: Path, before: Path | None) -> dict[str, Used]:
    used = merges(build / "splitter", folder)
    if before:
        earlier = merges(before.resolve(), folder)
        used |= {f"{program}, before": what for program, what in earlier.items()}
    records = sorted((folder / "records").iterdir())
    parse = [build / "bench/bench_parse_records", *records]
    return used | {"parse only": measured(parse, folder / "stored")}


def merges(splitter: Path, folder: Path) -> dict[str, Used]:
    stored = folder / "stored"
    shutil.rmtree(stored, ignore_errors=True)
    stored.mkdir()
    merge = [splitter, "merge", "-q", folder / "records"]
    return {"merge into nothing": measured(merge, stored), "merge again": measured(merge, stored)}


def measured(command: list[Path | str], folder: Path) -> Used:
    log = folder / "stderr"
    launch = [sys.executable, ROOT / "bench/peers/launch.py", log, *command]
    answer = subprocess.run(launch, cwd=folder, capture_output=True, text=True, check=True)
    code, _, seconds, kib = answer.stdout.split()
    if code != "0":
        sys.exit(log.read_text(encoding="utf-8"))
    return Used(float(seconds), int(kib))


if __name__ == "__main__":
    main()
