"""Documents: links lead somewhere, no machine is named, options exist, lines are short."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from house import ROOT, commands_of, files, name_of

MARKDOWN = files("*.md")
REQUIRED = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
ABSOLUTE = re.compile(r"(?<![\w.~$}/-])/(?:work|root|home|Users|mnt)/[\w.]")
"""The start of a path that only one machine has."""
WIDEST = 110


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


def changelog_sections() -> dict[str, str]:
    """The text below each `## [VERSION]`, newest first."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.split(r"^## \[(.+?)\].*\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def test_the_changelog_knows_the_version_that_is_built() -> None:
    """A version has a section with its date, or stands under Unreleased as not released yet."""
    built = re.search(r"project\(splitter VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert built
    sections = changelog_sections()
    unreleased = f"Version {built[1]} is not released yet." in sections.get("Unreleased", "")
    assert (built[1] in sections) != unreleased


def test_the_changelog_is_in_the_form_of_keepachangelog() -> None:
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    sections = changelog_sections()
    assert sections
    for version, text in sections.items():
        found = re.findall(r"^### (.+)$", text, re.MULTILINE)
        assert len(found) == len(set(found)), f"{version}: a kind stands twice"
        assert set(found) <= kinds, version
        entries = text[text.index("###") :].splitlines()
        long = [line for line in entries if line and not line.startswith(("- ", "### "))]
        assert not long, f"{version}: one line an entry, details by link"


@pytest.mark.parametrize("page", MARKDOWN, ids=name_of)
def test_lines_are_short(page: Path) -> None:
    """Outside tables and code, so that a page can be read, and its changes reviewed, as text."""
    lines = without_code_blocks(page).splitlines()
    long = [line for line in lines if len(line) > WIDEST and not line.lstrip().startswith("|")]
    assert not long


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


def test_the_manual_names_each_number_of_a_session() -> None:
    """By its names in records and in `.test_profile`."""
    text = (ROOT / "docs/file-formats.md").read_text(encoding="utf-8")
    table = (ROOT / "include/splitter/model/session.hpp").read_text(encoding="utf-8")
    rows = re.findall(r'SessionNumber\{"(\w*)", "(\w+)"', table)
    assert ("startup_s", "startup") in rows
    assert [name for row in rows for name in row if name and f"`{name}`" not in text] == []


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][-a-z]*", text))


def test_every_command_has_its_files(splitter: Path) -> None:
    """A command is one file, with a unit test of its name and a section in the manual."""
    manual = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## `(splitter.*)`$", manual, re.MULTILINE)
    names = commands_of(splitter)
    for name in names:
        file = f"{name or 'group'}_command"
        assert (ROOT / f"src/cli/{file}.cpp").exists()
        assert (ROOT / f"tests/unit/cli/{file}_test.cpp").exists()
        assert any(section.startswith(f"splitter {name or '--'}") for section in sections), name
    assert len(names) == len(files("*_command.cpp", under="src/cli"))


def help_of(splitter: Path, *command: str) -> str:
    done = subprocess.run(
        [splitter, *command, "--help"], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def test_commands_in_documents_use_options_that_exist(splitter: Path) -> None:
    known = {
        command: options_in("\n".join(re.findall(r"^  (?:-\w,|   ) (--.*)", text, re.MULTILINE)))
        for command in commands_of(splitter)
        for text in [help_of(splitter, *command.split())]
    }
    wrong = [
        f"{name_of(page)}: splitter{call}"
        for page in MARKDOWN
        for call in re.findall(r"\bsplitter( [^|`\n]*)", page.read_text(encoding="utf-8"))
        for own in [re.split(r"&&|#| -- ", call)[0]]
        if options_in(own) - known.get(own.split()[0] if own.split() else "", known[""])
    ]
    assert all(len(options) > 5 for options in known.values())
    assert not wrong
