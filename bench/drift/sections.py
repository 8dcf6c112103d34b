"""The tables: each compares the rules of one question, everything else being equal."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import disturbances
import known
import load
import real
import trial
import unknown
from histories import History
from known import STATISTICS
from steps import KEPT, Source, Step, admit_all
from tables import Section
from trial import Outcome

HIDDEN_FILES = 0.05
HIDDEN_FUNCTIONS = 0.05
CHOICE, LAST = known.CHOICE, known.REFERENCE
WORDS = (
    "last two columns: of the logarithm in percent, in pairs of the same step against the first"
    " row, with its standard error; * marks more than two of them"
)


@dataclass(frozen=True)
class Bench:
    histories: Sequence[History]
    steps: Sequence[Step]

    def columns(self) -> tuple[str, ...]:
        return (*(history.name for history in self.histories), "all")


def cells(outcomes: Sequence[Outcome]) -> list[str]:
    return [f"{value:.4f}" for value in trial.makespans(outcomes)]


def versus(outcomes: Sequence[Outcome], reference: Sequence[Outcome]) -> list[str]:
    """Results of all histories, and of the longest alone, which has most steps by far."""
    if outcomes is reference:
        return ["", ""]
    groups = trial.by_history(reference)
    longest = max(groups, key=lambda name: len(groups[name]))
    some = [[o for o in both if o.history == longest] for both in (list(outcomes), list(reference))]
    found = (trial.difference(outcomes, reference), trial.difference(*some))
    return [d.text() + (" *" if d.clear else "") for d in found]


def compare(
    bench: Bench, title: str, outcomes: Mapping[str, Sequence[Outcome]], notes: Sequence[str]
) -> Section:
    longest = max(bench.histories, key=lambda history: len(history.judged)).name
    columns = ("rule", *bench.columns(), "all, %", f"{longest}, %", "error")
    section = Section(title, columns, notes=[*notes, WORDS])
    reference = next(iter(outcomes.values()))
    for name, found in outcomes.items():
        row = (name, *cells(found), *versus(found, reference), f"{trial.error(found):.3f}")
        section.rows.append(row)
    return section


def floor(bench: Bench) -> Section:
    def told(statistic: known.Statistic) -> trial.Estimate:
        return lambda step: [
            statistic(s) if s else t for s, t in zip(step.samples, step.truth, strict=True)
        ]

    estimates: dict[str, trial.Estimate] = {
        "the judged version itself": lambda step: step.truth,
        "last value, unknown tests told": told(STATISTICS[LAST]),
        f"{CHOICE}, unknown tests told": told(STATISTICS[CHOICE]),
        "last value, unknown tests estimated": trial.rule(STATISTICS[LAST]),
        "every test alike": lambda step: [1.0] * len(step.tests),
    }
    outcomes = {name: trial.run(bench.steps, estimate) for name, estimate in estimates.items()}
    tests = sum(len(step.tests) for step in bench.steps)
    new = sum(not samples for step in bench.steps for samples in step.samples)
    judged = ", ".join(f"{h.name} {len(h.judged)} of {len(h.runs)}" for h in bench.histories)
    notes = [
        f"versions judged, those measured largely anew: {judged}",
        f"{new:,} of {tests:,} judged tests had no sample yet",
        "error: sum of |estimate - truth| over the sum of the truth",
    ]
    return compare(bench, "The noise floor", outcomes, notes)


def statistics(bench: Bench) -> list[Section]:
    outcomes = {
        name: trial.run(bench.steps, trial.rule(statistic), count_moves=True)
        for name, statistic in STATISTICS.items()
    }
    table = compare(bench, "Known tests: the statistic over their samples", outcomes, [])
    table.columns = (*table.columns, "moved")
    table.rows = [
        (*row, f"{100 * trial.moves(found):.0f} %")
        for row, found in zip(table.rows, outcomes.values(), strict=True)
    ]
    table.notes.append(
        f"moved: tests that left their group since the plan before, N = "
        f"{trial.MOVES_AT}; LPT keeps little in place whatever the estimates"
    )
    columns = ("rule", *(f"N = {n}" for n in trial.SPLITS))
    split = Section("The same by number of groups, all histories", columns)
    for name, found in outcomes.items():
        split.rows.append((name, *(f"{value:.4f}" for value in trial.by_splits(found))))
    return [table, split]


def samples(bench: Bench) -> Section:
    """How many samples are worth keeping."""
    rules = {
        "exponential 0.7": STATISTICS[CHOICE],
        "mean": lambda s: known.mean(s, KEPT),
        "median": lambda s: known.median(s, KEPT),
    }
    section = Section("Samples kept a test", ("kept", *rules))
    for kept in range(1, KEPT + 1):
        row = [str(kept)]
        for statistic in rules.values():
            found = trial.run(bench.steps, trial.rule(known.limited(statistic, kept)))
            row.append(f"{trial.makespans(found)[-1]:.4f}")
        section.rows.append(row)
    return section


def hidden(step: Step) -> Step:
    """Some files and some functions without samples, as if they were new."""
    rng = random.Random(f"hidden {step.history} {step.number}")
    files = {begin for begin, _ in step.files if rng.random() < HIDDEN_FILES}
    gone = {i for begin, end in step.files if begin in files for i in range(begin, end)}
    functions = sorted({unknown.function_of(test) for test in step.tests})
    lost = {function for function in functions if rng.random() < HIDDEN_FUNCTIONS}
    gone |= {i for i, test in enumerate(step.tests) if unknown.function_of(test) in lost}
    return replace(step, samples=[() if i in gone else s for i, s in enumerate(step.samples)])


def unknowns(bench: Bench) -> list[Section]:
    made = [hidden(step) for step in bench.steps]
    share = f"{100 * HIDDEN_FILES:.0f} % of the files, {100 * HIDDEN_FUNCTIONS:.0f} % of functions"
    cases = {"Unknown tests": bench.steps, f"Unknown tests, and {share} hidden": made}
    statistic = STATISTICS[CHOICE]
    sections = []
    for title, steps in cases.items():
        found = {
            name: trial.run(steps, trial.rule(statistic, kin))
            for name, kin in unknown.RULES.items()
        }
        sections.append(compare(bench, title, found, []))
    return sections


def no_data(bench: Bench) -> list[Section]:
    share = f"{100 * disturbances.ZEROS:.0f} %"
    for_good = [disturbances.skipped_for_good(history) for history in bench.histories]
    cases = {
        f"Zeros: {share} of each run's tests skipped": Source(bench.histories, disturbances.zeros),
        f"Zeros: {share} of the tests skipped from the middle on": Source(for_good),
    }
    plain = STATISTICS[CHOICE]
    sections = []
    for title, source in cases.items():
        measured = replace(source, admit=disturbances.admit_measured, made=[])
        outcomes = {
            "no data": trial.run(measured.steps(), trial.rule(plain)),
            "a sample of 0 s": trial.run(source.steps(), trial.rule(plain)),
        }
        for settled in (1, 2, 3):
            rule = trial.rule(partial(known.with_skips, statistic=plain, settled=settled))
            outcomes[f"0 s where the newest {settled}, or all, are"] = trial.run(
                source.steps(), rule
            )
        sections.append(compare(bench, title, outcomes, []))
    return sections


def outliers(bench: Bench) -> Section:
    made = Source(bench.histories, disturbances.outliers).steps()
    names = (
        CHOICE,
        LAST,
        "exponential mean, 0.5",
        "exponential 0.7, held within ×3",
        "exponential 0.7, held within ×10",
        "exponential 0.7, newest waits if above ×3",
        "exponential 0.7, lone jumps above ×3 left out",
        "exponential 0.7, lone jumps above ×5 left out",
        "median of 3",
        "median of 5",
        "median of 8",
        "median of 8, newest two if both moved ×1.25",
    )
    outcomes = {name: trial.run(made, trial.rule(STATISTICS[name])) for name in names}
    title = f"Outliers: {100 * disturbances.OUTLIERS:.0f} % of each run's times × 10"
    return compare(bench, title, outcomes, [])


def failures(bench: Bench) -> Section:
    rules = {
        "left out once a run passed": disturbances.admit_passed,
        "at least the newest sample": disturbances.admit_raising,
        "a sample like others": admit_all,
    }
    statistic = trial.rule(STATISTICS[CHOICE])
    outcomes = {
        name: trial.run(Source(bench.histories, disturbances.failures, admit).steps(), statistic)
        for name, admit in rules.items()
    }
    title = f"Failures: {100 * disturbances.FAILURES:.0f} % of each run's tests"
    notes = ["4 of 5 failing tests break off somewhere, 1 of 5 hangs for × 10"]
    return compare(bench, title, outcomes, notes)


def loads(bench: Bench) -> list[Section]:
    cases = {
        "Load: a random half of the files on a machine × 1.5 slower": disturbances.one_slow_job,
        "Load: two jobs on machines alike": disturbances.two_even_jobs,
    }
    sections = []
    for title, disturb in cases.items():
        plain = Source(bench.histories, disturb).steps()
        statistic = trial.rule(STATISTICS[CHOICE])
        found = {"as measured": trial.run(plain, statistic)}
        for name, normalise in load.RULES.items():
            made = Source(bench.histories, disturb, normalise).steps()
            found[name] = trial.run(made, statistic)
        sections.append(compare(bench, title, found, []))
    return sections


def confirmed(bench: Bench, splitter: Path, directory: Path) -> Section:
    section = Section(f"The program itself, N = {real.SPLITS}", ("rule", *bench.columns()[:-1]))
    for name in (CHOICE, LAST, "median of 5"):
        rule = trial.rule(STATISTICS[name])
        means = real.run(splitter, directory, bench.steps, rule)
        section.rows.append((name, *(f"{value:.4f}" for value in means)))
    section.notes.append(
        f"the newest {real.STEPS} judged versions of each history; every test's estimate in a"
        " durations file, `splitter plan --discover stored --splits 16 --expand --json`"
    )
    return section
