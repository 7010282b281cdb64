"""Two hundred people voting on one card in one moment: ballots kept, event loop, edits.

The night is planned and opened on the simulated Discord; the burst itself goes straight to what the
bot does with a press, as the simulation's own bookkeeping would take longer than the bot.
"""

import asyncio
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any, cast

import discord
import numpy as np

from bot.cogs.nights.card_refresher import SECONDS_BETWEEN_EDITS
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord.client import Matinee
from bot.discord.router import Press
from bot.domain.nights.night import NightState
from bot.settings import Settings
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.benchmarks.trained import trained_settings
from tests.burst import event_loop_lag
from tests.journeys.night_group import NightGroup

VOTERS = 200


class _Answer:
    """Takes the answer to a press and sends it nowhere."""

    def __init__(self) -> None:
        self._done = False

    def is_done(self) -> bool:
        return self._done

    async def edit_message(self, **_: object) -> None:
        self._done = True

    defer = send_message = edit_message


def measure() -> Iterable[Figure]:
    """Measure with a model of ml-1m and a real store file."""
    with trained_settings("ml-1m") as settings:
        yield from asyncio.run(_measure(settings))


async def _measure(settings: Settings) -> list[Figure]:
    async with open_server(settings) as server:
        group = await _crowd(server)
        films = await group.films()
        presses = [_press(server, who.id, films[at % 5]) for at, who in enumerate(group.everybody)]
        await server.let_pass(5)
        edits = _edits(server)
        lags, seconds = await _burst(server, presses)
        await server.let_pass(5)
        kept = sum(map(bool, (await group.ballots()).values()))
        return list(_figures(kept, lags, seconds, _edits(server) - edits))


async def _burst(server: SimulatedServer, presses: Sequence[Press]) -> tuple[list[float], float]:
    bot = cast("Matinee", server.env.bot)
    with event_loop_lag() as lags:
        start = time.perf_counter()
        await asyncio.gather(*(bot.actions.run(press, None) for press in presses))
        return lags, time.perf_counter() - start


def _figures(kept: int, lags: list[float], seconds: float, edits: int) -> Iterator[Figure]:
    yield Figure(f"ballots kept of {VOTERS} cast at once", kept, "", at_least(VOTERS))
    for quantile, aim in ((0.5, None), (0.99, at_most(20))):
        lag = float(np.quantile(lags, quantile)) * 1000
        yield Figure(f"event loop waits meanwhile, p{quantile * 100:.0f}", lag, "ms", aim)
    # One at once, one in every interval, and one for what came after the last.
    most = math.ceil(seconds / SECONDS_BETWEEN_EDITS) + 2
    yield Figure("edits of the card", edits, "", at_most(most))
    yield Figure("until all are stored and answered", seconds, "s")


def _press(server: SimulatedServer, user_id: int, movie_id: int) -> Press:
    answer = _Answer()
    interaction = SimpleNamespace(
        user=discord.Object(user_id),
        guild_id=server.guild.id,
        client=server.env.bot,
        response=answer,
        edit_original_response=answer.edit_message,
    )
    return Press(
        cast("discord.Interaction[Any]", interaction), "ballot-mark", f"1.{movie_id}.1.1", ()
    )


async def _crowd(server: SimulatedServer) -> NightGroup:
    for number in range(VOTERS - 4):
        user = server.env.create_user(f"guest{number}")
        server.members[user.name] = server.guild.add_member(user)
    group = NightGroup(server, VOTERS)
    await group.tell_tastes()
    await group.plan()
    for guest in group.guests:
        await server.services.store.nights.people.answer(
            server.guild.id, 1, guest.id, (NightState.PLANNED,), coming=True
        )
    await group.host.send(server.channel, "!night vote approval")
    return group


def _edits(server: SimulatedServer) -> int:
    """Count the edits of messages in the channel."""
    return sum(
        entry.method == "PATCH"
        and entry.path.startswith(f"/channels/{server.channel.id}/messages/")
        for entry in server.env.http_requests
    )
