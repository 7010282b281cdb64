"""Files that people attach: kept here, and handed out to who knows their address."""

from aiohttp import web

from tests.wire.fake_discord.things import Json

PATH = "/attachments"


class Files:
    """What people have uploaded."""

    def __init__(self) -> None:
        self.address = ""
        self._contents: list[bytes] = []

    def keep(self, name: str, content: bytes) -> Json:
        """Keep a file; return what a message says of it."""
        number = len(self._contents)
        self._contents.append(content)
        url = f"{self.address}{PATH}/{number}/{name}"
        return {
            "id": str(number + 1),
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
        }

    async def serve(self, request: web.Request) -> web.Response:
        """Hand a file out."""
        return web.Response(body=self._contents[int(request.match_info["number"])])
