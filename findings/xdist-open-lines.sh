#!/usr/bin/env bash
# Guess: under pytest-xdist `-v` writes a line for each test that has ended, so that a log with a time at each
# line tells when. Seen: the line stays open, and its end is written with whatever comes next from another
# worker, however much later. With: pytest 9.2.0, pytest-xdist 3.8.0. Matters: GitHub's and Azure's runners
# note the time at which a line ends; the log of a job then shows a test as running while its worker idles,
# and the last ones take the most.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-xdist==3.8.0

cat >test_a.py <<'PYTHON'
import pathlib
import time

def wait_for(name):
    while not pathlib.Path(name).exists():
        time.sleep(0.05)

def test_quick():
    wait_for("slow-began")
    time.sleep(0.5)
    pathlib.Path("quick-ended").write_text(str(time.time()))

def test_slow():
    pathlib.Path("slow-began").touch()
    wait_for("quick-ended")
    time.sleep(3)
PYTHON

cat >look.py <<'PYTHON'
import pathlib
import subprocess
import time

command = ["venv/bin/pytest", "-v", "-p", "no:cacheprovider", "-n", "2"]
with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as pytest:
    for line in pytest.stdout:
        if "PASSED" in line and "test_quick" in line:
            late = time.time() - float(pathlib.Path("quick-ended").read_text())
            print("its line ends", "later by seconds" if late > 2 else "at once")
PYTHON

finding "test_quick ends three seconds before test_slow, on another worker" \
    "its line ends at once" \
    "its line ends later by seconds" \
    "$(venv/bin/python look.py)"

verdict
