"""A headless Chromium that tests drive over its own debugging pipe: no driver, no port, no wait.

Messages are JSON, each ended by a zero byte; what the page does comes as events in between.
"""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE_S

Json = dict[str, Any]

COMMAND = shutil.which("chromium") or shutil.which("google-chrome") or ""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--mute-audio",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Tab:
    """One page in the browser, with all that it asked of the world."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._number = 0
        self._session = ""
        self._rest = b""
        self.events: list[Json] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def open(self, page: Path) -> None:
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._read()

    def evaluate(self, expression: str) -> Any:
        """The value of some script; a promise is waited for."""
        answer = self.ask(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until a condition on the page holds."""
        assert self.evaluate(
            "new Promise(done => { const end = performance.now() + "
            f"{1000 * PATIENCE_S}; const look = () => {{ const holds = Boolean({condition});"
            "if (holds || performance.now() > end) done(holds); else setTimeout(look, 10); };"
            "look(); })"
        ), condition

    def click(self, selector: str) -> None:
        """With the mouse, in the middle of an element that is brought into sight first."""
        x, y = self.evaluate(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            "it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, code: int) -> None:
        """A key by its name and its Windows code."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        whole = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        typed = {"text": text} if text else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **whole, **typed)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **whole)

    def asked_for(self) -> list[str]:
        """Every address since the page was opened, its own among them."""
        sent = (e for e in self.events if e["method"] == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    def complaints(self) -> list[str]:
        """What the browser wrote down as errors: broken script, refused content."""
        entries = (e["params"]["entry"] for e in self.events if e["method"] == "Log.entryAdded")
        thrown = [e for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        return [one["text"] for one in entries if one["level"] == "error"] + [
            str(e) for e in thrown
        ]

    def ask(self, method: str, **parameters: Any) -> Json:
        return self._ask(method, **parameters)

    def _ask(self, method: str, **parameters: Any) -> Json:
        self._number += 1
        message: Json = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                found: Json = answer["result"]
                return found

    def _read(self) -> Json:
        while b"\0" not in self._rest:
            piece = os.read(self._from, 1 << 16)
            assert piece, "the browser went away"
            self._rest += piece
        raw, _, self._rest = self._rest.partition(b"\0")
        message: Json = json.loads(raw)
        if "method" in message:
            self.events.append(message)
        return message


def _pipe() -> tuple[int, int]:
    """Away from the descriptors 3 and 4, which the browser wants for itself."""
    ends = os.pipe()
    far = fcntl.fcntl(ends[0], fcntl.F_DUPFD, 10), fcntl.fcntl(ends[1], fcntl.F_DUPFD, 10)
    for end in ends:
        os.close(end)
    return far


@contextmanager
def browser(home: Path) -> Iterator[Tab]:
    """Chromium with a profile of its own. It reads from descriptor 3 and writes to 4."""
    down, to_browser = _pipe()
    from_browser, up = _pipe()
    shell = f'exec "$0" "$@" 3<&{down} 4>&{up}'
    with subprocess.Popen(
        ["bash", "-c", shell, COMMAND, *FLAGS, f"--user-data-dir={home}"],
        pass_fds=(down, up),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home), "TZ": "UTC"},
    ) as process:
        os.close(down)
        os.close(up)
        try:
            yield Tab(to_browser, from_browser)
        finally:
            process.terminate()
            process.wait()
            os.close(to_browser)
            os.close(from_browser)
