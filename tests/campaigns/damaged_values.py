"""Damages one column of one table at a time, for one of two servers, and starts the bot on that.

Every column of every table is tried, most of all those of whole numbers, in which SQLite keeps
text as it is. The bot has to start, its commands have to answer with sentences, and the other
server must not notice.
"""

import asyncio
import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import simcord
from sqlalchemy import Integer, insert

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.runs.order import Order
from bot.domain.runs.problems import Cancelled
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.settings import Settings
from bot.store.tables import METADATA, film_facts
from tests.campaigns.ledger import database_of
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Size, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.journeys.conversation import labels, press, said, tell, text_of

# What the bot says in its log where a stored value cannot be read; that is how it should be.
REPORTED = (
    "what is stored cannot be read",
    "StoredValueError",
    "nobody handles timers",
    "has the default schedule",
)
UNFORESEEN = "went wrong on my side"
SMALL = 10
HOSTILE: dict[str, object] = {
    "a text": "wrong",
    "an empty text": "",
    "JSON of another form": '{"a": [1]}',
    "deep JSON": "[" * 5000,
    "1e400": '{"a": 1e400}',
    "a huge number": 2**63 - 1,
    "minus one": -1,
    "one half": 0.5,
    "infinity": float("inf"),
    "bytes": b"\xff\x00\xfe",
    "NULL": None,
    "a year that is none": "99999-01-01 00:00:00.000000",
    "the last moment": "9999-12-31 23:59:59.999999",
    "the first moment": "0001-01-01 00:00:00.000000",
}
FILLED_BY = (
    ("you", "!schedule daily 4"), ("you", "!config time_zone Europe/Berlin"),
    ("ana", "!like 7 umbrellas, marmalade & gunpowder"), ("ana", "!rate 5 who painted the moon"),
    ("ben", "!dislike 7 umbrellas"), ("ana", "!dial adventurous"),
    ("you", "!movie add Brand New Thing (2026)"), ("ana", "!night plan in 3 days"),
    ("ana", "!night suggest 7 umbrellas"), ("ana", "!night plan 3/4 20:00"),
)  # fmt: skip
ASKED = (
    "!recommend", "!likes", "!like amber beacon", "!dial", "!night show", "!night history",
    "!night vote", "!night list", "!config", "!config log", "!schedule show", "!model history",
    "!model status", "!timezone", "!privacy", "!movie list", "!export", "!popular", "!like amber",
)  # fmt: skip
ASKED_ELSEWHERE = ("!recommend", "!like 7 umbrellas", "!night plan in 2 days", "!config", "!likes")


