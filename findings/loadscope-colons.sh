#!/usr/bin/env bash
# Guess: `--dist loadscope` keeps the functions of a module on one worker, so that a module's fixture is
# set up once. Seen: the scope is the node ID up to its last `::`, also where that stands inside a parameter:
# `test_p[a::b]` is a scope of its own, "test_m.py::test_p[a", and runs on another worker, where the module's
# fixture is set up again. `--dist loadfile` takes the first `::` and is right. With: pytest 9.2.0,
# pytest-xdist 3.8.0. Matters: tests that share what may exist once (a port, a table) are torn apart
# by the value of a parameter, and whoever reads scopes out of node IDs must look for the bracket first.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-xdist==3.8.0

cat >test_m.py <<'PYTHON'
import os

import pytest

@pytest.fixture(scope="module")
def server(worker_id):
    with open(os.environ["SETUPS"], "a") as file:
        file.write("set up\n")

@pytest.mark.parametrize("name", ["a::b", "c"])
def test_p(server, name): pass

def test_q(server): pass
PYTHON

setups() {
    rm -f setups
    SETUPS="$PWD/setups" venv/bin/pytest -p no:cacheprovider -q -n 2 "$@" >out
    grep -Eo '[0-9]+ passed' out
    echo "the module's fixture was set up $(wc -l <setups) times"
}

guess="3 passed
the module's fixture was set up 1 times"

finding 'pytest -n 2 --dist loadfile' "$guess" "$guess" "$(setups --dist loadfile)"
finding 'pytest -n 2 --dist loadscope' "$guess" "3 passed
the module's fixture was set up 2 times" "$(setups --dist loadscope)"
finding 'the same without the parameter that holds ::' "3 passed
the module's fixture was set up 1 times" "3 passed
the module's fixture was set up 1 times" \
    "$(sed -i 's/a::b/a-b/' test_m.py && setups --dist loadscope)"

verdict
