"""Promises that hold with any wording: --update-golden renews transcripts, not these."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from runner import environment
from transcript import read_cases

import pytest

HERE = Path(__file__).resolve().parent
FAILURE_WORD = b"--splitter-failed\n"
STORED = ("--discover", "stored", "--durations", "suite.json")


@dataclass
class World:
    """A folder with the files of common/, and splitter run in it without a terminal."""

    splitter: Path
    folder: Path

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.splitter, *words],
            cwd=self.folder,
            env=environment(self.splitter, self.folder) | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    def refuse(self, *words: str, **variables: str) -> str:
        """Runs what must fail as an error of the user's; gives what was said."""
        done = self.run(*words, **variables)
        said = done.stderr.decode()
        assert done.returncode == 2, said
        assert done.stdout == (b"" if words[0] == "plan" else FAILURE_WORD)
        assert said.startswith("splitter: error: "), said
        return said

    def accept(self, *words: str, **variables: str) -> str:
        done = self.run(*words, **variables)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


@pytest.fixture
def world(splitter: Path, tmp_path: Path) -> World:
    folder = tmp_path / "world"
    folder.mkdir()
    for file in (HERE / "common").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return World(splitter, folder)


@pytest.mark.parametrize("option", ["--json", "--table"])
def test_options_of_plan_are_refused_elsewhere(world: World, option: str) -> None:
    """A JSON that was asked for must not silently become arguments."""
    assert option in world.refuse("--shard", "1/2", *STORED, option)


@pytest.mark.parametrize(
    "words", [("--format", "lines"), ("--group", "1"), ("--shard", "1/2"), ("-0",)]
)
def test_options_of_one_group_are_refused_by_plan(world: World, words: tuple[str, ...]) -> None:
    said = world.refuse("plan", "--splits", "2", *STORED, *words)
    assert ("--null" if words[0] == "-0" else words[0]) in said
    assert "unknown" not in said, "the option exists: say where it belongs"


@pytest.mark.parametrize(
    "word", ["--json=yes", "--json=no", "--quiet=false", "--quiet=true", "--expand=1"]
)
def test_a_flag_takes_no_value(world: World, word: str) -> None:
    """`--quiet=false` that is taken and does nothing is worse than one that is refused."""
    assert word.split("=")[0] in world.refuse("plan", "--splits", "2", *STORED, word)


@pytest.mark.parametrize("words", [("--splits",), ("--durations",), ("--splits", "2", "-o")])
def test_a_missing_value_is_told_in_splitters_own_words(
    world: World, words: tuple[str, ...]
) -> None:
    said = world.refuse("plan", *words)
    assert "TEXT" not in said
    assert "required" not in said


def test_a_nonsensical_ci_does_not_matter_where_the_command_line_says_it_all(world: World) -> None:
    """The hint of that error says: say it on the command line. So that must help."""
    nonsense = {"CIRCLE_NODE_INDEX": "first", "CIRCLE_NODE_TOTAL": "many"}
    assert world.accept("--shard", "1/2", *STORED, **nonsense)
    assert world.accept("--splits", "2", "--group", "1", *STORED, **nonsense)


@pytest.mark.parametrize("index", ["3", "first"])
def test_a_plan_does_not_ask_which_group_this_is(world: World, index: str) -> None:
    ci = {"CIRCLE_NODE_INDEX": index, "CIRCLE_NODE_TOTAL": "4"}
    assert world.accept("plan", "--splits", "2", *STORED, **ci)


def test_the_largest_index_is_refused_as_it_was_given(world: World) -> None:
    ci = {"CIRCLE_NODE_INDEX": "2147483647", "CIRCLE_NODE_TOTAL": "2"}
    said = world.refuse(*STORED, **ci)
    assert "runtime error" not in said
    assert "-2147483648" not in said


@pytest.mark.parametrize(
    ("setting", "word"),
    [("expand", "--collapse"), ("collapse", "--expand"), ("quiet", "-v"), ("verbose", "-q")],
)
def test_the_command_line_takes_back_what_the_file_says(
    world: World, setting: str, word: str
) -> None:
    world.write(".splitter.yml", f"{setting}: true\n")
    assert world.accept("--shard", "1/2", *STORED, word)


def test_show_config_shows_what_counts(world: World) -> None:
    world.write(".splitter.yml", "splits: 5\n")
    shown = world.accept("--shard", "1/2", "--show-config")
    assert not re.search(r"splits = 5", shown), "--shard says 1/2"


def test_control_characters_of_values_are_not_printed(world: World) -> None:
    said = world.refuse("--shard", "1/2", "--keep", "fi\x1b[31mle\n")
    assert "\x1b" not in said
    assert len(said.splitlines()) <= 2


