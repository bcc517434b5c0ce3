"""Serves a gallery of rendered pages beside public/, with the headers that the real pages have.

    python3 Tests/gallery/serve.py FOLDER [PORT]
"""

import http.server
import pathlib
import sys

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
PUBLIC = pathlib.Path(__file__).resolve().parents[2] / "public"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of public/ under /assets/ and /app/, everything else from the gallery."""

    def translate_path(self, path):
        path = path.split("?")[0].lstrip("/")
        root = PUBLIC if path.startswith(("assets/", "app/")) else self.gallery
        return str(root / path)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_):
        pass


def server(folder, port=0):
    """A server on the loopback interface; port 0 picks a free one."""
    Handler.gallery = pathlib.Path(folder).resolve()
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    running = server(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8090)
    print(f"http://127.0.0.1:{running.server_port}/")
    running.serve_forever()
