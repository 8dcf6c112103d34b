"""Stand-ins for the actions that the example workflows use: caches, artifacts, checkouts."""

from __future__ import annotations

import fnmatch
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Inputs = Mapping[str, str]
Outputs = dict[str, str]


class ActionError(Exception):
    """An action that fails its job."""


def copy(source: Path, target: Path, leave_out: str = "") -> None:
    if source.is_dir():
        ignore = shutil.ignore_patterns(leave_out)
        shutil.copytree(source, target, symlinks=True, ignore=ignore, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


@dataclass
class Job:
    """The part of a job that an action sees."""

    workspace: Path
    home: Path
    artifacts: Path
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def path(self, text: str) -> Path:
        return self.home / text[2:] if text.startswith("~/") else self.workspace / text

    def paths(self, inputs: Inputs) -> list[Path]:
        """One a line."""
        return [self.path(text) for text in inputs["path"].split()]


class Actions:
    """The actions, with the caches of a repository, the newest last."""

    def __init__(self, checkout: Path, caches: Path) -> None:
        self.checkout = checkout
        self.caches = caches
        self.keys: list[str] = []
        self.known: dict[str, Callable[[Job, Inputs], Outputs]] = {
            "actions/checkout": self.check_out,
            "actions/setup-python": lambda _job, _inputs: {},
            "actions/cache": self.cache,
            "actions/cache/save": self.save_cache,
            "actions/upload-artifact": upload_artifact,
            "actions/download-artifact": download_artifact,
        }

    def use(self, name: str, job: Job, inputs: Inputs) -> Outputs:
        """By its name, whichever commit it is pinned to."""
        return self.known[name.partition("@")[0]](job, inputs)

    def check_out(self, job: Job, _inputs: Inputs) -> Outputs:
        copy(self.checkout, job.workspace)
        return {}

    def cache(self, job: Job, inputs: Inputs) -> Outputs:
        key = inputs["key"]
        if key in self.keys:
            self.restore(key, job, inputs)
            return {"cache-hit": "true"}
        job.afterwards.append(lambda: self.save(job, inputs))
        for prefix in inputs.get("restore-keys", "").split():
            for other in reversed(self.keys):
                if other.startswith(prefix):
                    self.restore(other, job, inputs)
                    return {"cache-hit": "false"}
        return {"cache-hit": "false"}

    def restore(self, key: str, job: Job, inputs: Inputs) -> None:
        for path in job.paths(inputs):
            if (self.caches / key / path.name).exists():
                copy(self.caches / key / path.name, path)

    def save_cache(self, job: Job, inputs: Inputs) -> Outputs:
        self.save(job, inputs)
        return {}

    def save(self, job: Job, inputs: Inputs) -> None:
        """A saved key never changes, and an absent path is not saved."""
        there = [path for path in job.paths(inputs) if path.exists()]
        if inputs["key"] not in self.keys and there:
            for source in there:
                copy(source, self.caches / inputs["key"] / source.name)
            self.keys.append(inputs["key"])


def upload_artifact(job: Job, inputs: Inputs) -> Outputs:
    """A folder's files, or files that lie in one folder."""
    there = [path for path in job.paths(inputs) if path.exists()]
    target = job.artifacts / inputs["name"]
    if not there:
        if inputs.get("if-no-files-found") == "ignore":
            return {}
        raise ActionError(f"no files were found with the path {inputs['path']}")
    if target.exists():
        if inputs.get("overwrite") != "True":
            raise ActionError(f"an artifact named {inputs['name']} already exists")
        shutil.rmtree(target)
    hidden = "" if inputs.get("include-hidden-files") == "True" else ".*"
    for source in there:
        if source.is_dir():
            copy(source, target, leave_out=hidden)
        elif not hidden or not source.name.startswith("."):
            copy(source, target / source.name)
    return {}


def download_artifact(job: Job, inputs: Inputs) -> Outputs:
    target = job.path(inputs.get("path", "."))
    if "name" in inputs:
        if not (job.artifacts / inputs["name"]).exists():
            raise ActionError(f"artifact not found: {inputs['name']}")
        copy(job.artifacts / inputs["name"], target)
        return {}
    for artifact in sorted(job.artifacts.iterdir()):
        if fnmatch.fnmatch(artifact.name, inputs["pattern"]):
            merged = inputs.get("merge-multiple") == "True"
            copy(artifact, target if merged else target / artifact.name)
    return {}
