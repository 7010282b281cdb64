"""REST: reads requests, lets faults happen, answers as Discord does, and keeps a journal."""

import json
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NoReturn, cast

from aiohttp import web

from tests.bell import Bell
from tests.wire.fake_discord.faults import Call, Faults, LimitedError, LostError
from tests.wire.fake_discord.files import PATH, Files
from tests.wire.fake_discord.refusals import NO_SUCH_ROUTE, UNAUTHORIZED, RefusedError
from tests.wire.fake_discord.things import Json

PREFIX = "/api/v10"
AUTHORIZATION = "Bot "
# With these the token in the address is enough.
OPEN = ("/interactions/", "/webhooks/")

Reply = Json | list[Json] | None
NOTHING: Reply = None
Handler = Callable[[Call], Reply]
Routes = dict[str, Handler]


@dataclass(frozen=True)
class Answered:
    """A line of the journal; the status is 0 where the connection broke."""

    call: Call
    status: int


class Rest:
    """Serves the routes that it is given."""

    def __init__(
        self,
        routes: Routes,
        files: Files,
        faults: Faults,
        accepted: Callable[[str], bool],
        bell: Bell,
    ) -> None:
        self._faults, self._accepted, self._bell = faults, accepted, bell
        self.journal: list[Answered] = []
        self.under_way = 0
        self.unknown: list[str] = []
        self.application = web.Application(client_max_size=32 * 2**20)
        for name, handler in routes.items():
            method, _, path = name.partition(" ")
            self.application.router.add_route(method, PREFIX + path, partial(self._serve, handler))
        self.application.router.add_get(f"{PATH}/{{number}}/{{name}}", files.serve)
        self.application.router.add_route("*", "/{path:.*}", self._unknown)

    def calls(self, pattern: str) -> list[Answered]:
        """Return the requests that fit, such as `POST /channels/*/messages`."""
        return [each for each in self.journal if each.call.fits(pattern)]

    async def _serve(self, handler: Handler, request: web.Request) -> web.Response:
        call = await _read(request)
        self.under_way += 1
        status = 0
        try:
            response = await self._answer(handler, call)
            status = response.status
        except LostError:
            _reset(request)
        finally:
            self.under_way -= 1
            self.journal.append(Answered(call, status))
            self._bell.ring()
        return response

    async def _answer(self, handler: Handler, call: Call) -> web.Response:
        try:
            await self._faults.meet(call, accepted=False)
            if not call.path.startswith(OPEN) and not self._accepted(call.token or ""):
                raise RefusedError(UNAUTHORIZED)
            reply = handler(call)
            self._bell.ring()
            await self._faults.meet(call, accepted=True)
        except RefusedError as error:
            return _written(error.refusal.body, status=error.refusal.status, headers=_headers(call))
        except LimitedError as error:
            return _limited(error)
        if reply is None:
            return web.Response(status=204, headers=_headers(call))
        return _written(reply, headers=_headers(call))

    async def _unknown(self, request: web.Request) -> web.Response:
        self.unknown.append(f"{request.method} {request.path}")
        return _written(NO_SUCH_ROUTE.body, status=NO_SUCH_ROUTE.status)


async def _read(request: web.Request) -> Call:
    authorization = request.headers.get("Authorization", "")
    token = authorization.removeprefix(AUTHORIZATION) if authorization else None
    path = request.path.removeprefix(PREFIX)
    body: Json = {}
    if request.content_type == "multipart/form-data":
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        # The first answer to an interaction has what it says a floor below.
        body.get("data", body)["attachments"] = list(_attachments(form))
    elif request.can_read_body:
        read = await request.json()
        body = read if isinstance(read, dict) else {"list": read}
    args = dict(request.match_info)
    return Call(request.method, path, args, dict(request.query), body, token)


def _attachments(form: object) -> Iterator[Json]:
    fields = cast("dict[str, object]", form).values()
    files = (each for each in fields if isinstance(each, web.FileField))
    for number, file in enumerate(files):
        content = file.file.read()
        url = f"https://cdn.invalid/{number}/{file.filename}"
        yield {
            "id": str(number),
            "filename": file.filename,
            "size": len(content),
            "url": url,
            "proxy_url": url,
        }


def _written(
    body: Json | list[Json], status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    # discord.py reads JSON only under exactly this type, without a charset.
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        headers=headers,
        content_type="application/json",
    )


def _headers(call: Call) -> dict[str, str]:
    """Tell the client of a bucket that is never used up."""
    return {
        "X-RateLimit-Bucket": f"{call.method}{call.path.count('/')}",
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset-After": "1.0",
    }


def _limited(error: LimitedError) -> web.Response:
    if not error.via:
        return web.Response(status=429, text="error code: 1015")
    body = {"message": "You are being rate limited.", "retry_after": error.seconds}
    scope = "global" if error.everywhere else "user"
    headers = {"Via": "1.1 google", "X-RateLimit-Scope": scope}
    return _written(body | {"global": error.everywhere}, status=429, headers=headers)


def _reset(request: web.Request) -> NoReturn:
    """Reset the connection instead of closing it, so that the client gets no answer at all."""
    if request.transport is not None:
        raw = request.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    raise web.HTTPServiceUnavailable
