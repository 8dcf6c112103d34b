"""All traps, by name: a table for any delivery."""

from __future__ import annotations

from collections.abc import Mapping

from trap import Trap
from traps_in_files import IN_ITS_BYTES, IN_ONE_FILE
from traps_in_trees import IN_THE_TREE
from traps_of_hooks import OF_HOOKS

TRAPS: Mapping[str, Trap] = {**IN_ONE_FILE, **IN_ITS_BYTES, **IN_THE_TREE, **OF_HOOKS}