@dataclass(frozen=True)
class Damage:
    """One value in one column, in the rows of one server or person."""

    table: str
    column: str
    name: str
    # Whether it is no number in a column of whole numbers.
    misfits: bool = False

    def __str__(self) -> str:
        return f"{self.table}.{self.column}: {self.name}"

    def do(self, settings: Settings, guild_id: int) -> int:
        """Write it; return how many rows have it now."""
        with closing(sqlite3.connect(database_of(settings))) as connection, connection:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({self.table})")}
            where = f"WHERE guild_id = {guild_id}" if "guild_id" in columns else ""
            try:
                return connection.execute(
                    f"UPDATE OR IGNORE {self.table} SET {self.column} = ? {where}",
                    (HOSTILE[self.name],),
                ).rowcount
            except sqlite3.IntegrityError:  # a column that takes no such value holds none
                return 0


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Try every value in every column, or some of them."""
    settings = Settings.load(None, data_directory=folder / "filled", base="off")
    models = make_small_registry(invented_dataset(), folder / "models")
    shutil.copytree(models, settings.model_directory)
    guild_id = asyncio.run(_fill(settings))
    cases = scale.share(_chosen(random.Random(scale.seed), scale))
    with overhearing() as overheard:
        overheard.take()
        for case in (None, *cases):
            damaged = Settings.load(None, data_directory=folder / "damaged", base="off")
            shutil.rmtree(damaged.data_directory, ignore_errors=True)
            shutil.copytree(settings.data_directory, damaged.data_directory)
            if case is not None and not case.do(damaged, guild_id):
                continue
            faults = asyncio.run(_try(damaged, overheard))
            tally.expect(not faults, f"{case or 'nothing damaged'}: {'; '.join(faults)}")
            if case is not None:
                tally.reached[case.table] += 1


def _chosen(random_: random.Random, scale: Scale) -> list[Damage]:
    """Draw some, half of them from the columns of whole numbers, or take all."""
    cases = list(_cases())
    random_.shuffle(cases)
    if scale.size is Size.FULL:
        return cases
    numbers = [each for each in cases if each.misfits]
    return [each for pair in zip(numbers, cases, strict=False) for each in pair][:SMALL]


async def _fill(settings: Settings) -> int:
    async with open_server(settings, prepare=_add_other) as server:
        for name, text in FILLED_BY:
            await tell(server, server.members[name], text)
        await press(server, server.ben, "I'm in")
        await tell(server, server.ana, "!night vote")
        paper = (await press(server, server.ben, "Vote")).response
        assert paper is not None
        await press(server, server.ben, labels(paper)[0], paper)
        await tell(server, server.ana, "!night close")
        await tell(server, server.ana, "!night plan in 4 days")
        await _fill_rest(server)
        return server.guild.id


async def _fill_rest(server: SimulatedServer) -> None:
    """Store what no conversation of this one leads to."""
    store, now, user_id = server.services.store, server.clock.now(), server.ana.id
    for state in (RunState.CANCELLED, RunState.RUNNING):
        order = Order(Asked(), user_id, server.guild.id)
        run_id = (await store.runs.begin(order, 9, now)).run_id
        await store.run_messages.follow(run_id, server.guild.id, server.channel.id, 7 + run_id)
        if state is not RunState.RUNNING:
            await store.runs.finish(run_id, state, now, problem=Cancelled(user_id=user_id))
    await store.model_settings.change({"factors": 64}, user_id)
    await store.departures.left(9, now)
    async with store.database.write() as connection:
        facts = {"tmdb_id": 1, "language": "en", "facts": "{}", "fetched_at": now}
        await connection.execute(insert(film_facts).values(facts))


def _cases() -> Iterator[Damage]:
    for table in METADATA.sorted_tables:
        for column in table.columns:
            number = column.type._type_affinity is Integer
            for name, value in HOSTILE.items():
                yield Damage(table.name, column.name, name, number and not isinstance(value, int))


async def _try(settings: Settings, overheard: Overheard) -> Sequence[str]:
    faults = []
    try:
        async with open_server(settings, prepare=_add_other) as server:
            faults += await _ask(server, server.you, server.channel, ASKED)
            faults += await _ask_elsewhere(server)
            await server.services.store.tastes.snapshot()
            await server.let_pass(3 * 86_400)
    except Exception as error:  # noqa: BLE001 - whatever ends the start is the finding
        faults.append(f"the bot failed: {error!r:.300}")
    return faults + [
        each for each in overheard.take() if not any(words in each for words in REPORTED)
    ]


async def _ask(
    server: SimulatedServer,
    who: simcord.MemberActor,
    channel: simcord.ChannelHandle,
    asked: Sequence[str],
) -> list[str]:
    faults = []
    for text in asked:
        before = {message.id for message in said(server)}
        await who.send(channel, text)
        heard = "\n".join(text_of(each) for each in said(server) if each.id not in before)
        if not heard or UNFORESEEN in heard:
            faults.append(f"{text} was answered {heard!r:.100}")
    return faults


async def _ask_elsewhere(server: SimulatedServer) -> list[str]:
    """Ask in the other server, where nothing may be out of order."""
    other = OTHERS[server]
    faults = await _ask(server, other.member, other.channel, ASKED_ELSEWHERE)
    return [f"elsewhere {each}" for each in faults]


@dataclass(frozen=True)
class Other:
    """A second server with one member, who manages it."""

    channel: simcord.ChannelHandle
    member: simcord.MemberActor


OTHERS: dict[SimulatedServer, Other] = {}


def _add_other(server: SimulatedServer) -> None:
    guild = server.env.create_guild("Elsewhere")
    member = guild.add_member(server.env.create_user("dora"))
    OTHERS.clear()
    OTHERS[server] = Other(guild.create_text_channel("films"), member)
