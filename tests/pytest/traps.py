"""All traps, by name: a table for any delivery."""

from __future__ import annotations

from collections.abc import Mapping

from trap import Trap
from traps_in_files import IN_ITS_BYTES, IN_ONE_FILE
from traps_in_trees import IN_THE_TREE
from traps_of_bases import OF_BASES
from traps_of_hooks import OF_HOOKS
from traps_of_imports import OF_IMPORTS
from traps_of_names import OF_NAMES
from traps_of_options import OF_OPTIONS

TRAPS: Mapping[str, Trap] = {
    **IN_ONE_FILE,
    **IN_ITS_BYTES,
    **OF_NAMES,
    **OF_BASES,
    **OF_IMPORTS,
    **IN_THE_TREE,
    **OF_HOOKS,
    **OF_OPTIONS,
}
