"""nginx with the project's configuration in front of a service that tells what it was asked."""

import http.client
import http.server
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What each answer says, over plain HTTP; as the service does on its own (`SecurityHeaders`).
SAID = {
    "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": None,
    "Server": "nginx",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with the request as JSON; /events sends one event and waits for the test to let it go on.

    `says` are the headers of every answer."""

    protocol_version = "HTTP/1.1"
    release = threading.Event()
    says = {}

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/events":
            return self.stream()
        reply = json.dumps({
            "method": self.command, "path": self.path, "bytes": len(body), "connection": self.client_address[1],
            "headers": {name.lower(): value for name, value in self.headers.items()},
        }).encode()
        self.begin("application/json", "Content-Length", str(len(reply)))
        self.wfile.write(reply)

    do_GET = do_POST = answer

    def stream(self):
        self.begin("text/event-stream", "Transfer-Encoding", "chunked")
        self.wfile.write(b"6\r\n: one\n\r\n")
        self.wfile.flush()
        self.release.wait(10)
        # A test may have left in between.
        with suppress(ConnectionError):
            self.wfile.write(b"0\r\n\r\n")

    def begin(self, kind, name, value):
        self.send_response(200)
        for header in [("Content-Type", kind), (name, value), *self.says.items()]:
            self.send_header(*header)
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Front:
    """nginx and the service behind it, over TLS as the sample has it or over plain HTTP."""

    def __init__(self, folder, rate_limits, tls):
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
        self.service.daemon_threads = True
        threading.Thread(target=self.service.serve_forever, daemon=True).start()
        self.public = folder / "public"
        shutil.copytree(ROOT / "public", self.public)
        (self.public / "assets/style.0a1b2c3d.css").write_text("a{}")
        self.configuration = folder / "configuration"
        subprocess.run([
            ROOT / "deploy/nginx/render", self.configuration, f"RUN={folder}", f"PUBLIC={self.public}",
            f"CONFIGURATION={self.configuration}", f"ACCESS_LOG={folder}/access.log", f"ERROR_LOG={folder}/error.log",
            f"LISTEN=listen 127.0.0.1:{self.port};", f"UPSTREAM=server 127.0.0.1:{self.service.server_port};",
            f"RATE_LIMITS={rate_limits}",
        ], check=True)
        if tls:
            self.take_the_sample()
        self.command = ["/usr/sbin/nginx", "-p", folder, "-e", folder / "error.log", "-c",
                        self.configuration / "nginx.conf"]
        self.process = subprocess.Popen(self.as_nobody(self.command))
        self.wait()

    def take_the_sample(self):
        """TLS on the port, what leads there on another, and a certificate made here."""
        self.plain_port = free_port()
        self.certificate, key = self.folder / "fullchain.pem", self.folder / "privkey.pem"
        subprocess.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
            "/CN=test", "-addext", "subjectAltName=DNS:billing.example.com", "-keyout", key, "-out", self.certificate,
        ], check=True, capture_output=True)
        # nginx does not run as root here, which could read it in any case.
        key.chmod(0o644)
        sample = (ROOT / "deploy/nginx/tls.conf.example").read_text()
        for there, here in {
            "/etc/letsencrypt/live/billing.example.com": str(self.folder),
            "listen 443 ": f"listen 127.0.0.1:{self.port} ", "    listen [::]:443 ssl http2;\n": "",
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};", "    listen [::]:80;\n": "",
        }.items():
            assert there in sample
            sample = sample.replace(there, here)
        main = self.configuration / "nginx.conf"
        main.write_text(main.read_text().partition("    server {")[0] + sample + "}\n")

    @staticmethod
    def as_nobody(command):
        """The product never runs nginx as root, so the tests do not either."""
        if os.getuid() != 0:
            return command
        return ["setpriv", "--reuid", "nobody", "--regid", str(pwd.getpwnam("nobody").pw_gid), "--clear-groups",
                *command]

    def wait(self):
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError((self.folder / "error.log").read_text())

    def ask(self, start, *headers, body="", version="HTTP/1.1"):
        """The answer to a request that is sent as it is, read to its end."""
        lines = [f"{start} {version}", *headers, "Host: localhost", "Connection: close", "", body]
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall("\r\n".join(lines).encode())
            answer = http.client.HTTPResponse(connection, method=start.split()[0])
            answer.begin()
            answer.body = answer.read()
            return answer

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.service.shutdown()


@pytest.fixture
def start():
    """Starts nginx with the rate limits on or off, with TLS or without; all are stopped at the end."""
    with ExitStack() as fronts:
        yield lambda *options, **named: fronts.enter_context(running(*options, **named))


@pytest.fixture
def front(start):
    return start()


@pytest.fixture(scope="module")
def shared_front():
    """For tests that leave it as it is."""
    with running() as one:
        yield one


@contextmanager
def running(rate_limits="off", tls=False):
    folder = Path(tempfile.mkdtemp(prefix="easybilling-nginx-"))
    try:
        if os.getuid() == 0:
            os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
        folder.chmod(0o755)
        front = Front(folder, rate_limits, tls)
        try:
            yield front
        finally:
            front.stop()
    finally:
        shutil.rmtree(folder)
