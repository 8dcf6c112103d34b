"""Linters and type checkers as tests: one item a file, or one for the session."""

from plugin import EIGHT, Plugin

PACKAGE = {
    "pkg/__init__.py": "",
    "pkg/a.py": "def f() -> int:\n    return 1\n",
    "pkg/b.py": "def g(x: int) -> int:\n    return x\n",
    "pkg/c.py": "x = 1\n",
}


def with_options(options: str) -> dict[str, str]:
    return {"pytest.ini": f"[pytest]\naddopts = {options}\n", **PACKAGE}


NOT_BY_NAME = "does not run this test, or imports its file, if a pipe names it"

PLUGINS = (
    Plugin(
        "pytest-ruff",
        ("pytest-ruff==0.5", "ruff==0.17.6"),
        with_options("--ruff --ruff-format"),
        refusal=NOT_BY_NAME,
        note="Named, a module would be imported: the pipe refuses, and `splitter run` works.",
    ),
    Plugin(
        "pytest-mypy",
        ("pytest-mypy==1.1.0", "mypy==2.4.1"),
        with_options("--mypy"),
        session_items="::mypy-status$",
        note="`mypy-status` stands for the session, under whatever file is first in its group.",
    ),
    Plugin(
        "pytest-flake8",
        ("pytest-flake8==1.3.0",),
        with_options("--flake8"),
        pytests=(EIGHT,),
        refusal=NOT_BY_NAME,
        note="Does not load in pytest 9. The pipe refuses as it does with pytest-ruff.",
    ),
    Plugin(
        "pytest-black",
        ("pytest-black==0.6.0", "black==26.3.1"),
        with_options("--black"),
        pytests=(EIGHT,),
        note="Does not load in pytest 9.",
    ),
)
