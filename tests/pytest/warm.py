"""A pytest that starts in a few milliseconds: a server that has imported it forks one a call.

All else is as in a pytest of its own: arguments, environment, folder, streams, exit code. Most of
the time of a small suite's pytest is the import of pytest. A call that closes a stream gets a
pytest of its own.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

CLIENT = """\
#!{python}
import _socket, array, os, sys
folder = os.path.dirname(os.path.abspath(__file__))
seed = os.environ.get("PYTHONHASHSEED", os.environ.get("SEED", "0"))
address = folder + "/server-" + seed
streams_are_open = all(os.path.exists("/proc/self/fd/" + fd) for fd in "012")
if not os.path.exists(address) or not streams_are_open:
    os.execv("{pytest}", ["{pytest}", *sys.argv[1:]])
server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
server.connect(address)
words = [os.getcwd(), str(len(sys.argv)), *sys.argv]
words += [name + "=" + value for name, value in os.environ.items()]
text = "\\0".join(words).encode("utf-8", "surrogateescape")
streams = array.array("i", [0, 1, 2])
server.sendmsg([len(text).to_bytes(8, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
while text:
    text = text[server.send(text):]
code = server.recv(1)
os._exit(code[0] if code else 70)
"""


def serve(address: str) -> None:
    """Forks a pytest for each client, for as long as the process lives that started this."""
    import pytest

    # One session imports what all need, plugins with their rewritten assertions included.
    with open(os.devnull, "w", encoding="ascii") as nowhere, redirect_stdout(nowhere):
        pytest.main(["-p", "no:cacheprovider", f"--junitxml={os.devnull}", os.curdir])
    gc.disable()  # a collection would touch, and so copy, all that was imported
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(address)
        server.listen(64)
        print("listening", flush=True)
        while True:
            client, _ = server.accept()
            if os.fork() == 0:
                server.close()
                code = attend(client, pytest.console_main)
                client.sendall(bytes([code & 255]))
                os._exit(0)
            client.close()


def attend(client: socket.socket, main: object) -> int:
    """The pytest of one client, in a process of its own: the server must not wait for it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    words = receive(client)
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    client.close()
    become(words)
    code = 1
    try:
        code = int(main())  # type: ignore[operator]
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def receive(client: socket.socket) -> list[str]:
    """The words of a client; its streams become this process's."""
    head, ancillary, _, _ = client.recvmsg(8, socket.CMSG_SPACE(12))
    streams = array("i")
    streams.frombytes(ancillary[0][2])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    text = b""
    while len(text) < int.from_bytes(head, "big"):
        text += client.recv(1 << 20)
    return text.decode("utf-8", "surrogateescape").split("\0")


def become(words: list[str]) -> None:
    """Takes the client's folder, arguments and environment for its own."""
    count = int(words[1])
    sys.argv = words[2 : 2 + count]
    os.chdir(words[0])
    os.environ.clear()
    os.environ.update(word.split("=", 1) for word in words[2 + count :])
    added = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:0] = [os.path.dirname(sys.argv[0]), *filter(None, added)]
    for name in ("xdist.plugin", "xdist.workermanage"):  # which keep the path of their import
        if hasattr(sys.modules.get(name), "_sys_path"):
            sys.modules[name]._sys_path[:] = sys.path  # type: ignore[attr-defined]


@contextmanager
def warm_pytest(python: Path, folder: Path, seeds: int) -> Iterator[None]:
    """FOLDER/pytest is such a pytest; SEED chooses the server, each of another order of hashes.

    A call that says its own PYTHONHASHSEED gets the server of that order, or a pytest of its own.
    """
    client = folder / "pytest"
    client.write_text(CLIENT.format(python=python, pytest=python.with_name("pytest")))
    client.chmod(0o755)
    servers = []
    for seed in range(seeds):
        command = [python, __file__, str(folder / f"server-{seed}")]
        hashes = {"PYTHONHASHSEED": str(seed), "PYTHONDONTWRITEBYTECODE": "1"}
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", **hashes}
        servers.append(
            subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.PIPE)
        )
    try:
        for server in servers:
            assert server.stdout and server.stdout.readline()
        yield
    finally:
        for server in servers:
            server.kill()
            server.wait()


if __name__ == "__main__":
    sys.path.pop(0)
    serve(sys.argv[1])
