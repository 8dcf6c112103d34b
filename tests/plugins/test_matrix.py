"""What the matrix asks of files of times."""

from __future__ import annotations

from pathlib import Path

from matrix import made_up, missing, plain, too_small, zeros


def test_what_a_file_of_times_lacks_or_has_too_many() -> None:
    assert not missing({"a", "b"}, {"a"}, {"a", "b"})
    assert missing({"a"}, {"a", "b"}, {"a", "b"}) == ["no time for 1 tests: b"]
    assert missing({"a", "a@db"}, {"a"}, {"a"}) == ["1 unknown: a@db"]


def test_tests_too_fast_for_a_report_need_no_time(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testcase name="a" time="0.000" /><testcase name="b" time="0.001" />')
    assert zeros([report, tmp_path / "no-such-report"]) == 1
    assert not missing({"b"}, {"a", "b"}, {"a", "b"}, zeros=1)
    assert missing(set(), {"a", "b"}, {"a", "b"}, zeros=1) == ["no time for 2 tests: a"]
    report.write_text("<div data='{&#34;duration&#34;: &#34;0 ms&#34;}, {&#34;10 ms&#34;}'>")
    (tmp_path / "allure").mkdir()
    (tmp_path / "allure/a.json").write_text('{"start": 12, "stop": 12, "name": "f"}')
    (tmp_path / "allure/b.json").write_text('{"start": 12, "stop": 123, "name": "f"}')
    assert zeros([report, tmp_path / "allure"]) == 2


def test_peaks_that_a_profile_lacks(tmp_path: Path) -> None:
    profile = tmp_path / ".test_profile"
    profile.write_text('{"files": {"a.py": {"tests": {"f": {"s": [1, 900]}, "g": {"s": 0.1}}}}}')
    assert not too_small(profile, {"a.py::f": 800})
    assert too_small(profile, {"a.py::g": 800}) == ["a.py::g has a peak of 0 KiB"]
    assert too_small(profile, {"a.py::h": 800}) == ["a.py::h has a peak of None KiB"]


def test_ids_without_the_group_of_loadgroup() -> None:
    names = ("test_a.py::test_a@db", "test_a.py::test_c[a@b]@x y", "test_a.py::test_n[me@here]")
    assert [name.partition("::")[2] for name in map(plain, names)] == [
        "test_a",
        "test_c[a@b]",
        "test_n[me@here]",
    ]


def test_durations_that_are_made_up_make_files_of_the_plugin_heavy() -> None:
    assert made_up({"test_p1.py::test_one", "test_x.py::test_a"}) == {
        "test_p1.py::test_one": 0.1,
        "test_x.py::test_a": 10.0,
    }
