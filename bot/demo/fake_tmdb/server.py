"""The server: the documented addresses, keys, errors and forms; it can fail on demand."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from aiohttp import web

from bot.demo.fake_tmdb.posters import draw_poster

KEY = "a1b2c3d4" * 4
HOST = "127.0.0.1"
Film = Mapping[str, object]
Fault = Callable[[web.Request], Awaitable[web.StreamResponse | None]]


class FilmSource(Protocol):
    """Which films the server knows."""

    def film(self, number: int, language: str) -> Film | None:
        """Return all about a film, as `/movie` tells it with everything appended."""

    def by_imdb(self, imdb_id: str) -> int | None:
        """Return the film with an IMDb number."""

    def search(self, text: str, year: int | None) -> Sequence[int]:
        """Return the films that a text may mean."""


class FakeTmdb:
    """Answers while it is open. `asked` notes each question; `fault` may answer in its place."""

    def __init__(self, source: FilmSource, key: str = KEY) -> None:
        self.source, self.key = source, key
        self.asked: list[str] = []
        self.fault: Fault | None = None
        self.url = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FakeTmdb"]:
        """Listen on a free port of this machine."""
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/3/movie/{number}", self._movie)
        app.router.add_get("/3/find/{imdb_id}", self._find)
        app.router.add_get("/3/search/movie", self._search)
        app.router.add_get("/3/configuration", self._configuration)
        app.router.add_get("/t/p/{size}/{name}", self._picture)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        self.url = f"http://{HOST}:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    @web.middleware
    async def _guard(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if not request.path.startswith("/3/"):
            return await handler(request)
        self.asked.append(request.path.removeprefix("/3/"))
        if self.fault is not None and (answer := await self.fault(request)) is not None:
            return answer
        given = request.query.get("api_key", request.headers.get("Authorization", ""))
        if given.removeprefix("Bearer ") != self.key:
            return refusal(401, 7, "Invalid API key: You must be granted a valid key.")
        return await handler(request)

    async def _movie(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["number"]
        language = request.query.get("language", "en")
        film = self.source.film(int(number), language) if number.isdigit() else None
        return web.json_response(film) if film is not None else not_found()

    async def _find(self, request: web.Request) -> web.StreamResponse:
        number = self.source.by_imdb(request.match_info["imdb_id"])
        return web.json_response({"movie_results": self._listed([number] if number else [])})

    async def _search(self, request: web.Request) -> web.StreamResponse:
        year = request.query.get("primary_release_year", "")
        text = request.query.get("query", "")
        found = self.source.search(text, int(year) if year.isdigit() else None)
        body = {
            "page": 1,
            "results": self._listed(found[:20]),
            "total_pages": -(-len(found) // 20),
            "total_results": len(found),
        }
        return web.json_response(body)

    def _listed(self, numbers: Sequence[int]) -> list[dict[str, object]]:
        keys = ("id", "title", "original_title", "release_date", "adult", "poster_path", "overview")
        films = (self.source.film(number, "en") for number in numbers)
        return [{key: film.get(key) for key in keys} for film in films if film]

    async def _configuration(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"images": {"secure_base_url": f"{self.url}/t/p/"}})

    async def _picture(self, request: web.Request) -> web.StreamResponse:
        png = await asyncio.to_thread(self.picture_at, f"{self.url}{request.path}")
        return not_found() if png is None else web.Response(body=png, content_type="image/png")

    def picture_at(self, url: str) -> bytes | None:
        """Draw the poster at an address; takes some milliseconds. None where there is none."""
        number = url.rpartition("/")[2].partition(".")[0]
        film = self.source.film(int(number), "en") if number.isdigit() else None
        if film is None or not url.startswith(f"{self.url}/t/p/"):
            return None
        return draw_poster(int(number), str(film["title"]))


def refusal(status: int, code: int, text: str) -> web.Response:
    """Return an error as TMDB writes it."""
    body = {"success": False, "status_code": code, "status_message": text}
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")


def not_found() -> web.Response:
    """Return what TMDB answers about a number that it does not know."""
    return refusal(404, 34, "The resource you requested could not be found.")
