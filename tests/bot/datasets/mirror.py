"""A server on this machine that behaves as well, or as badly, as a test wants."""

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.datasets.published import PublishedSet


class Mirror(ThreadingHTTPServer):
    """Serves `content`; with `cut` it hangs up after that many bytes.

    With a `tag` it names the content, and sends all of it to who has begun with another one.
    """

    def __init__(self, content: bytes, status: int = 200, cut: int | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = content
        self.status = status
        self.cut = cut
        self.ranges: list[str | None] = []
        self.tag = ""

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        if self.headers.get("If-Range", self.server.tag) != self.server.tag:
            wanted = None
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        body = self.server.content[start:]
        self.send_response(206 if wanted and self.server.status == 200 else self.server.status)
        self.send_header("Content-Length", str(len(body)))
        if self.server.tag:
            self.send_header("ETag", self.server.tag)
        self.end_headers()
        self.wfile.write(body if self.server.cut is None else body[: self.server.cut])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name upstream
        """Keep the test's output clean."""


@contextmanager
def mirror(content: bytes, status: int = 200, cut: int | None = None) -> Iterator[Mirror]:
    """Run a Mirror for as long as the block lasts."""
    server = Mirror(content, status, cut)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip that holds these files under these names, whatever the names are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def published(content: bytes, max_file_bytes: int = 10_000) -> PublishedSet:
    """Describe a small set whose zip is `content`."""
    digest = hashlib.sha256(content).hexdigest()
    files = ("ratings.csv", "movies.csv", "README.txt")
    return PublishedSet("ml-tiny", digest, 1_000_000, max_file_bytes, files, 1_000_000)
