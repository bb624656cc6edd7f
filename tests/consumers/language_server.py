"""A tiny client of the Language Server Protocol: as much of an editor as the tests need."""

from __future__ import annotations

import json
import os
import subprocess
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tests.consumers.npm import module

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

SERVER = "yaml-language-server"

_PATIENCE = 60  # seconds until a silent server is ended, so that a test fails instead of hanging


class Position(NamedTuple):
    """A place in a file as the protocol counts: both from 0."""

    line: int
    character: int

    @classmethod
    def after(cls, text: str, mark: str) -> Self:
        """Give the place right behind the first ``mark`` of a text."""
        before = text[: text.index(mark) + len(mark)]
        return cls(before.count("\n"), len(before) - before.rfind("\n") - 1)


class LanguageServer:
    """The running server, with a folder opened in it as an editor would.

    Args:
        folder: the folder that is opened.
        settings: the editor's settings, in the form of VS Code's ``settings.json``.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self._settings = settings
        self._last_id = 0
        self._opened: set[str] = set()
        self._is_configured = False
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        """Start the server and open the folder."""
        self._process = subprocess.Popen(
            ["node", str(module(SERVER, "bin", SERVER)), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        folder = {"uri": self.folder.as_uri(), "name": self.folder.name}
        markdown = {"documentationFormat": ["markdown"], "snippetSupport": True}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": markdown},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                },
            },
        )
        self.tell("initialized", {})
        while not self._is_configured:
            self._handle(self._read())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server."""
        try:
            if kind is None:
                self.ask("shutdown", None)
                self.tell("exit", None)
        finally:
            self._process.kill()
            self._process.communicate()

    def open(self, path: str, text: str) -> str:
        """Open a file with a text; give its address. Nothing is read from the disk.

        A path can be opened only once: the server does not say which text it marks.
        """
        uri = (self.folder / path).as_uri()
        assert uri not in self._opened
        self._opened.add(uri)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def diagnostics(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file and give what the server marks in it."""
        uri = self.open(path, text)
        while uri not in self._diagnostics:
            self._handle(self._read())
        return self._diagnostics[uri]

    def completion(self, path: str, text: str, place: Position) -> dict[str, str]:
        """Give what the server offers at a place: each value with its explanation."""
        found = self._at("completion", path, text, place)
        return {item["label"]: _plain(item.get("documentation")) for item in found["items"]}

    def hover(self, path: str, text: str, place: Position) -> str:
        """Give what the server shows when the pointer rests on a place."""
        found = self._at("hover", path, text, place)
        return _plain(found["contents"]) if found else ""

    def _at(self, what: str, path: str, text: str, place: Position) -> Any:
        uri = self.open(path, text)
        return self.ask(
            f"textDocument/{what}",
            {"textDocument": {"uri": uri}, "position": place._asdict()},
        )

    def ask(self, method: str, parameters: Any) -> Any:
        """Send a request and give its result."""
        self._last_id += 1
        id = self._last_id
        self._send({"id": id, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == id and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def tell(self, method: str, parameters: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def _handle(self, message: dict[str, Any]) -> None:
        """Do what the server wants in between."""
        parameters: Any = message.get("params")
        if message["method"] == "textDocument/publishDiagnostics":
            self._diagnostics[parameters["uri"]] = parameters["diagnostics"]
        elif message["method"] == "workspace/configuration":
            wanted = [self._section(item["section"]) for item in parameters["items"]]
            self._send({"id": message["id"], "result": wanted})
            self._is_configured = True
        elif "id" in message:
            self._send({"id": message["id"], "result": None})

    def _section(self, name: str) -> dict[str, Any]:
        """Give a section of the settings as VS Code does: a key with dots is nested."""
        section: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                inner = section
                *steps, last = key.removeprefix(f"{name}.").split(".")
                for step in steps:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return section

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        timer = Timer(_PATIENCE, self._process.kill)
        timer.start()
        try:
            length = 0
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            message: dict[str, Any] = json.loads(stream.read(length) or b"null")
        finally:
            timer.cancel()
        assert message, "the server has ended"
        return message


def _plain(content: Any) -> str:
    return content["value"] if isinstance(content, dict) else content or ""
