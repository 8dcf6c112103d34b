"""What the documents say: links lead somewhere, no machine is named, every option is explained."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from house import ROOT, files, name_of

MARKDOWN = files("*.md")
REQUIRED = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
ABSOLUTE = re.compile(r"(?<![\w.~$}/-])/(?:work|root|home|Users|mnt)/[\w.]")
"""The start of a path that only one machine has."""


def without_code(text: str) -> str:
    text = re.sub(r"^( *)(```+).*?^\1\2", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+?) *$", without_code_blocks(path), flags=re.MULTILINE)
    plain = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading) for heading in headings]
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in plain}


def without_code_blocks(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^( *)(```+).*?^\1\2", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", REQUIRED)
def test_the_page_exists(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_changelog_names_the_version_that_is_built() -> None:
    version = re.search(
        r"project\(splitter VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text()
    )
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert version
    assert version[1] in text or "Unreleased" in text


@pytest.mark.parametrize("page", MARKDOWN, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        exists = path.exists() and path.is_relative_to(ROOT)
        if not exists or (anchor and path.suffix == ".md" and anchor not in anchors(path)):
            broken.append(target)
    assert not broken


def test_no_file_names_a_path_of_one_machine() -> None:
    guilty = {}
    for path in files("*"):
        text = path.read_bytes().decode("utf-8", "replace")
        found = ABSOLUTE.search(text)
        if found:
            guilty[name_of(path)] = text[found.start() : found.start() + 40]
    assert not guilty


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][-a-z]*", text))


def test_commands_in_documents_use_options_that_exist(splitter: Path) -> None:
    known = {"--help", "--version"}
    for command in ([], ["plan"], ["run"], ["record"], ["merge"]):
        help_text = subprocess.run([splitter, *command, "--help"], capture_output=True, text=True)
        known |= set(re.findall(r"^  (?:-\w,|   ) (--[-a-z]+)", help_text.stdout, re.MULTILINE))
    wrong = {}
    for page in MARKDOWN:
        for call in re.findall(r"\bsplitter( [^|`\n]*)", page.read_text(encoding="utf-8")):
            unknown = options_in(call.split("&&")[0].split("#")[0]) - known
            if unknown:
                wrong[name_of(page)] = f"splitter{call}"
    assert len(known) > 20
    assert not wrong
