"""The workflow that publishes, executed, with stand-ins for scripts/package, `gh` and the index."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from actions import Actions, Inputs, Job, Outputs
from github import logs
from workflows import Repository, read_workflow

import pytest
from house import ROOT

WORKFLOW = ROOT / ".github/workflows/release.yml"
VERSION = subprocess.run(
    [ROOT / "scripts/package", "--version"], capture_output=True, text=True, check=True
).stdout.strip()
TARGETS = subprocess.run(
    [ROOT / "scripts/package", "--list"], capture_output=True, text=True, check=True
).stdout.split()

PACKAGE = f"""#!/bin/bash
set -euo pipefail
if [[ ${{1:-}} == --version ]]; then
    echo {VERSION}
    exit
fi
mkdir dist
for target in {" ".join(TARGETS)}; do
    name=splitter-{VERSION}-$target
    mkdir $name
    cp "$SPLITTER" $name/splitter
    tar -czf dist/$name.tar.gz $name
    echo "{{}}" >dist/$name.cdx.json
done
for tag in musllinux_1_2_x86_64 manylinux2014_x86_64.manylinux_2_17_x86_64; do
    echo wheel >dist/pytest_splitter-{VERSION}-py3-none-$tag.whl
done
echo source >dist/pytest_splitter-{VERSION}.tar.gz
echo package >dist/splitter_{VERSION}_amd64.deb
cd dist && sha256sum * >SHA256SUMS
"""
"""What scripts/package leaves, by the names that it gives."""


class Release(Actions):
    """With the actions that attest and publish; they write down what they are given."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        super().__init__(checkout, folder)
        self.published: list[str] = []
        self.attested: list[Mapping[str, str]] = []
        self.known |= {"actions/attest": self.attest, "pypa/gh-action-pypi-publish": self.publish}

    def attest(self, job: Job, inputs: Inputs) -> Outputs:
        named = [inputs[key] for key in ("subject-checksums", "subject-path") if key in inputs]
        found = [path for name in named for path in job.workspace.glob(name)]
        assert len(found) == 1, inputs
        assert not inputs.get("sbom-path") or (job.workspace / inputs["sbom-path"]).is_file()
        self.attested.append(inputs)
        return {}

    def publish(self, job: Job, inputs: Inputs) -> Outputs:
        self.published += sorted(path.name for path in job.path(inputs["packages-dir"]).iterdir())
        return {}


@pytest.fixture
def make(tmp_path: Path, splitter: Path) -> Callable[..., Repository]:
    def make(package: str = PACKAGE, tag: str = f"v{VERSION}") -> Repository:
        checkout, tools = tmp_path / "checkout", tmp_path / "tools"
        write(checkout / "scripts/package", package)
        write(tools / "apt-get", "#!/bin/sh\n")
        write(tools / "pip", f"#!/bin/sh\ntest -f \"$4\" && ln -s '{splitter}' '{tools}'\n")
        write(tools / "gh", f"#!/bin/sh\necho \"$GH_REPO: $*\" >>'{tmp_path}/gh'\n")
        variables = {
            "PATH": f"{tools}:{Path(sys.executable).parent}:/usr/bin:/bin",
            "SPLITTER": str(splitter),
        }
        actions = Release(checkout, tmp_path)
        event = {"ref_name": tag, "repository": "somebody/splitter", "token": "secret"}
        jobs = tmp_path / "jobs"
        return Repository(read_workflow(WORKFLOW), actions, jobs, variables, event)

    return make


def write(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


def said_to_gh(folder: Path) -> list[str]:
    path = folder / "gh"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_a_tag_becomes_a_release(make: Callable[..., Repository], tmp_path: Path) -> None:
    repository = make()
    outcomes = repository.run(1)
    assert all(o.passed for o in outcomes), logs(outcomes)
    names = ["build", "try", "attest", *["bill"] * len(TARGETS), "release", "index"]
    assert [o.job for o in outcomes] == names
    assert logs(outcomes).count(f"splitter {VERSION}") == 2, "from the wheel and from the archive"
    created, published = said_to_gh(tmp_path)
    assert created.startswith(f"somebody/splitter: release create v{VERSION} --draft --verify-tag ")
    assert published == f"somebody/splitter: release edit v{VERSION} --draft=false"
    files = set(re.findall(r"dist/(\S+)", created))
    assert len(files) == 2 * len(TARGETS) + 5
    assert {"SHA256SUMS", f"splitter_{VERSION}_amd64.deb"} <= files
    assert len(repository.actions.attested) == 1 + len(TARGETS)


def test_the_index_gets_the_wheels_and_the_source_alone(make: Callable[..., Repository]) -> None:
    repository = make()
    repository.run(1)
    published = repository.actions.published
    assert len(published) == 3
    assert all(name.startswith(f"pytest_splitter-{VERSION}") for name in published)


def test_each_target_has_an_attested_bill() -> None:
    bill = read_workflow(WORKFLOW)["jobs"]["bill"]
    assert bill["strategy"]["matrix"]["target"] == TARGETS


def test_a_tag_of_another_version_builds_nothing(
    make: Callable[..., Repository], tmp_path: Path
) -> None:
    outcomes = make(tag="v99.0").run(1)
    assert [(o.job, o.passed) for o in outcomes] == [("build", False)]
    assert f"the tag is v99.0, and CMakeLists.txt says {VERSION}" in outcomes[0].log
    assert not said_to_gh(tmp_path)


@pytest.mark.parametrize("damage", ["echo more >>splitter_*.deb", "rm pytest_splitter-*.tar.gz"])
def test_files_that_do_not_match_their_checksums_are_not_published(
    make: Callable[..., Repository], tmp_path: Path, damage: str
) -> None:
    outcomes = make(package=f"{PACKAGE}{damage}\n").run(1)
    ends = [(o.job, o.passed) for o in outcomes]
    assert ends == [("build", True), ("try", False)], logs(outcomes)
    assert not said_to_gh(tmp_path)
