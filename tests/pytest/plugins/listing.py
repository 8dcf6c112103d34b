"""Loaded with -p: writes down what a pytest that only collects has collected.

One node ID a line, as JSON, appended to the file that SPLITTER_LISTING names. Knows nothing of
splitter.
"""

import json
import os


def pytest_collection_finish(session) -> None:
    with open(os.environ["SPLITTER_LISTING"], "a", encoding="ascii") as listing:
        for item in session.items:
            listing.write(json.dumps(item.nodeid) + "\n")


def pytest_collectreport(report) -> None:
    if report.failed:
        with open(os.environ["SPLITTER_LISTING"], "a", encoding="ascii") as listing:
            listing.write(json.dumps("broken " + report.nodeid) + "\n")
