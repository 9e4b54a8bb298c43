"""Turn files into pages of a headless Chromium that can be asked questions in JavaScript, and into pictures of them.

Chromium is spoken to through two pipes in its own protocol, JSON each way, so that nothing has to be installed but
Chromium itself. It gets no network: what a page asks for that is no file is told by `strangers`.
Protocol: https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_DUPFD_CLOEXEC, fcntl
from pathlib import Path
from select import select
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE = 60
"""Seconds that one answer may take."""

FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",  # Chromium refuses to run as root with it; it opens nothing but our own files
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


class Browser:
    """One page of a running Chromium. Get it by `browser()`."""

    def __init__(self, reader: int, writer: int) -> None:
        self._reader, self._writer = reader, writer
        self._rest = b""
        self._last = 0
        self._events: list[dict[str, Any]] = []
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self._call(f"{domain}.enable")

    def open(self, path: Path, *, width: int = 800, dark: bool = False) -> None:
        """Show a file in a window of `width` CSS pixels."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._resize(width, 900)
        self._call("Emulation.setEmulatedMedia", media="screen", features=[scheme])
        self._events.clear()
        self._call("Page.navigate", url=path.resolve().as_uri())
        self._wait("Page.loadEventFired")

    def ask(self, script: str) -> Any:  # noqa: ANN401 - what JavaScript answers is whatever JSON can say
        """Evaluate an expression, wait for it if it is a promise, and return its value."""
        told = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return told["result"].get("value")

    def picture(self) -> bytes:
        """What the window shows of the page as a PNG, if it were as high as the page."""
        width, height = self.ask("[innerWidth, Math.ceil(document.documentElement.getBoundingClientRect().height)]")
        self._resize(width, height)
        return base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"])

    def strangers(self) -> list[str]:
        """What the page has asked for since it was opened that is no file."""
        sent = [one["params"]["request"]["url"] for one in self._events if one["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith("file:")]

    def close(self) -> None:
        """End Chromium."""
        self._send("Browser.close", {})

    def _resize(self, width: int, height: int) -> None:
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def _call(self, method: str, **params: object) -> dict[str, Any]:
        number = self._send(method, params)
        while True:
            told = self._receive()
            if told.get("id") == number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']['message']}")
                result: dict[str, Any] = told["result"]
                return result

    def _wait(self, event: str) -> None:
        while not any(one["method"] == event for one in self._events):
            self._receive()

    def _send(self, method: str, params: dict[str, Any]) -> int:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        left = json.dumps(message).encode() + b"\0"
        while left:
            left = left[os.write(self._writer, left) :]
        return self._last

    def _receive(self) -> dict[str, Any]:
        """The next message; an event is kept."""
        while b"\0" not in self._rest:
            if not select([self._reader], [], [], PATIENCE)[0]:
                raise TimeoutError(f"Chromium said nothing for {PATIENCE} seconds")
            more = os.read(self._reader, 1 << 20)
            if not more:
                raise EOFError("Chromium ended")
            self._rest += more
        line, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        if "method" in message:
            self._events.append(message)
        return message


@contextmanager
def browser(program: str = "/usr/bin/chromium") -> Iterator[Browser]:
    """Start Chromium; end it afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        in_read, in_write = os.pipe()
        out_read, out_write = os.pipe()
        process = _start([program, *FLAGS, f"--user-data-dir={profile}"], in_read, out_write)
        os.close(in_read)
        os.close(out_write)
        try:
            page = Browser(out_read, in_write)
            yield page
            page.close()
        finally:
            os.close(in_write)
            os.close(out_read)
            _end(process)


def _start(command: list[str], reads: int, writes: int) -> int:
    """Start a program that reads its orders from file 3 and answers into file 4, as Chromium's pipe asks for."""
    # The pipes move out of the way first: one of them may be 3 or 4 itself.
    aside = [fcntl(one, F_DUPFD_CLOEXEC, 10) for one in (reads, writes)]
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    actions += [(os.POSIX_SPAWN_DUP2, aside[0], 3), (os.POSIX_SPAWN_DUP2, aside[1], 4)]
    try:
        return os.posix_spawn(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    finally:
        for one in (*aside, null):
            os.close(one)


def _end(process: int) -> None:
    """Wait for a program that was told to end; after five seconds end it and its children."""
    for _ in range(100):
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.05)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
