"""Runs a GitHub workflow on this machine: each job in a folder of its own, one after the other."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from actions import ActionError, Actions, Job
from expressions import evaluate, substitute, substituted

SHELLS = {
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "python": (sys.executable,),
    None: ("bash", "-e"),
}
TIMEOUT = 120


@dataclass
class Outcome:
    """How one job of a matrix ended."""

    job: str
    matrix: Mapping[str, Any]
    passed: bool
    log: str


@dataclass
class Repository:
    """A repository on GitHub with a workflow: its caches stay from run to run."""

    workflow: Mapping[str, Any]
    actions: Actions
    scratch: Path
    variables: Mapping[str, str]
    """The machine: PATH, and whatever else a job finds."""
    event: Mapping[str, str] = field(default_factory=lambda: {"ref_name": "main"})
    composites: Mapping[str, Path] = field(default_factory=dict)
    """The folders of actions that are made of steps, by the repositories that workflows name."""
    _folders: Iterator[int] = field(default_factory=itertools.count)

    def run(self, run_id: int, attempt: int = 1, only: str = "") -> list[Outcome]:
        """All jobs of a run in the order of their needs, or one job and what needs it."""
        outcomes: list[Outcome] = []
        done: set[str] = set()
        for name, job in self.workflow["jobs"].items():
            needs = job.get("needs", [])
            needs = [needs] if isinstance(needs, str) else needs
            if only and name != only and not done.intersection(needs):
                continue
            failed = {outcome.job for outcome in outcomes if not outcome.passed}
            contexts = {**self.contexts(run_id, attempt), "needs": results(needs, outcomes)}
            if not is_always(job):
                wanted = evaluate(job["if"], contexts) if "if" in job else True
                skipped = not only and not done.issuperset(needs)
                if failed.intersection(needs) or skipped or not wanted:
                    continue
            done.add(name)
            outcomes += self.run_matrix(name, job, contexts)
        return outcomes

    def contexts(self, run_id: int, attempt: int) -> dict[str, Any]:
        github = {
            "run_id": run_id,
            "run_attempt": attempt,
            "event": {"repository": {"default_branch": "main"}},
            "token": "",
            "action_repository": "",
            **self.event,
        }
        return {"github": github, "env": dict(self.workflow.get("env", {})), "steps": {}}

    def run_matrix(self, name: str, job: Mapping[str, Any], contexts: dict) -> list[Outcome]:
        axes = job.get("strategy", {}).get("matrix", {})
        rows = [dict(zip(axes, row)) for row in itertools.product(*axes.values())]
        return [
            self.run_job(
                name, job, {**contexts, "matrix": row, "strategy": {"job-total": len(rows)}}
            )
            for row in rows
        ]

    def run_job(self, name: str, job: Mapping[str, Any], contexts: Mapping[str, Any]) -> Outcome:
        folder = self.scratch / f"job-{next(self._folders)}"
        artifacts = self.scratch / f"artifacts-of-{contexts['github']['run_id']}"
        here = Job(folder / "workspace", folder / "home", artifacts)
        for path in (here.workspace, here.home, here.artifacts):
            path.mkdir(parents=True, exist_ok=True)
        # The steps of each job are its own.
        steps = Steps(self, here, {**contexts, "steps": {}})
        passed = True
        for step in job["steps"]:
            if passed or is_always(step):
                passed = steps.run(step) and passed
        if passed:
            for action in here.afterwards:
                action()
        return Outcome(name, contexts["matrix"], passed, steps.log)


class Steps:
    """The steps of one job, one after the other."""

    def __init__(self, repository: Repository, job: Job, contexts: dict[str, Any]) -> None:
        self.repository = repository
        self.job = job
        self.contexts = contexts
        self.log = ""
        self.path_file = job.home / "github_path"
        self.output_file = job.home / "github_output"
        self.folder: Path | None = None  # of the action that the steps are of

    def run(self, step: Mapping[str, Any]) -> bool:
        if "if" in step and not is_always(step) and not evaluate(step["if"], self.contexts):
            return True
        if "run" in step:
            return self.run_script(step)
        given = {name: str(value) for name, value in step.get("with", {}).items()}
        inputs = substituted(given, self.contexts)
        composite = self.repository.composites.get(step["uses"].partition("@")[0])
        if composite is not None:
            return self.run_composite(composite, step, inputs)
        try:
            outputs = self.repository.actions.use(step["uses"], self.job, inputs)
        except ActionError as error:
            self.log += f"{error}\n"
            return False
        self.contexts["steps"][step.get("id", "")] = {"outputs": outputs}
        return True

    def run_composite(
        self, folder: Path, step: Mapping[str, Any], inputs: Mapping[str, str]
    ) -> bool:
        """The steps of an action that has some, as GitHub runs them: with contexts of their own."""
        action = read_workflow(folder / "action.yml")
        assert set(inputs) <= set(action["inputs"]), f"inputs that {folder} does not have"
        values = {name: given["default"] for name, given in action["inputs"].items()}
        contexts = {**self.contexts, "inputs": {**values, **inputs}, "steps": {}}
        inner = Steps(self.repository, self.job, contexts)
        inner.folder = folder
        passed = all(inner.run(part) for part in action["runs"]["steps"])
        self.log += inner.log
        outputs = {name: given["value"] for name, given in action["outputs"].items()}
        self.contexts["steps"][step.get("id", "")] = {"outputs": substituted(outputs, contexts)}
        return passed

    def run_script(self, step: Mapping[str, Any]) -> bool:
        defaults = self.repository.workflow.get("defaults", {}).get("run", {})
        self.output_file.write_text("")
        script = self.job.home / "script"
        script.write_text(substitute(step["run"], self.contexts), encoding="utf-8")
        done = subprocess.run(
            [*SHELLS[step.get("shell", defaults.get("shell"))], script],
            cwd=self.job.workspace,
            env={**self.environment(), **substituted(step.get("env", {}), self.contexts)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
        self.log += done.stdout
        lines = self.output_file.read_text().splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        self.contexts["steps"][step.get("id", "")] = {"outputs": outputs}
        return done.returncode == 0

    def environment(self) -> dict[str, str]:
        added = self.path_file.read_text().split() if self.path_file.exists() else []
        variables = dict(self.repository.variables)
        variables["PATH"] = os.pathsep.join([*reversed(added), variables["PATH"]])
        return {
            **variables,
            **self.contexts["env"],
            "HOME": str(self.job.home),
            "GITHUB_PATH": str(self.path_file),
            "GITHUB_OUTPUT": str(self.output_file),
            "GITHUB_ACTION_PATH": str(self.folder or ""),
            "RUNNER_TEMP": str(self.job.home),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
        }


def results(needs: Sequence[str], outcomes: Sequence[Outcome]) -> dict[str, dict[str, str]]:
    """How the needed jobs ended, each with all of its matrix."""
    ended = {}
    for name in needs:
        passed = [outcome.passed for outcome in outcomes if outcome.job == name]
        ended[name] = {"result": "success" if all(passed) else "failure"}
        if not passed:
            ended[name] = {"result": "skipped"}
    return ended


def is_always(part: Mapping[str, Any]) -> bool:
    """A job or step that runs whatever failed before it."""
    return part.get("if") == "always()"


def read_workflow(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
