"""What a command costs with one, two and four bots on one PostgreSQL, and with one on SQLite.

Two processors are fewer than four bots, a PostgreSQL and the fake Discord would like. So beside the
commands a second there is the processor time of each part, by which other machines can be reckoned.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recommender import Dataset
from tests.benchmarks.cluster_bots import SHARDS, Bots, bot_on_sqlite, bots_on_postgres, prepare
from tests.benchmarks.cluster_locks import looking_at
from tests.benchmarks.figure import Figure
from tests.benchmarks.usage import megabytes
from tests.wire.people import Person

LAYOUTS = (0, 1, 2, 4)
# At the same time, on the server of each shard.
PEOPLE = 2
# Of each kind of command, for each person.
ROUNDS = 6
COMMANDS = ("like {film}", "recommend", "likes")
BASIS = "1 on SQLite"


@dataclass(frozen=True)
class Cost:
    """Commands a second; milliseconds of processor time that one costs the bots and PostgreSQL.

    `locked` is the share of busy connections that wait for another one; `connections` and `memory`
    (in megabytes) are those of one process.
    """

    a_second: float
    bots: float
    postgres: float
    connections: float
    locked: float
    memory: float


def commands() -> Iterable[Figure]:
    """Let people talk to each layout in turn."""
    with tempfile.TemporaryDirectory() as folder:
        films, models = prepare(Path(folder))
        basis: Cost | None = None
        for processes in LAYOUTS:
            cost = asyncio.run(_measure(Path(folder), models, films, processes))
            basis = basis or cost
            yield from _figures(processes, cost, basis)


async def _measure(folder: Path, models: Path, films: Dataset, processes: int) -> Cost:
    place = folder / str(processes)
    started = (
        bots_on_postgres(place, models, processes) if processes else bot_on_sqlite(place, models)
    )
    async with started as bots:
        people = [_join(bots, shard) for shard in range(SHARDS) for _ in range(PEOPLE)]
        titles = [movie.label for movie in films.catalogue][: ROUNDS + 1]
        # A first time opens files and connections.
        await _talk(bots, people, titles[ROUNDS:])
        with looking_at(bots) as seen:
            began, before, postgres = time.perf_counter(), bots.seconds(), bots.of_postgres()
            said = await _talk(bots, people, titles[:ROUNDS])
            seconds = time.perf_counter() - began
            return Cost(
                said / seconds,
                (bots.seconds() - before) / said * 1000,
                (bots.of_postgres() - postgres) / said * 1000,
                seen.connections / max(1, processes),
                seen.locked,
                sum(megabytes(each.process.pid) for each in bots.members) / len(bots.members),
            )


def _join(bots: Bots, shard: int) -> Person:
    """Let somebody join the server of a shard; they have a channel of their own there."""
    running, world = bots.running, bots.running.discord.world
    guild = running.channels[shard].guild
    assert guild is not None
    user = world.add_user(f"person {len(world.users)}")
    world.add_member(guild, user)
    channel = world.add_channel(guild, user.name)
    return Person(running.discord, user, channel, running.person(shard).settle)


async def _talk(bots: Bots, people: list[Person], titles: list[str]) -> int:
    """Let all people talk at once, each waiting for each answer; return how often they spoke."""

    async def talk(person: Person) -> None:
        for title in titles:
            for command in COMMANDS:
                heard = len(person.sees()) + 1
                await person.types(f"!{command.format(film=title)}")
                await bots.running.until(partial(_has_heard, person, heard))

    await asyncio.gather(*map(talk, people))
    return len(people) * len(titles) * len(COMMANDS)


def _has_heard(person: Person, times: int) -> bool:
    return len(person.sees()) >= times


def _figures(processes: int, cost: Cost, basis: Cost) -> Iterator[Figure]:
    on = f"{processes} on PostgreSQL" if processes else BASIS
    quicker, dearer = cost.a_second / basis.a_second, cost.bots / basis.bots
    yield Figure(f"{on}: commands", cost.a_second, "/s", None, quicker, BASIS)
    yield Figure(f"{on}: processor time of bots, a command", cost.bots, "ms", None, dearer, BASIS)
    yield Figure(f"{on}: memory of a bot", cost.memory, "MB")
    if processes:
        share = cost.postgres / (cost.bots + cost.postgres)
        name = f"{on}: processor time of PostgreSQL, a command"
        yield Figure(name, cost.postgres, "ms", None, share, "all of it")
        yield Figure(f"{on}: connections of a bot", cost.connections, "")
        yield Figure(f"{on}: busy connections that wait for a lock", cost.locked * 100, "%")
