"""Real suites: an sdist each, at a pinned version, and what its tests need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Project:
    """A project whose sdist has its tests."""

    name: str
    version: str
    requires: tuple[str, ...] = ()
    """What its tests need beside pytest and the project itself; not pinned, but cached."""
    variables: Mapping[str, str] = field(default_factory=dict)
    extras: str = ""
    on_path: bool = field(default=False, repr=False)
    """Its tests need its folder on Python's path."""
    further: bool = field(default=False, repr=False)
    """It is not of the list that an aim is set for."""

    @property
    def pin(self) -> str:
        extras = f"[{self.extras}]" if self.extras else ""
        return f"{self.name}{extras}=={self.version}"

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}"


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PROJECTS = (
    Project(
        "anyio",
        "4.16.0",
        words("hypothesis pytest-mock pytest-timeout psutil trustme trio exceptiongroup"),
    ),
    Project(
        "arrow", "1.4.0", words("pytest-cov pytest-mock dateparser pytz simplejson python-dateutil")
    ),
    Project("attrs", "26.1.0", words("hypothesis pytest-mypy-plugins pytest-xdist cloudpickle")),
    Project(
        "babel",
        "2.19.0",
        words("pytest-cov pytest-github-actions-annotate-failures freezegun pytz setuptools"),
    ),
    Project("beautifulsoup4", "4.15.0", words("lxml html5lib soupsieve")),
    Project("boltons", "26.2.0"),
    Project("click", "8.5.1"),
    Project(
        "django-filter",
        "26.2",
        words("pytest-django djangorestframework django-crispy-forms pytz coreapi"),
        {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        on_path=True,
    ),
    Project("docutils", "0.23", words("pygments")),
    Project("freezegun", "1.5.5", words("python-dateutil")),
    Project(
        "httpx",
        "0.28.1",
        words("anyio trio trustme uvicorn chardet"),
        extras="brotli,cli,http2,zstd",
    ),
    Project(
        "isort",
        "9.0.2",
        words("hypothesis pytest-benchmark black colorama libcst hypothesmith hypothesis-auto"),
    ),
    Project("jinja2", "3.1.6", words("trio")),
    Project("joblib", "1.6.0", words("pytest-asyncio pytest-cov pytest-timeout threadpoolctl")),
    Project(
        "kombu",
        "5.7.0",
        words(
            "hypothesis pytest-cov pytest-freezer pytest-rerunfailures pytest-sugar pytest-xdist"
            " Pyro4 redis boto3 pymongo msgpack pyyaml sqlalchemy kazoo"
        ),
    ),
    Project("markdown", "3.11.3", words("pyyaml")),
    Project("marshmallow", "4.4.0", words("simplejson")),
    Project("mistune", "3.4.0", words("pytest-cov")),
    Project("more-itertools", "11.2.1"),
    Project("multidict", "7.2.1", words("pytest-codspeed pytest-cov objgraph psutil")),
    Project("packaging", "26.4", words("hypothesis pretend tomli_w")),
    Project("parso", "0.8.7", words("docopt")),
    Project("pluggy", "1.7.0", words("pytest-benchmark")),
    Project("pygments", "2.21.0", words("pytest-cov pytest-randomly wcag-contrast-ratio")),
    Project("pytest", "9.2.0", words("hypothesis pytest-xdist attrs xmlschema requests mock")),
    Project("requests", "2.34.2", words("pytest-httpbin pytest-mock trustme PySocks")),
    Project(
        "responses", "0.26.3", words("pytest-asyncio pytest-cov pytest-httpserver types-PyYAML")
    ),
    Project(
        "structlog", "26.1.0", words("pytest-asyncio pytest-randomly time-machine freezegun rich")
    ),
    Project("tinydb", "4.9.0", words("pytest-cov pytest-pycodestyle pyyaml")),
    Project("tornado", "6.6.1"),
    Project("typer", "0.29.2", words("pytest-cov pytest-sugar pytest-xdist shellingham rich")),
    Project(
        "werkzeug",
        "3.1.9",
        words("pytest-timeout ephemeral-port-reserve cryptography watchdog"),
    ),
    Project("flask", "3.1.3", words("asgiref python-dotenv"), further=True),
    Project("h11", "0.16.0", further=True),
    Project("jsonschema", "4.26.0", words("jsonschema-specifications pip"), further=True),
    Project("wrapt", "2.1.2", further=True),
)
"""Plugins as the projects' own test requirements name them, a few left out that need services. A
package that some test needs may lack: its file fails to be collected in full, and must do so in one
group. responses is without tomli_w for that."""
