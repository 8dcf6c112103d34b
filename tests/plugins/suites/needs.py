"""Tests that need each other, and plugins that order, select or shuffle them."""

from plugin import Plugin

DEPENDENT = """\
import pytest


@pytest.mark.dependency()
def test_a():
    pass


@pytest.mark.dependency(depends=["test_a"])
def test_b():
    pass


@pytest.mark.dependency(depends=["test_b"])
def test_c():
    pass


class TestSteps:
    @pytest.mark.dependency()
    def test_first(self):
        pass

    @pytest.mark.dependency(depends=["TestSteps::test_first"])
    def test_second(self):
        pass


@pytest.mark.dependency(depends=["TestSteps::test_second"])
def test_after_class():
    pass


@pytest.mark.parametrize("v", [1, 2])
@pytest.mark.dependency()
def test_v(v):
    pass


@pytest.mark.dependency(depends=["test_v[1]", "test_v[2]"])
def test_after_instances():
    pass
"""

ACROSS = """\
import pytest


@pytest.mark.dependency(depends=["test_x.py::test_a"], scope="session")
def test_other_file():
    pass
"""

AUTOMARKED = """\
import pytest


def test_base():
    pass


@pytest.mark.dependency(depends=["test_base"])
def test_needs():
    pass


@pytest.mark.dependency(depends=["test_needs"])
def test_needs_more():
    pass
"""

ORDERED = """\
import pytest

SEEN = []


@pytest.mark.order(after="test_z")
def test_a():
    assert "z" in SEEN


def test_m():
    SEEN.append("m")


@pytest.mark.order(before="test_m")
def test_y():
    assert "m" not in SEEN
    SEEN.append("y")


def test_z():
    SEEN.append("z")


@pytest.mark.order("last")
def test_end():
    assert {"m", "y", "z"} <= set(SEEN)
"""

ORDERED_ACROSS = {
    "seen.py": "SEEN = []\n",
    "test_early.py": (
        "import pytest\nimport seen\n\n\n"
        '@pytest.mark.order(after="test_late.py::test_makes")\n'
        "def test_uses():\n    assert seen.SEEN\n"
    ),
    "test_late.py": (
        "import seen\n\n\ndef test_makes():\n    seen.SEEN.append(1)\n\n\n"
        "def test_more():\n    pass\n"
    ),
}

INCREMENTAL = """\
import pytest

SEEN = []


@pytest.mark.incremental
class TestSteps:
    def test_create(self):
        SEEN.append("created")

    def test_change(self):
        assert SEEN == ["created"]
        SEEN.append("changed")

    def test_remove(self):
        assert SEEN == ["created", "changed"]
"""

MANY = "".join(f"def test_b{k}():\n    pass\n\n\n" for k in range(9))

COMMIT = (
    "git init -q . && git add . && "
    "git -c user.name=n -c user.email=n@example.org commit -q -m base && "
)

TESTED = {
    "lib.py": "def a():\n    return 1\n\n\ndef b():\n    return 2\n",
    "test_lib.py": (
        "import lib\n\n\ndef test_a():\n    assert lib.a()\n\n\ndef test_b():\n    assert lib.b()\n"
    ),
}

PLUGINS = (
    Plugin(
        "pytest-dependency",
        ("pytest-dependency==0.6.1",),
        {"test_x.py": DEPENDENT, "test_y.py": ACROSS},
        ci="marks",
        refusal="depend",
        note="Tests that depend on each other run in one group.",
    ),
    Plugin(
        "pytest-dependency, automark_dependency",
        ("pytest-dependency==0.6.1",),
        {
            "pytest.ini": "[pytest]\nautomark_dependency = true\n",
            "test_x.py": AUTOMARKED,
        },
        refusal="depend",
    ),
    Plugin(
        "pytest-order",
        ("pytest-order==1.5.0",),
        {"test_x.py": ORDERED, **ORDERED_ACROSS},
        ci="marks",
        refusal="order",
        note="Tests that are ordered after or before others run in their group.",
    ),
    Plugin(
        "pytest-order, index",
        ("pytest-order==1.5.0",),
        {
            "test_x.py": (
                "import pytest\n\nSEEN = []\n\n\n@pytest.mark.order(3)\ndef test_a():\n"
                "    assert SEEN == [1, 2]\n\n\n@pytest.mark.order(1)\ndef test_b():\n"
                "    SEEN.append(1)\n\n\n@pytest.mark.order(2)\ndef test_c():\n"
                "    assert SEEN == [1]\n    SEEN.append(2)\n"
            )
        },
        refusal="order",
    ),
    Plugin(
        "pytest-incremental",
        ("pytest-incremental==0.6.0",),
        {"test_x.py": MANY},
        note="Orders modules by their imports; loaded, it changes nothing of a split.",
    ),
    Plugin(
        "steps of a class, pytest's own recipe",
        (),
        {
            "pytest.ini": "[pytest]\nmarkers = incremental\n",
            "conftest.py": (
                "import pytest\n\n\ndef pytest_runtest_makereport(item, call):\n"
                '    if "incremental" in item.keywords and call.excinfo is not None:\n'
                "        item.parent._previous = item\n\n\ndef pytest_runtest_setup(item):\n"
                '    previous = getattr(item.parent, "_previous", None)\n'
                '    if "incremental" in item.keywords and previous is not None:\n'
                "        pytest.xfail(previous.name)\n"
            ),
            "test_x.py": INCREMENTAL,
        },
        refusal="incremental",
    ),
    Plugin(
        "pytest-randomly",
        ("pytest-randomly==5.1.0",),
        {"test_x.py": MANY, "test_y.py": MANY},
        pytests=("9.2.0",),
        ci="shuffled",
    ),
    Plugin(
        "pytest-random-order",
        ("pytest-random-order==1.2.0",),
        {"test_x.py": MANY, "test_y.py": MANY},
        options="--random-order",
    ),
    Plugin(
        "pytest-picked",
        ("pytest-picked==0.5.1",),
        {"test_x.py": MANY},
        options="--picked",
        setup=COMMIT + "printf '# changed\\n' | tee -a test_x.py test_p1.py >/dev/null",
        ci="marks",
        refusal="picked",
        note="`--picked` puts its own choice in place of the names that a group gives.",
    ),
    Plugin(
        "pytest-picked, first",
        ("pytest-picked==0.5.1",),
        {"test_x.py": MANY},
        options="--picked=first",
        setup=COMMIT + "printf '# changed\\n' | tee -a test_x.py test_p1.py >/dev/null",
        refusal="picked",
    ),
    Plugin(
        "pytest-testmon",
        ("pytest-testmon==2.2.0",),
        TESTED,
        options="--testmon",
        note="Where nothing changed it selects nothing and ends with 0; so does each group.",
    ),
    Plugin(
        "pytest-testmon, nothing changed",
        ("pytest-testmon==2.2.0",),
        TESTED,
        options="--testmon",
        setup="pytest -q --testmon",
        empty=True,
    ),
    Plugin(
        "pytest-testmon, one function changed",
        ("pytest-testmon==2.2.0",),
        TESTED,
        options="--testmon",
        setup="pytest -q --testmon && sed -i 's/return 2/return 3/' lib.py",
    ),
)
