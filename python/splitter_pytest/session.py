"""The session file: one JSON document with all that splitter asks of the pytests of a job.

docs/file-formats.md describes it; `render/session_document` writes it. The file of a session that
was started below another one names that as `outer`, and inherits what it does not say itself.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from typing import Any, NamedTuple, TypedDict, cast


class RecordPart(TypedDict, total=False):
    """What is recorded, and where."""

    folder: str
    run: str
    pipeline: str
    plan: str
    group: int
    groups: int
    planned_s: float
    planned_tests: int


class SelectionPart(TypedDict, total=False):
    """The plan, seen from one group; group 0 stands for the other sessions of the same group."""

    plan: str
    group: int
    groups: int
    session: int
    sessions: int
    workers: bool
    prepared: bool
    is_list: bool
    busy: list[int]
    homes: dict[str, int]
    names: dict[str, int]
    seen: str


class CollectionPart(TypedDict):
    """The file for what pytest collects, and whether pytest has no arguments of the user's."""

    file: str
    plain: bool


class Session(NamedTuple):
    """The parts of a session; a pytest does what they ask for."""

    record: RecordPart | None
    selection: SelectionPart | None
    collection: CollectionPart | None


WORDS = "splitter_words"
"""The name under which a worker of pytest-xdist gets the words of the command."""

PARTS_OF_A_PLAN = ("group", "groups", "plan", "planned_s", "planned_tests")


@functools.lru_cache(maxsize=1)
def read_session(path: str) -> Session:
    """Reads the file once for all of pytest's hooks: of a large suite it takes its time."""
    document = merged(path)
    return Session(
        cast("RecordPart | None", document.get("record")),
        cast("SelectionPart | None", document.get("selection")),
        cast("CollectionPart | None", document.get("collection")),
    )


def merged(path: str) -> dict[str, Any]:
    """The document, and of an outer one what it does not say itself."""
    with open(path, encoding="ascii") as source:
        own: dict[str, Any] = native(json.load(source))
    outer_path = own.get("outer")
    if not outer_path or not os.path.exists(outer_path):
        return own
    outer = merged(outer_path)
    record = own.get("record")
    if record and "plan" not in record:
        # A group that a plan speaks of counts more than one that the options speak of.
        known = outer.get("record", {})
        record.update({name: known[name] for name in PARTS_OF_A_PLAN if name in known})
    return {**outer, **own}


UTF8 = sys.getfilesystemencoding().lower() in ("utf-8", "utf8")


def native(value: Any) -> Any:
    """A value of the document with the texts that Python has for its bytes.

    The document's strings are UTF-8, other bytes lone surrogates (PEP 383): the same texts, unless
    the file system's encoding is another one.
    """
    if UTF8:
        return value
    if isinstance(value, str):
        return os.fsdecode(value.encode("utf-8", "surrogateescape"))
    if isinstance(value, list):
        return [native(element) for element in value]
    if isinstance(value, dict):
        return {native(name): native(element) for name, element in value.items()}
    return value


def portable(text: str) -> str:
    """The text for a document, as `native` reads it."""
    return text if UTF8 else os.fsencode(text).decode("utf-8", "surrogateescape")