@pytest.mark.parametrize("output", [("-o", "ids"), ("-o", "ids", "--format", "lines")])
def test_what_goes_to_a_file_is_not_warned_of_for_xargs(
    world: World, output: tuple[str, ...]
) -> None:
    world.write("long.txt", "".join(f"tests/test_a.py::something[{i}]\n" for i in range(10000)))
    done = world.run("--shard", "1/1", "--tests", "long.txt", *output)
    assert b"xargs" not in done.stderr, "it was delivered as the warning's own hint advises"


def test_color_never_counts_for_errors(world: World) -> None:
    said = world.run("--shard", "1/2", "--durations", "gone.json", "--color", "always").stderr
    assert b"\x1b[" in said


@pytest.mark.parametrize("root", ["nowhere", "list.txt"])
def test_a_root_that_is_no_folder_is_named_as_that(world: World, root: str) -> None:
    said = world.run("--shard", "1/2", "--root", root, "--pytest", "true").stderr.decode()
    error = next(line for line in said.splitlines() if "error: " in line)
    assert "--root" in error
    assert root in error


@pytest.mark.parametrize("empty", ["{}", "[]"])
def test_one_line_always_says_how_well_the_data_fits(world: World, empty: str) -> None:
    world.write("none.json", empty)
    done = world.run("--shard", "1/2", "--tests", "list.txt", "--durations", "none.json")
    assert b"0 of 6 tests" in done.stderr


def test_a_time_may_have_more_digits_than_a_number_holds(world: World) -> None:
    """simdjson 3.0.1 reads 0.25555555555555555555 as 0.0710881."""
    world.write("digits.json", '{"a.py::f": 0.25555555555555555555555, "b.py::f": 0.255555556}')
    plan = world.accept(
        "plan", "--splits", "2", "--discover", "stored", "--durations", "digits.json"
    )
    assert [group["seconds"] for group in json.loads(plan)["groups"]] == [0.285556] * 2


def test_a_fault_of_json_is_told_with_its_own_line(world: World) -> None:
    world.write("bad.json", '{"a.py::f": 1,\n"a.py::g": 2,\n"a.py::h" 3}')
    assert "line 3" in world.refuse("--shard", "1/2", "--durations", "bad.json")


def test_a_setting_without_a_value_is_told_with_its_own_line(world: World) -> None:
    world.write(".splitter.yml", "splits:\nkeep: file\n")
    assert "line 1" in world.refuse("--group", "1")


def test_a_temporary_folder_that_cannot_be_made_is_named_without_chance(world: World) -> None:
    gone = {"TMPDIR": "/no/such/folder"}
    words = ("--shard", "1/2", "--pytest", "true", "-q")
    assert world.refuse(*words, **gone) == world.refuse(*words, **gone)


def test_words_in_double_quotes_keep_their_backslashes(world: World) -> None:
    r"""As in a shell: "a\d" is a\d; a backslash escapes only what is special there."""
    world.write("stub", "printf '<%s>' \"$@\"; exit 1\n")
    said = world.refuse("--shard", "1/2", "--pytest", r'sh stub -k "a\d"', "-q")
    assert r"<-k><a\d>" in said


@pytest.mark.parametrize(
    ("coarse", "fine"),
    [("a.py::A", "a.py::A::f"), ("a.py::f", "a.py::f[1]"), ("a.py::A::f", "a.py::A::f[1]")],
)
def test_a_listed_class_or_function_covers_its_tests(world: World, coarse: str, fine: str) -> None:
    """Given both, pytest 7 runs the test twice, and pytest 8 loses the others of the class."""
    world.write("both.txt", f"{fine}\n{coarse}\nb.py::g\n")
    named = [
        world.accept("--shard", f"{k}/2", "--tests", "both.txt", "-q").splitlines() for k in (1, 2)
    ]
    assert [lines[0] for lines in named] == ["--", "--"]
    assert sorted(named[0][1:] + named[1][1:]) == [coarse, "b.py::g"]


def test_numbers_agree_with_their_nouns(world: World) -> None:
    world.write("one.txt", "a.py::f\n")
    said = world.run("--shard", "1/1", "--tests", "one.txt", "-v").stderr.decode()
    assert not re.search(r"\b1 (tests|files|lines|groups|times|entries)\b", said), said


def test_a_table_has_no_blanks_at_its_ends(world: World) -> None:
    world.write("short.json", '{"a.py::f": 10000, "b.py::f": 1}')
    table = world.accept(
        "plan", "--splits", "2", "--discover", "stored", "--durations", "short.json", "--table"
    )
    assert not [line for line in table.splitlines() if line != line.rstrip()]


def test_messages_are_written_alike() -> None:
    """No final period, and no words of the libraries: over all that the transcripts show."""
    for file in sorted((HERE / "cases").glob("*.txt")):
        for case in read_cases(file):
            for line in [line for command in case.commands() for line in command.seen]:
                said = line[2:]
                if not said.startswith(("splitter: error: ", "splitter: warning: ", "hint: ")):
                    continue
                assert not said.endswith("."), f"{file.name}: {case.title}: {line}"
                assert not re.search(r"TEXT|required|Could not|exception|std::", said), line
