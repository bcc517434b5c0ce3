"""A client of `GET /events`: reads the stream on a thread of its own, as a browser does, and keeps what it said."""

import contextlib
import json
import threading

import requests

from clients.waiting import until

TOLD_WITHIN = 30
# The service is silent for 15 seconds at most.
SILENCE_MAX = 40


class Events:
    """One stream: its events in order as (method, params), the last id, and whether it has ended."""

    def __init__(self, url, token, last_event_id=None):
        headers = {"Accept": "text/event-stream"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        if last_event_id is not None:
            headers["Last-Event-ID"] = last_event_id
        self.session = requests.Session()
        self.session.trust_env = False
        self.answer = self.session.get(
            f"{url}/events", headers=headers, stream=True, timeout=(10, SILENCE_MAX)
        )
        self.events = []
        self.comments = 0
        self.ids = []
        self.ended = threading.Event()
        self.broke = None
        if self.answer.status_code == 200:
            self.reader = threading.Thread(target=self._read, daemon=True)
            self.reader.start()

    def _read(self):
        try:
            for line in self.answer.iter_lines(chunk_size=1):
                self._take(line.decode())
        except (requests.RequestException, AttributeError, OSError) as error:
            self.broke = error
        finally:
            self.ended.set()

    def _take(self, line):
        field, _, value = line.partition(": ")
        if line.startswith(":"):
            self.comments += 1
        elif field == "id":
            self.ids.append(value)
        elif field == "data":
            message = json.loads(value)
            assert message["jsonrpc"] == "2.0" and "id" not in message
            self.events.append((message["method"], message["params"], self.ids[-1]))
        else:
            assert line == "" or field == "retry", line

    def begun(self):
        """The stream, as soon as it has said where it begins."""
        until(lambda: self.ids, TOLD_WITHIN, "a stream begins with an id")
        return self

    @property
    def transfers(self):
        return [params["transfer_id"] for method, params, _ in self.events if method == "transfer.completed"]

    @property
    def changes(self):
        return [(params["account_id"], params["seq"]) for method, params, _ in self.events if "seq" in params]

    def wait_for(self, *transfers):
        until(lambda: set(transfers) <= set(self.transfers), TOLD_WITHIN, f"told of {transfers}")

    def wait_for_end(self, seconds=TOLD_WITHIN):
        assert self.ended.wait(seconds), "the stream did not end"

    def close(self):
        with contextlib.suppress(Exception):
            self.answer.raw._fp.fp.raw._sock.shutdown(2)
        self.answer.close()


@contextlib.contextmanager
def listening(url, token, last_event_id=None):
    """A stream that has begun, and is closed with the block."""
    stream = Events(url, token, last_event_id)
    try:
        assert stream.answer.status_code == 200, stream.answer.text
        yield stream.begun()
    finally:
        stream.close()
