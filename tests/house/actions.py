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


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
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


class Actions:
    """The actions, with the caches of a repository, the newest last."""

    def __init__(self, checkout: Path, caches: Path) -> None:
        self.checkout = checkout
        self.caches = caches
        self.keys: list[str] = []
        self.known: dict[str, Callable[[Job, Inputs], Outputs]] = {
            "actions/checkout@v4": self.check_out,
            "actions/setup-python@v5": lambda _job, _inputs: {},
            "actions/cache@v4": self.cache,
            "actions/cache/save@v4": self.save_cache,
            "actions/upload-artifact@v4": upload_artifact,
            "actions/download-artifact@v4": download_artifact,
        }

    def use(self, name: str, job: Job, inputs: Inputs) -> Outputs:
        return self.known[name](job, inputs)

    def check_out(self, job: Job, _inputs: Inputs) -> Outputs:
        copy(self.checkout, job.workspace)
        return {}

    def cache(self, job: Job, inputs: Inputs) -> Outputs:
        key = inputs["key"]
        if key in self.keys:
            copy(self.caches / key, job.path(inputs["path"]))
            return {"cache-hit": "true"}
        job.afterwards.append(lambda: self.save(job, inputs))
        for prefix in inputs.get("restore-keys", "").split():
            for other in reversed(self.keys):
                if other.startswith(prefix):
                    copy(self.caches / other, job.path(inputs["path"]))
                    return {"cache-hit": "false"}
        return {"cache-hit": "false"}

    def save_cache(self, job: Job, inputs: Inputs) -> Outputs:
        self.save(job, inputs)
        return {}

    def save(self, job: Job, inputs: Inputs) -> None:
        """A saved key never changes, and an absent path is not saved."""
        source = job.path(inputs["path"])
        if inputs["key"] not in self.keys and source.exists():
            copy(source, self.caches / inputs["key"])
            self.keys.append(inputs["key"])


def upload_artifact(job: Job, inputs: Inputs) -> Outputs:
    source = job.path(inputs["path"])
    target = job.artifacts / inputs["name"]
    if not source.exists():
        if inputs.get("if-no-files-found") == "ignore":
            return {}
        raise ActionError(f"no files were found with the path {inputs['path']}")
    if target.exists():
        if inputs.get("overwrite") != "True":
            raise ActionError(f"an artifact named {inputs['name']} already exists")
        shutil.rmtree(target)
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
