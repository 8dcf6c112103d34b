"""A stand-in for the host of releases, on the loopback interface, which can be made to fail."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from house import ROOT


class ReleaseHost:
    """Serves the files of a folder, or answers by a fault; it keeps what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fault = ""
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.thread = threading.Thread(target=self.server.serve_forever)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> ReleaseHost:
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Nothing answers at the address afterwards."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                path = host.folder / self.path.lstrip("/")
                if host.fault.isdigit():
                    self.answer(int(host.fault), b"no")
                elif not path.is_file():
                    self.answer(404, b"not found")
                else:
                    self.answer(200, path.read_bytes())

            def do_CONNECT(self) -> None:
                host.asked.append(self.path)
                self.answer(403, b"not through here")

            def answer(self, code: int, body: bytes) -> None:
                self.send_response(code)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if host.fault == "breaks off" else body)

            def log_message(self, *words: object) -> None:
                """Nothing: the test asks what was asked."""

        return Handler


def make_action(folder: Path) -> Path:
    """The action as a tag holds it, in a folder of its own; no release is pinned yet."""
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "action.yml", folder)
    for name in ("action-install", "action-run", "action-checksums", "common.sh"):
        shutil.copy(ROOT / "scripts" / name, folder / "scripts")
    (folder / "scripts/checksums.txt").write_text("# No release is out yet.\n", encoding="ascii")
    return folder


def release(host: ReleaseHost, action: Path, version: str, files: Mapping[str, Path]) -> None:
    """Puts files on the host, and pins their sums as the release does."""
    there = host.folder / f"v{version}"
    there.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, path in files.items():
        shutil.copy(path, there / name)
        lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    sums = there / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="ascii")
    subprocess.run([action / "scripts/action-checksums", sums], check=True, capture_output=True)


def archive(folder: Path, version: str, target: str, program: Path) -> Path:
    """`splitter-VERSION-TARGET.tar.gz` with the program in the folder of that name."""
    name = f"splitter-{version}-{target}"
    path = folder / f"{name}.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        file.add(program, f"{name}/splitter")
    return path
