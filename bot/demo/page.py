"""The demo as a page in a local browser, where a person types as any of the members."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable

import simcord

from bot.demo import internals
from bot.demo.clock_sync import ClockSync
from bot.demo.errors import DemoError
from bot.demo.history import ChannelHistory
from bot.demo.sent_messages import MessageFeed
from bot.demo.simulated_server import ADMIN, MEMBERS, SimulatedServer
from bot.messages import demo as messages

# The last part of the address. It is the same at every start, so that a bookmark keeps working.
KEY = "matinee"
SECOND = 1.0

logger = logging.getLogger(__name__)


async def serve(server: SimulatedServer, port: int, say: Callable[[str], None]) -> None:
    """Serve the page until somebody ends it there or interrupts the process.

    Raises DemoError when the port is taken.
    """
    if not server.messages():
        await _welcome(server)
    preview = server.env.preview(
        server.channel, viewers=list(server.members.values()), layout="channel", port=port
    )
    preview.capability = KEY
    internals.show_pictures(preview, server.picture_at)
    internals.show_as_discord()
    turns = asyncio.Lock()
    internals.take_turns(preview, turns)
    try:
        async with preview:
            say(messages.page_open(preview.url))
            _close_when_told_to(preview)
            ticking = asyncio.create_task(_tick(server, preview, turns))
            try:
                await preview.wait_closed()
            finally:
                ticking.cancel()
    except simcord.SetupError as error:
        raise DemoError(messages.page_failed(str(error))) from error


async def _welcome(server: SimulatedServer) -> None:
    """Say in a new channel what this is and who is who; the visitor has said nothing yet."""
    channel = server.bot.get_partial_messageable(server.channel.id, guild_id=server.guild.id)
    others = [name for name in MEMBERS if name != ADMIN]
    told = bool(await server.services.store.tastes.of(server.ana.id))
    await channel.send(messages.page_welcome(ADMIN, others, told=told))


def _close_when_told_to(preview: simcord.Preview) -> None:
    """End as cleanly when the process is interrupted or told to stop as from the page."""
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows knows no such handlers
            loop.add_signal_handler(
                number, lambda: closing.add(asyncio.create_task(preview.close()))
            )


async def _tick(server: SimulatedServer, preview: simcord.Preview, turns: asyncio.Lock) -> None:
    """Let time go by; show the page anew when the bot has said something by itself."""
    clock, feed, history = ClockSync(server), MessageFeed(server), ChannelHistory(server)
    while True:
        await asyncio.sleep(SECOND)
        async with turns:
            try:
                await clock.catch_up()
                if list(feed.fresh()):
                    history.keep()
                    await preview.refresh()
            except (TimeoutError, OSError, simcord.SetupError):
                logger.exception("the demo's time stopped; trying again")
