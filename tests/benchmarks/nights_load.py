"""Two hundred people voting on one card in one moment: ballots kept, event loop, edits."""

import asyncio
import time
from collections.abc import Iterable, Iterator

import numpy as np

from bot.demo.town import Town, open_town
from bot.nights.night import NightState
from bot.settings import Settings
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.benchmarks.trained import trained_settings
from tests.burst import event_loop_lag, press_at_once
from tests.journeys.evening import Evening

VOTERS = 200


def measure() -> Iterable[Figure]:
    """Measure with a model of ml-1m, a real store file and the real bot on a simulated Discord."""
    with trained_settings("ml-1m") as settings:
        yield from asyncio.run(_measure(settings))


async def _measure(settings: Settings) -> list[Figure]:
    async with open_town(settings) as town:
        evening = await _crowd(town)
        papers = [(who, await evening.ballot(who)) for who in evening.everybody]
        films = await evening.films()
        presses = [
            (who, paper.channel_id, paper.id, f"matinee:ballot-mark:1.{films[at % 5]}.1")
            for at, (who, paper) in enumerate(papers)
        ]
        await town.let_pass(5)
        before = _edits(town)
        with event_loop_lag() as lags:
            start = time.perf_counter()
            await press_at_once(town.env, presses)
            seconds = time.perf_counter() - start
        ballots = await town.services.store.nights.ballots.all(1)
        await town.let_pass(5)
        return list(
            _figures(len([b for b in ballots if b.marks]), lags, seconds, _edits(town) - before)
        )


def _figures(kept: int, lags: list[float], seconds: float, edits: int) -> Iterator[Figure]:
    yield Figure(f"ballots kept of {VOTERS} cast at once", kept, "", at_least(VOTERS))
    lag = float(np.quantile(lags, 0.99)) * 1000
    yield Figure("event loop waits while they vote, p99", lag, "ms", at_most(20))
    yield Figure("edits of the card", edits, "", at_most(2))
    yield Figure("until all are stored and answered, Discord simulated too", seconds, "s")


async def _crowd(town: Town) -> Evening:
    users = [town.env.create_user(f"guest{number}") for number in range(VOTERS - 4)]
    for user in users:
        town.members[user.name] = town.guild.add_member(user)
    evening = Evening(town, VOTERS)
    await evening.tell_tastes()
    await evening.plan()
    for guest in evening.guests:
        await town.services.store.nights.people.answer(
            1, guest.id, (NightState.PLANNED,), coming=True
        )
    await evening.host.send(town.channel, "!night vote approval")
    return evening


def _edits(town: Town) -> int:
    """Count the edits of messages in the channel; answers to presses go another way."""
    return sum(
        entry.method == "PATCH" and entry.path.startswith(f"/channels/{town.channel.id}/messages/")
        for entry in town.env.http_requests
    )
