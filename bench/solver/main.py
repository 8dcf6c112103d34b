"""How good splitter's plans are, beside an exact solver and other ways to split, and how fast."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from instances import CORPUS, ROOT, Instance, all_instances
from rivals import RIVALS, exact

sys.path.insert(0, str(ROOT / "bench/peers"))

from measure import run_rounds


@dataclass(frozen=True)
class Answer:
    makespan: int
    bound: int
    seconds: float


def ask(splitter: Path, folder: Path, words: list[str]) -> dict:
    command = [str(splitter), "plan", "--discover", "stored", "--json", "-q", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return json.loads(done.stdout)


def stored(splitter: Path, record: Path, folder: Path) -> None:
    subprocess.run(
        [str(splitter), "merge", "-q", str(record)], cwd=folder, check=True, capture_output=True
    )


def solve(splitter: Path, instance: Instance, effort: str) -> Answer:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        instance.write_record(folder / "record.jsonl")
        stored(splitter, folder / "record.jsonl", folder)
        words = ["--splits", str(instance.groups), "--effort", effort, "--expand"]
        began = time.perf_counter()
        plan = ask(splitter, folder, words)
        spent = time.perf_counter() - began
        groups = [group["selectors"] for group in plan["groups"]]
        assert sorted(test for group in groups for test in group) == sorted(instance.own)
        return Answer(instance.makespan(groups), round(plan["bound"]["seconds"] * 1e6), spent)


def quality(splitter: Path, seconds: float) -> list[str]:
    lines = [
        "| instance, groups | best known | normal | high | bound | "
        + " | ".join(RIVALS)
        + " | high, ms |",
        "| --- | ---: | ---: | ---: | ---: | " + "---: | " * len(RIVALS) + "---: |",
    ]
    above: dict[str, list[float]] = {"normal": [], "high": []}
    for instance in all_instances():
        answers = {effort: solve(splitter, instance, effort) for effort in above}
        rivals = {name: instance.makespan(split(instance)) for name, split in RIVALS.items()}
        hint = min([*(answer.makespan for answer in answers.values()), *rivals.values()])
        best = exact(instance, hint, seconds)

        def over(makespan: int, least: int = best.makespan) -> float:
            return 100 * (makespan / least - 1)

        for effort, answer in answers.items():
            above[effort].append(over(answer.makespan))
        cells = [
            instance.name,
            f"{best.makespan / 1e6:.3f} s{'' if best.proved else ' ?'}",
            *(f"{over(answers[effort].makespan):.2f} %" for effort in above),
            f"{over(answers['high'].bound):.2f} %",
            *(f"{over(makespan):.1f} %" for makespan in rivals.values()),
            f"{answers['high'].seconds * 1000:.0f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], file=sys.stderr)
    for effort, gaps in above.items():
        optima = sum(gap <= 0 for gap in gaps)
        lines.append(
            f"\n{effort}: the best known in {optima} of {len(gaps)}, "
            f"at worst {max(gaps):.2f} % above it"
        )
    return lines


def copies(source: Path, folder: Path, count: int) -> int:
    """A profile as large as asked, of copies of a suite in folders of their own."""
    profile = json.loads((source / ".test_profile").read_text())
    files = {
        f"c{copy:03}/{name}": entry
        for copy in range(count)
        for name, entry in profile["files"].items()
        if name
    }
    (folder / ".test_profile").write_text(json.dumps({**profile, "files": files}))
    durations = {
        f"{name}::{test}": 1.0 for name, entry in files.items() for test in entry.get("tests", {})
    }
    (folder / ".test_durations").write_text(json.dumps(durations))
    return len(durations)


def growth(splitter: Path, rounds: int) -> list[str]:
    """Processor time and memory of a whole `splitter plan`, beside one with nothing to solve."""
    recording = CORPUS / "recordings/sklearn.jsonl"
    if not recording.exists():
        return ["no corpus: times of large suites are skipped"]
    lines = [
        "| tests | groups | plan, CPU s | of it solving | gap | MiB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    planning = [str(splitter), "plan", "--discover", "stored", "-q"]
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch)
        stored(splitter, recording, source)
        for count, groups in ((1, 32), (2, 64), (4, 64), (11, 64), (37, 64)):
            folder = source / str(count)
            folder.mkdir()
            tests = copies(source, folder, count)
            commands = {
                name: [*planning, "--splits", str(splits), "-o", f"{name}.json"]
                for name, splits in (("plan", groups), ("alone", 1))
            }
            measured = run_rounds(commands, rounds, folder, lambda _: None)
            plan = [one["plan"] for one in measured]
            spent = statistics.median(usage.cpu for usage in plan)
            rest = statistics.median(one["alone"].cpu for one in measured)
            gap = json.loads((folder / "plan.json").read_text())["gap"]
            lines.append(
                f"| {tests:,} | {groups} | {spent:.2f} | {max(spent - rest, 0):.2f} "
                f"| {100 * gap:.2f} % | {plan[0].peak:.0f} |"
            )
            print(lines[-1], file=sys.stderr)
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--seconds", type=float, default=60, help="for CP-SAT, an instance each")
    parser.add_argument("--rounds", type=int, default=3, help="medians are taken over them")
    parser.add_argument("--only", choices=["quality", "growth"])
    options = parser.parse_args()
    splitter = options.splitter.resolve()
    if options.only != "growth":
        print(*quality(splitter, options.seconds), "", sep="\n")
    if options.only != "quality":
        print(*growth(splitter, options.rounds), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
