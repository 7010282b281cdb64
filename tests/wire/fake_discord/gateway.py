"""The gateway: hello, identify, ready, heartbeats, resume with what was missed, and cuts."""

import asyncio
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from discord import Intents

from tests.bell import Bell
from tests.wire.fake_discord.members import member_chunk
from tests.wire.fake_discord.payloads import guild_json, user_json
from tests.wire.fake_discord.things import Guild, Json, User
from tests.wire.fake_discord.world import World

HEARTBEAT_MILLISECONDS = 41_250
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT = 0, 1, 2, 6, 7
REQUEST_MEMBERS, INVALID, HELLO, ACKNOWLEDGED = 8, 9, 10, 11
UNAUTHENTICATED, INTENT_REFUSED = 4004, 4014
ENDED = 1 << 62


class Line:
    """One open connection; what is sent leaves in order."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._socket, self._request = socket, request
        self._waiting: asyncio.Queue[Json] = asyncio.Queue()
        self._writing = asyncio.create_task(self._write(), name="wire writer")
        self.session: Session | None = None
        self.beats: asyncio.Queue[int | None] = asyncio.Queue()

    def send(self, frame: Json) -> None:
        """Put a frame on the line."""
        self._waiting.put_nowait(frame)

    async def close(self, code: int) -> None:
        """Close as Discord does."""
        await self._socket.close(code=code)

    def cut(self) -> None:
        """Let the connection break without a word."""
        self._writing.cancel()
        if self._request.transport is not None:
            self._request.transport.abort()

    async def _write(self) -> None:
        while True:
            frame = await self._waiting.get()
            try:
                await self._socket.send_str(json.dumps(frame))
            except ConnectionError:
                return

    def freeze(self) -> None:
        """Read no more, so that not even a goodbye is answered."""
        if isinstance(self._request.transport, asyncio.Transport):
            self._request.transport.pause_reading()

    def end(self) -> None:
        """Forget what was not sent; nobody waits for this line any more."""
        self._writing.cancel()
        self.beats.put_nowait(ENDED)


@dataclass(eq=False)
class Session:
    """What a client resumes: its number of the last event, and all that was sent."""

    key: str
    shard: tuple[int, int]
    intents: Intents
    line: Line | None
    sent: list[Json] = field(default_factory=list)

    def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, or keep it for a resume."""
        frame = {"op": DISPATCH, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(frame)
        if self.line is not None:
            self.line.send(frame)

    def concerns(self, guild: Guild | None) -> bool:
        """Whether the events of a guild go to this shard; direct messages go to the first."""
        number, shards = self.shard
        return number == (0 if guild is None else (guild.id >> 22) % shards)


class Gateway:
    """All sessions of the bot."""

    def __init__(
        self, world: Callable[[], World], accepted: Callable[[str], bool], bell: Bell
    ) -> None:
        self._world, self._accepted, self._bell = world, accepted, bell
        self.address = ""
        self.refused_intents = Intents.none()
        # While silent, it takes connections and says nothing.
        self.silent = False
        self.sessions: dict[str, Session] = {}
        self.lines: list[Line] = []
        self.identified = self.resumed = self.connections = 0
        # By the machine's clock, when each session began.
        self.began_at: list[float] = []

    def emit(self, event: str, data: Json, guild: Guild | None) -> None:
        """Tell every session what happened."""
        if guild is not None and not guild.available and event != "GUILD_DELETE":
            return
        for session in self.sessions.values():
            if session.concerns(guild):
                session.dispatch(event, _censored(event, data, session.intents, self._world().bot))

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk with a client until one of both ends it."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line = Line(socket, request)
        self.lines.append(line)
        self.connections += 1
        self._bell.ring()
        if not self.silent:
            line.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MILLISECONDS}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT and not self.silent:
                    await self._received(line, json.loads(message.data))
        finally:
            line.end()
            self.lines.remove(line)
            if line.session is not None and line.session.line is line:
                line.session.line = None
            self._bell.ring()
        return socket

    async def _received(self, line: Line, frame: Json) -> None:
        operation, data = frame["op"], frame["d"]
        if operation == HEARTBEAT:
            line.beats.put_nowait(data)
            line.send({"op": ACKNOWLEDGED, "d": None})
        elif operation == IDENTIFY:
            await self._identify(line, data)
        elif operation == RESUME:
            self._resume(line, data)
        elif operation == REQUEST_MEMBERS and line.session is not None:
            line.session.dispatch("GUILD_MEMBERS_CHUNK", member_chunk(self._world(), data))

    async def _identify(self, line: Line, data: Json) -> None:
        intents = Intents._from_value(int(data["intents"]))
        if not self._accepted(data["token"]):
            await line.close(UNAUTHENTICATED)
            return
        if intents.value & self.refused_intents.value:
            await line.close(INTENT_REFUSED)
            return
        number, shards = data.get("shard", (0, 1))
        line.session = Session(secrets.token_hex(8), (number, shards), intents, line)
        self.sessions[line.session.key] = line.session
        self._greet(line.session)
        self.identified += 1
        self.began_at.append(time.monotonic())
        self._bell.ring()

    def _greet(self, session: Session) -> None:
        world = self._world()
        mine = [guild for guild in world.guilds.values() if world.bot.id in guild.members]
        mine = [guild for guild in mine if session.concerns(guild)]
        ready = {
            "v": 10,
            "user": user_json(world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "session_id": session.key,
            "resume_gateway_url": self.address,
            "shard": list(session.shard),
            "application": {"id": str(world.bot.id), "flags": 0},
        }
        session.dispatch("READY", ready)
        for guild in mine:
            if guild.available:
                session.dispatch("GUILD_CREATE", guild_json(guild, world.bot))

    def _resume(self, line: Line, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or not self._accepted(data["token"]):
            line.send({"op": INVALID, "d": False})
            return
        line.session, session.line = session, line
        for frame in session.sent[int(data["seq"] or 0) :]:
            line.send(frame)
        session.dispatch("RESUMED", {})
        self.resumed += 1
        self._bell.ring()

    def cut(self) -> None:
        """Break every connection; the sessions can be resumed."""
        for line in list(self.lines):
            line.cut()
            if line.session is not None:
                line.session.line = None

    def freeze(self) -> None:
        """Read nothing more of what the clients send."""
        for line in self.lines:
            line.freeze()

    async def close(self, code: int) -> None:
        """Close every connection with a code."""
        for line in list(self.lines):
            await line.close(code)

    def forget_sessions(self) -> None:
        """Let no session be resumed any more."""
        self.sessions.clear()

    def ask_to_reconnect(self) -> None:
        """Ask the clients to connect anew and resume, as Discord does before maintenance."""
        for line in self.lines:
            line.send({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the clients that their sessions are invalid."""
        for line in self.lines:
            line.send({"op": INVALID, "d": resumable})
        if not resumable:
            self.forget_sessions()

    async def heard(self) -> None:
        """Wait until the clients have read all that was sent, by asking for a heartbeat."""
        for line in list(self.lines):
            if line.session is None:
                continue
            last = len(line.session.sent)
            line.send({"op": HEARTBEAT, "d": None})
            while (await line.beats.get() or 0) < last:
                continue


def _censored(event: str, data: Json, intents: Intents, bot: User) -> Json:
    """Leave out what a message says where the bot may not read it: no mention, not its own."""
    if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or intents.message_content:
        return data
    concerned = [data["author"]["id"], *(user["id"] for user in data["mentions"])]
    if str(bot.id) in concerned or "guild_id" not in data:
        return data
    hidden: dict[str, Any] = {"content": "", "embeds": [], "components": [], "attachments": []}
    return data | hidden
