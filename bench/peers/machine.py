"""The facts without which a figure means nothing: machine and versions."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown"


def first_line(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.strip() or done.stderr.strip() or "unknown").splitlines()[0]


def facts(splitter: Path) -> list[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in ("pytest", "pytest-split"))
    return [
        f"machine: {os.cpu_count()} cores, {cpu_model()}, {platform.system()} {platform.machine()}",
        f"splitter: {first_line(str(splitter), '--version')}",
        f"peers: {packages}, {platform.python_implementation()} {platform.python_version()}",
    ]
