"""Tests in files that are no Python modules."""

import json

from plugin import NINE_1, Plugin


def fenced(*examples: str) -> str:
    return "# Title\n\n" + "\n".join(f"```python\n{text}\n```\n" for text in examples)


def notebook(*sources: str) -> str:
    """Cells of code that print nothing: what plugins make of outputs is not in question."""
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cells = [{**cell, "source": [source]} for source in sources]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    body = {"cells": cells, "metadata": {"kernelspec": kernel}}
    return json.dumps({**body, "nbformat": 4, "nbformat_minor": 4}, indent=1) + "\n"


NOTEBOOKS = {
    "nb1.ipynb": notebook("a = 1", "b = a + 1", "assert a + b == 3"),
    "docs/guide.ipynb": notebook("c = 5", "d = c + 1", "assert d == 6"),
}

KERNEL = ("ipykernel==7.3.0",)

SHARED = fenced("x = 1", "assert x == 1", "y = x + 1", "assert x + y == 3")

SYBIL = """\
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"])
    + Sybil(parsers=[DocTestParser()], patterns=["*.rst"])
).pytest()
"""

FEATURE = """\
Feature: Log in

  Scenario: Right password
    Given a user
    Then she is in

  Scenario: Wrong password
    Given a user
    Then she is in

  Scenario Outline: Many
    Given the user <user>
    Then the result is <result>

    Examples:
      | user | result |
      | ann  | yes    |
      | bob  | no     |
"""

STEPS = """\
from pytest_bdd import given, parsers, scenarios, then

scenarios("login.feature")


@given("a user")
def user():
    pass


@then("she is in")
def inside():
    pass


@given(parsers.parse("the user {user}"), target_fixture="name")
def named(user):
    return user


@then(parsers.parse("the result is {result}"))
def result(name, result):
    assert (name == "ann") == (result == "yes")
"""

ROBOT = {
    "x.robot": (
        "*** Test Cases ***\nFirst Thing\n    Log    hello\n\nSecond: Thing\n"
        "    Should Be Equal    1    1\n\nThird\n    Log    hello\n"
    ),
    "sub/y.robot": "*** Test Cases ***\nIn Sub\n    Log    hello\n",
    "z.robot": "*** Test Cases ***\nZed [1]\n    Log    hello\n",
}


MYPY_CASES = """\
- case: simple
  main: |
    reveal_type(1)  # N: Revealed type is "Literal[1]?"
- case: many
  parametrized:
    - val: int(1)
      rt: int
    - val: str(1)
      rt: str
  main: |
    x: {{ rt }} = {{ val }}
"""

PLUGINS = (
    Plugin(
        "pytest-bdd",
        ("pytest-bdd==9.0.1",),
        {"login.feature": FEATURE, "test_login.py": STEPS},
        ci="marks",
    ),
    Plugin(
        "pytest-mypy-plugins",
        ("pytest-mypy-plugins==4.1.0", "mypy==2.4.1"),
        {"test-types.yml": MYPY_CASES},
    ),
    Plugin("nbmake", ("nbmake==1.5.5", *KERNEL), NOTEBOOKS, options="--nbmake"),
    Plugin(
        "nbval",
        ("nbval==0.11.0", *KERNEL),
        NOTEBOOKS,
        options="--nbval",
        whole=tuple(NOTEBOOKS),
        note="A notebook's cells share its kernel: it stays in one group.",
    ),
    Plugin(
        "pytest-doctestplus",
        ("pytest-doctestplus==1.7.1",),
        {
            "pytest.ini": "[pytest]\naddopts = --doctest-plus --doctest-rst\n",
            "docs/usage.rst": "Usage\n=====\n\n>>> a = 1\n\n>>> a + 1\n2\n",
            "pkg/__init__.py": "",
            "pkg/mod.py": 'def f():\n    """\n    >>> 1\n    1\n    """\n',
            "tests/test_x.py": 'def test_x():\n    """\n    >>> 2\n    2\n    """\n',
        },
    ),
    Plugin(
        "sybil",
        ("sybil==10.1.0",),
        {
            "conftest.py": SYBIL,
            "README.md": SHARED,
            "docs/a.rst": "A\n=\n\n>>> a = 1\n\n>>> a + 1\n2\n",
        },
        ci="marks",
        whole=("README.md", "docs/a.rst"),
        note="The examples of a document share a namespace: it stays in one group.",
    ),
    Plugin(
        "pytest-markdown-docs",
        ("pytest-markdown-docs==0.9.2",),
        {"README.md": fenced("assert 1", "x = 1", "assert 2"), "docs/b.md": fenced("assert 3")},
        options="--markdown-docs",
    ),
    Plugin(
        "pytest-codeblocks",
        ("pytest-codeblocks==0.18.0",),
        {"README.md": fenced("assert 1", "x = 1", "assert 2"), "docs/b.md": fenced("assert 3")},
        options="--codeblocks",
    ),
    Plugin(
        "pytest-robotframework",
        ("pytest-robotframework==4.6.3", "robotframework==7.5", "typing_extensions==4.16.0"),
        ROBOT,
    ),
    Plugin(
        "tavern",
        ("tavern==3.7.1",),
        {
            "conftest.py": "",
            "test_api.tavern.yaml": "---\n".join(
                f"test_name: {name}\nstages:\n  - name: read\n    request:\n"
                "      url: http://127.0.0.1:9/\n      method: GET\n"
                for name in ("get", "get", "put")
            ),
        },
        pytests=(NINE_1,),
        note="With pytest 9.2 it does not load. Two documents of one name run together.",
    ),
)
