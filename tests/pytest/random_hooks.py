"""The hooks of a random suite's conftest.py: other items, other ids, another order."""

DOCUMENTS = """
import pytest

def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".rst":
        return Document.from_parent(parent, path=file_path)

class Document(pytest.File):
    def collect(self):
        self.names = {}
        for number, line in enumerate(self.path.read_text().splitlines(), start=1):
            example = Example.from_parent(self, name=NAME.format(number))
            example.text = line
            yield example

class Example(pytest.Item):
    def runtest(self):
        exec(self.text, self.parent.names)
"""

STATUS = """
import pytest

class Checks(pytest.File):
    def collect(self):
        yield Check.from_parent(self, name="check")
        if not hasattr(self.config, "status_of_checks"):
            self.config.status_of_checks = 0
            yield Status.from_parent(self, name="check-status")

class Check(pytest.Item):
    def runtest(self):
        assert "unchecked" not in self.path.read_text()

class Status(pytest.Item):
    def runtest(self):
        assert self.config.status_of_checks == 0

def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".py" and file_path.name.startswith("test_"):
        return Checks.from_parent(parent, path=file_path)
"""

STEPS = """
import pytest

def pytest_runtest_makereport(item, call):
    if "incremental" in item.keywords and call.excinfo is not None:
        item.parent._failed = item

def pytest_runtest_setup(item):
    if "incremental" in item.keywords:
        failed = getattr(item.parent, "_failed", None)
        if failed is not None:
            pytest.xfail(f"earlier step failed ({failed.name})")
"""

SHUFFLES = (
    """
import os, random
import pytest

@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    yield
    random.Random(os.getpid()).shuffle(items)
""",
    """
import os, random
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    random.Random(os.getpid()).shuffle(items)
""",
    """
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: hash(item.name))
""",
)

RENAMES = (
    """
def pytest_itemcollected(item):
    item._nodeid = item.nodeid.replace("[", "<").replace("]", ">")
""",
    """
import os

def pytest_collection_modifyitems(items):
    for item in items:
        item._nodeid += f" @ X-{os.getpid()}]"
""",
    """
def pytest_collection_modifyitems(items):
    for item in items:
        item._nodeid = item.nodeid.replace("test_1", "the first")
""",
    """
import os

def pytest_make_parametrize_id(val):
    return f"X-{os.getpid()}]" if val == "GET" else None
""",
)

DOUBLES = """
def pytest_collection_modifyitems(items):
    items[:] = [one for item in items for one in ([item, item] if "_2" in item.name else [item])]
"""
