"""A model hub on 127.0.0.1: the three requests a download makes, and every way they go wrong."""

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

LARGE = "model.bin"


@dataclass(slots=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]


@dataclass
class FakeHub:
    files: dict[str, bytes]
    """Served for every repository and revision."""
    status: int = 200
    """What every request is answered with."""
    cut_after: int | None = None
    """The large file's connection breaks after so many bytes, once."""
    hang_after: int | None = None
    """The large file stops coming after so many bytes, until the client goes away."""
    knows_ranges: bool = True
    sends: dict[str, bytes] = field(default_factory=dict)
    """Content that differs from what is listed."""
    asked: list[Asked] = field(default_factory=list)
    hanging: Event = field(default_factory=Event)
    client_gone: Event = field(default_factory=Event)

    def __enter__(self) -> "FakeHub":
        hub = self

        class Handler(_Handler):
            pass

        Handler.hub = hub
        self._server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def ranges_of(self, name: str) -> list[str | None]:
        """The Range header of each request for the content of `name`."""
        return [
            request.headers.get("range")
            for request in self.asked
            if request.path.endswith(f"/content/{name}")
        ]

    def listing(self, revision: str) -> dict[str, Any]:
        return {
            "id": "some/model",
            "sha": revision,
            "siblings": [_sibling(name, content) for name, content in self.files.items()],
        }


def _sibling(name: str, content: bytes) -> dict[str, Any]:
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    told: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": blob}
    if name == LARGE:
        sha256 = hashlib.sha256(content).hexdigest()
        told["lfs"] = {"sha256": sha256, "size": len(content), "pointerSize": 134}
    return told


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that are killed in the middle are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub

    def do_GET(self) -> None:
        hub = self.hub
        headers = {name.lower(): value for name, value in self.headers.items()}
        path, _, query = self.path.partition("?")
        hub.asked.append(Asked(self.command, path, headers))
        listing = re.fullmatch(r"/api/models/([\w.-]+/[\w.-]+)/revision/(\w+)", path)
        resolve = re.fullmatch(r"/([\w.-]+/[\w.-]+)/resolve/\w+/([\w.]+)", path)
        content = re.fullmatch(r"/content/([\w.]+)", path)
        if hub.status != 200:
            self._answer(hub.status, b"{}")
        elif listing and query.lower() == "blobs=true":
            self._answer(200, json.dumps(hub.listing(listing[2])).encode())
        elif resolve:
            self.send_response(302)
            self.send_header("Location", f"{hub.url}/content/{resolve[2]}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif content:
            self._send_content(content[1], headers)
        else:
            self._answer(404, b"{}")

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def _send_content(self, name: str, headers: dict[str, str]) -> None:
        hub = self.hub
        content = hub.sends.get(name, hub.files[name])
        start = re.fullmatch(r"bytes=(\d+)-", headers.get("range", ""))
        if start and hub.knows_ranges:
            first = int(start[1])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
            content = content[first:]
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if name == LARGE and hub.cut_after is not None:
            self.wfile.write(content[: hub.cut_after])
            hub.cut_after = None
            self.close_connection = True
        elif name == LARGE and hub.hang_after is not None:
            self.wfile.write(content[: hub.hang_after])
            hub.hanging.set()
            with suppress(ConnectionResetError):
                self.connection.recv(1)
            hub.client_gone.set()
        else:
            self.wfile.write(content)

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
