"""Traps of options that leave tests out, or that only seem to."""

from __future__ import annotations

from trap import REFUSED, suite

LEAVES_OUT = (
    "[pytest]\naddopts = -m 'not slow and not (net or db)'\nmarkers =\n  slow\n  net\n  db\n"
)

DOCTESTS = "[pytest]\naddopts = --doctest-modules\n"
EXAMPLE = '"""Adds.\n\n>>> 1 + 1\n2\n"""\n'
DOCUMENTED = 'def f():\n    """Adds.\n\n    >>> 1 + 1\n    2\n    """\n'
METHODS = (
    "class A:\n    @property\n    def g(self):\n"
    "        '''Is.\n\n        >>> 1\n        1\n        '''\n"
    "    class Inner:\n        r'''>>> 2\n        2\n        '''\n"
)

OF_OPTIONS = {
    "docstrings": suite(
        {
            "pytest.ini": DOCTESTS,
            "test_a.py": None,
            "test_b.py": DOCUMENTED + "def test_b(): f()\n",
            "lib/adds.py": EXAMPLE,
            "lib/has.py": METHODS,
            "lib/plain.py": "def f():\n    '''Nothing to try.'''\n    return '>> 1'\n",
            "lib/nested.py": "def f():\n    def g():\n        '''>>> 1\n        1\n        '''\n",
            "setup.py": "import setuptools\n" + DOCUMENTED,
            "lib/__main__.py": EXAMPLE,
        },
        3,
    ),
    "docstrings of a package": suite(
        {
            "pytest.ini": DOCTESTS,
            "test_a.py": None,
            "pkg/__init__.py": EXAMPLE,
            "pkg/inner.py": DOCUMENTED,
            "pkg/conftest.py": DOCUMENTED,
            "pkg/test_b.py": None,
        },
        3,
    ),
    "docstrings from elsewhere": suite(
        {
            "pytest.ini": DOCTESTS,
            "test_a.py": None,
            "adds.py": DOCUMENTED,
            "copies.py": "import adds\ndef g(): pass\ng.__doc__ = adds.f.__doc__\n",
            "local.py": "import functools\ndef deco(f):\n    @functools.wraps(f)\n"
            "    def g(): pass\n    return g\n",
            "reads.py": "'''Plain.'''\nprint(__doc__)\n",
        },
        2,
    ),
    "a table of docstrings": suite(
        {
            "pytest.ini": DOCTESTS,
            "test_a.py": None,
            "named.py": "__test__ = {'x': '>>> 1\\n1\\n'}\n",
        },
        REFUSED,
    ),
    "docstrings beside tests of no test file": suite(
        {
            "pytest.ini": DOCTESTS,
            "test_a.py": None,
            "adds.py": DOCUMENTED + "def test_of_nobody(): pass\n",
        },
        REFUSED,
    ),
    "plugins that are switched off": suite(
        {
            "pytest.ini": "[pytest]\naddopts = -p no:not_installed -p no:trio -p no:timeout\n",
            "test_a.py": None,
            "test_b.py": None,
        }
    ),
    "a conftest that needs what is installed": suite(
        {
            "pytest.ini": "[pytest]\n",
            "test_a.py": None,
            "sub/conftest.py": "import pytest\npluggy = pytest.importorskip('pluggy')\n",
            "sub/test_b.py": None,
        }
    ),
    "a conftest that needs what is not installed": suite(
        {
            "pytest.ini": "[pytest]\n",
            "test_a.py": None,
            "sub/conftest.py": "import pytest\npytest.importorskip('not_there')\n",
            "sub/test_b.py": None,
        },
        REFUSED,
    ),
    "a class at a frozen time": suite(
        {
            "pytest.ini": "[pytest]\n",
            "test_a.py": None,
            "freezegun.py": "def freeze_time(when): return lambda cls: cls\n",
            "test_b.py": "from freezegun import freeze_time\n@freeze_time('2020-01-01')\n"
            "class TestB:\n    def test_a(self): pass\n    def test_b(self): pass\n",
        }
    ),
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
        1,
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
