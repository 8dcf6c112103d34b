#!/usr/bin/env bash
# Guess: each FakeRedis() is a server of its own, as tests want it, or all are one; which arguments are passed
# makes no difference to that. Seen: without a host each is empty, also with a port or a database number; with a
# host, and by from_url(), all of the process share one server by address, which outlives them, so that
# a test finds what an earlier test wrote. With: fakeredis 2.41.0, redis 8.1.0. Matters: tests become
# dependent on each other's order the day somebody passes the host of the settings through; a split that cuts
# between them then changes outcomes, and the full run never shows it.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv fakeredis==2.41.0 redis==8.1.0

cat >look.py <<'PYTHON'
import gc

from fakeredis import FakeRedis

WAYS = {
    "FakeRedis()": lambda: FakeRedis(),
    "FakeRedis(port=6379)": lambda: FakeRedis(port=6379),
    "FakeRedis(db=1)": lambda: FakeRedis(db=1),
    "FakeRedis(host='localhost')": lambda: FakeRedis(host="localhost"),
    "FakeRedis.from_url('redis://cache:6379/0')": lambda: FakeRedis.from_url("redis://cache:6379/0"),
}

def finds_what_another_wrote(make):
    first = make()
    first.set("key", "value")
    del first
    gc.collect()
    return make().get("key") is not None

for name, make in WAYS.items():
    print(name, "finds an earlier client's key" if finds_what_another_wrote(make) else "is empty")
PYTHON

finding 'A second client, made the same way after the first is gone' \
    "FakeRedis() is empty
FakeRedis(port=6379) is empty
FakeRedis(db=1) is empty
FakeRedis(host='localhost') is empty
FakeRedis.from_url('redis://cache:6379/0') is empty" \
    "FakeRedis() is empty
FakeRedis(port=6379) is empty
FakeRedis(db=1) is empty
FakeRedis(host='localhost') finds an earlier client's key
FakeRedis.from_url('redis://cache:6379/0') finds an earlier client's key" \
    "$(venv/bin/python look.py)"

verdict
