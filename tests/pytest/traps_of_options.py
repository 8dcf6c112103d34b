"""Traps of options that leave tests out, or that only seem to."""

from __future__ import annotations

from trap import REFUSED, suite

LEAVES_OUT = (
    "[pytest]\naddopts = -m 'not slow and not (net or db)'\nmarkers =\n  slow\n  net\n  db\n"
)

OF_OPTIONS = {
    "marks that are left out": suite(
        {
            "pytest.ini": LEAVES_OUT,
            "test_a.py": None,
            "test_some.py": "import pytest\n@pytest.mark.slow\ndef test_a(): pass\n"
            "def test_b(): pass\ndef test_c(): pass\n",
            "test_all.py": "import pytest\npytestmark = pytest.mark.net\ndef test_a(): pass\n",
            "test_params.py": "import pytest\n"
            "@pytest.mark.parametrize('x', [1, pytest.param(2, marks=pytest.mark.db)])\n"
            "def test_a(x): pass\n",
        },
        3,
    ),
    "marks that a conftest gives": suite(
        {
            "pytest.ini": LEAVES_OUT,
            "test_a.py": None,
            "test_b.py": None,
            "conftest.py": "def pytest_collection_modifyitems(items):\n"
            "    [item.add_marker('slow') for item in items if item.name == 'test_plain_too']\n",
        },
        REFUSED,
    ),
    "settings and plugins that collect nothing": suite(
        {
            "pytest.ini": "[pytest]\n"
            "addopts = -o junit_family=legacy -o xfail_strict=true -p no:asyncio -p no:nose\n",
            "test_a.py": None,
            "test_b.py": None,
        }
    ),
    "a setting that collects": suite(
        {
            "pytest.ini": "[pytest]\naddopts = -o python_functions=check\n",
            "test_a.py": "def check_a(): pass\ndef check_b(): pass\ndef test_c(): pass\n",
        },
        REFUSED,
    ),
}
