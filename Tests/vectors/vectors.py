"""The protocol's examples, `*.io` in this folder: what a client sends and what it gets.

Their format is told in `Tests/TestVectors/Vector+Files.swift`, which reads them for the tests in Swift."""

import json
from pathlib import Path
from typing import NamedTuple


# What is no JSON, no request, and no batch of a size that is looked at.
UNREAD = {-32700, -32600, -32010}


class Vector(NamedTuple):
    """One example. `response` is `None` where none may come; `"<any>"` in it stands for every value."""

    place: str
    comment: str
    request: bytes
    response: dict | list | None

    @property
    def exchanges(self):
        """The calls in it that were understood as calls, each with its response."""
        if self.response is None:
            return []
        is_batch = isinstance(self.response, list)
        responses = self.response if is_batch else [self.response]
        if not is_batch and code(self.response) in UNREAD:
            return []
        sent = json.loads(self.request)
        answered = [one for one in (sent if is_batch else [sent]) if not is_notification(one)]
        assert len(answered) == len(responses), self.place
        return [pair for pair in zip(answered, responses, strict=True) if code(pair[1]) not in UNREAD]


def code(response):
    """The code of an error, `None` of a result."""
    return response.get("error", {}).get("code")


def is_notification(request):
    return (
        isinstance(request, dict)
        and request.get("jsonrpc") == "2.0"
        and isinstance(request.get("method"), str)
        and isinstance(request.get("params"), dict | list | None)
        and "id" not in request
    )


def matches(got, expected, may_have_more=False):
    """Whether an answer is what a vector expects: the same, with more members inside `result` and `error` at most."""
    if expected == "<any>":
        return True
    if type(got) is not type(expected):
        return False
    if isinstance(expected, dict):
        return (may_have_more or got.keys() == expected.keys()) and all(
            name in got and matches(got[name], value, may_have_more or name in ("result", "error"))
            for name, value in expected.items()
        )
    if isinstance(expected, list):
        return len(got) == len(expected) and all(
            matches(one, other, may_have_more) for one, other in zip(got, expected, strict=True)
        )
    return got == expected


def content(line, prefix):
    """The rest of a line after its mark and one blank, `None` of another line."""
    return line.removeprefix(prefix).removeprefix(" ") if line.startswith(prefix) else None


def read(file):
    vectors, comment, request = [], "", None
    for number, line in enumerate(file.read_text().split("\n"), 1):
        if line == "":
            continue
        if (text := content(line, "//")) is not None:
            comment = text
        elif (digits := content(line, ">>hex")) is not None:
            request = bytes.fromhex(digits)
        elif (text := content(line, ">>")) is not None:
            request = text.encode() if request is None else request + b"\n" + text.encode()
        elif (text := content(line, "<<")) is not None and request is not None:
            response = json.loads(text) if text else None
            vectors.append(Vector(f"{file.name}:{number}", comment, request, response))
            request = None
        else:
            raise ValueError(f"{file.name}:{number}: {line}")
    return vectors


VECTORS = [vector for file in sorted(Path(__file__).parent.glob("*.io")) for vector in read(file)]
