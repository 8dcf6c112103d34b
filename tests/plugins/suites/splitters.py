"""Plugins that split by themselves: two who split at once run less than all, or the wrong thing."""

from plugin import Plugin

SIX = "".join(f"def test_s{k}():\n    pass\n\n\n" for k in range(6))

PLUGINS = (
    Plugin(
        "pytest-split, in addopts",
        ("pytest-split==0.11.0",),
        {"pytest.ini": "[pytest]\naddopts = --splits 2 --group 1\n", "test_x.py": SIX},
        refusal="--splits|pytest-split",
        note="Two splitters at once would run a part of a part.",
    ),
    Plugin(
        "pytest-split, in the command",
        ("pytest-split==0.11.0",),
        {"test_x.py": SIX},
        options="--splits 2 --group 1",
        refusal="--splits|pytest-split",
    ),
    Plugin(
        "pytest-shard, in the command",
        ("pytest-shard==0.1.2",),
        {"test_x.py": SIX},
        options="--num-shards=2 --shard-id=0",
        refusal="shard",
    ),
    Plugin(
        "pytest-test-groups, in the command",
        ("pytest-test-groups==1.2.1",),
        {"test_x.py": SIX},
        options="--test-group-count=2 --test-group=1",
        refusal="group-count|test-group",
    ),
)
