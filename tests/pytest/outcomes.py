"""What each test ended as, by pytest's own report, in one job and in several."""

from __future__ import annotations

import shlex
import shutil
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from harness import Run, Suite, Venv

BAD = ("failure", "error", "skipped")


def outcomes(report: Path) -> Counter[str]:
    """`module::test outcome` of each element of a JUnit report; none where there is no report."""
    found: Counter[str] = Counter()
    for test in ElementTree.parse(report).iter("testcase") if report.exists() else ():
        ended = "+".join(sorted(part.tag for part in test if part.tag in BAD)) or "passed"
        found[f"{test.get('classname')}::{test.get('name')} {ended}"] += 1
    return found


def full_outcomes(suite: Suite, venv: Venv, words: str = "") -> Counter[str]:
    report = suite.scratch / "full.xml"
    report.unlink(missing_ok=True)
    suite.shell(venv, f"pytest --junitxml={report} {words}")
    return outcomes(report)


def split_outcomes(
    suite: Suite,
    venv: Venv,
    splits: int,
    *,
    run: bool,
    options: str = "",
    words: str = "",
    seeds: int = 1,
    fresh: bool = False,
    planned: bool = False,
) -> tuple[Counter[str], list[Run]]:
    """The outcomes of all groups together, by `splitter run` or by the pipe.

    OPTIONS are splitter's, WORDS pytest's; job k has the variable SEED, k modulo SEEDS. FRESH jobs
    know nothing of earlier ones; with `run`, PLANNED ones have a plan that one job made for all.
    """
    together: Counter[str] = Counter()
    jobs = []
    pytest = f"pytest {words}".strip()
    if planned:
        whole = f"--splits {splits} {options} --delivery run --pytest {shlex.quote(pytest)}"
        suite.shell(venv, f"splitter plan {whole} -o ../plan.json", SEED="0")
    for k in range(1, splits + 1):
        report = suite.scratch / f"group-{k}.xml"
        report.unlink(missing_ok=True)
        if fresh:
            shutil.rmtree(suite.path / ".splitter", ignore_errors=True)
        which = f"--splits {splits} --group {k} {options}"
        ran = f"--plan ../plan.json --group {k}" if planned else which
        command = (
            f"splitter run {ran} -- {pytest} --junitxml={report}"
            if run
            else f"splitter {which} --pytest {shlex.quote(pytest)} "
            f"| xargs {pytest} --junitxml={report}"
        )
        jobs.append(suite.shell(venv, command, SEED=str(k % seeds)))
        together += outcomes(report)
    return together, jobs


def said(jobs: list[Run]) -> str:
    return "\n".join(job.describe() for job in jobs)
