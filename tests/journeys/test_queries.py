"""What happens in one server costs the same however much all the others have ever stored."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from unittest import mock

import discord
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.runs.problems import BotStopping
from bot.observability.monitor import Monitor
from bot.settings import Settings
from bot.store import figures
from bot.store.store import Store
from bot.store.tables import METADATA
from tests.crowded import Crowd, fill
from tests.invented import invented_movies
from tests.journeys.conversation import choose, labels, last, options, press, tell
from tests.journeys.night_group import NightGroup, gather
from tests.postgres import empty_postgres
from tests.query_plans import Watched, functions_that_ask, tables_read_whole, watching

# Fills a store on each database: a minute or two.
pytestmark = pytest.mark.slow

CROWD = Crowd(guilds=500, people=5_000, departed=500)
# What the owner alone adds to, versions that are kept, messages that still follow a run.
SMALL = {
    "model_settings",
    "model_changes",
    "added_movies",
    "run_messages",
    "model_versions",
    "model_in_service",
    "trainer_notes",
}
# Not asked by what happens in a server.
ONCE = {
    "Store.open": "a start",
    "Store.read": "the command line",
    "is_claimed": "the command line",
    "StoredTimers.release_claims": "a start",
    "NightNotices.date_back_claims": "a start",
    "Runs.abandon_unfinished": "a start",
    "Nights.settle_film": "its only keys are those of `Nights.move`",
    "Tastes.snapshot": "training takes in everything",
    "Departures.before": "once a day",
    "_erase": "once a day",
    "Departures.known": "once a day",
    "Departures.erase": "once a day",
    "RunMessages.untold": "a start",
    "starting_before": "a start, a row for each process",
    "FilmNumbers.mentioned": "a start after ml-100k",
    "FilmNumbers.renumber": "a start after ml-100k",
    "AddedMovies.keep_known": "a start after ml-100k",
    "ToldCommands.note": "a start with commands that changed",
    "StoredTitles.add": "the command line",
    "StoredTitles.remove": "the command line",
    "StoredTitles.keep": "only with a key of TMDB, and by the primary key",
    "known_processes": "the command line",
    "Policies.planned_servers": "the trainer alone, once a plan",
    "Runs.order": "asks as `Runs.begin` does",
    "Runs.highest_version": "the trainer alone, once a run",
    "StoredModels.publish": "the trainer alone, once a run",
    "StoredModels.prune": "the trainer alone, once a run",
    "StoredModels.content": "once a model, by the primary key",
    "StoredModels.choose": "a rollback, by the primary key",
    "StoredFacts.traits": "a start",
    "StoredFacts.get": "only with a key of TMDB, and by the primary key",
    "StoredFacts.keep": "only with a key of TMDB, and by the primary key",
}
# Rows that fit into some pages, which are read faster than an index.
FEW = 300
QUERIES = ("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")
TYPED = """
!start
!like 7 umbrellas; marzipan conspiracy ii
!dislike 7 umbrellas
!seen 7 umbrellas
!rate 5 7 umbrellas
!unlike 7 umbrellas
!likes
!recommend
!recommend all
!pick
!similar 7 umbrellas
!predict 7 umbrellas
!why 7 umbrellas
!popular
!find umbrellas
!movie 7 umbrellas
!movie add Brand New Comet (2026) Sci-Fi
!movie remove Brand New Comet
!movie add Brand New Comet (2026) Sci-Fi
!dial bold
!list add 7 umbrellas; marzipan conspiracy ii
!list
!list create halloween
!list add halloween: 7 umbrellas
!recommend from halloween
!list rename halloween: scary
!list remove scary: 7 umbrellas
!list bar 7 umbrellas
!list barred
!watchlist add 7 umbrellas
!watchlist
!watchlist remove 7 umbrellas
!list unbar 7 umbrellas
!list bar <@100000000000000000>
!list unbar <@100000000000000000>
!timezone Berlin
!privacy
!export
!help
!setup
!config
!config set time_zone Europe/Berlin
!config log
!model
!model history
!model pin
!model unpin
!model config adventure 0.5
!model config undo
!retrain
!schedule
!schedule every 6h
!schedule reset
!schedule after 5
"""


@pytest.fixture(params=["sqlite", "postgresql"])
async def group(
    request: pytest.FixtureRequest, server_settings: Settings
) -> AsyncIterator[NightGroup]:
    """A group that plans a night, on a store that hundreds of other servers use."""
    settings = server_settings
    if request.param == "postgresql":
        settings = Settings.load(
            None,
            data_directory=settings.data_directory,
            database_url=await empty_postgres(),
            base="off",
        )
    async with open_server(settings) as server:
        night = await gather(server, 4)
        await night.plan()
        await fill(server.services.store.database, CROWD, server.clock.now())
        yield night


async def test_no_event_of_a_server_reads_a_table_whole(
    group: NightGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = group.server
    with watching() as watched:
        await hold_night(group)
        await end_nights(group)
        await import_films(server)
        for typed in TYPED.strip().split("\n"):
            await tell(server, server.you, typed)
        await tell(server, server.you, "!list")
        await press(server, server.you, "▲ 1")
        await tell(server, server.you, "!list delete scary")
        await press(server, server.you, "Delete")
        await tell(server, server.you, f"!night shortlist {server.ana.mention}")
        await tell(server, server.you, f"!watchlist with {server.ana.mention}")
        await tell(server, server.you, "!night plan every friday 20:00")
        await tell(server, server.you, "!night series")
        await choose(server, server.you, options(last(server))[0]["label"])
        await tell(server, server.you, "!night series")
        await press(server, server.you, "Stop 1")
        await press(server, server.you, "Yes, stop it")
        await tell(server, server.you, "!night plan 3/4 20:00")
        await press(server, server.you, labels(last(server))[0])
        await tell(server, server.you, "!like marzipan conspiracy")
        await press(server, server.you, "Undo")
        await server.you.autocomplete(server.channel, "like", "titles", "umb")
        await server.finish_training()
        await tell(server, server.ana, "!forget")
        await press(server, server.ana, "Erase everything")
        await ask_as_several_processes_do(server.services.store)
        await Monitor(server.services).health()
        monkeypatch.setattr(figures, "COUNTED_TO", 100)
        await figures.read_figures(server.services.store.database)
    assert await read_whole(server, watched) == {}
    assert " ".join(functions_that_ask() - watched.statements.keys() - ONCE.keys()) == ""


async def ask_as_several_processes_do(store: Store) -> None:
    """Ask what processes that share a database ask each other again and again."""
    await store.runs.unfinished()
    await store.run_messages.following(1)
    await store.runs.progress(1, {"step": 1})
    await store.runs.interrupt(BotStopping(), datetime(2026, 1, 1, tzinfo=UTC))
    await store.models.in_service()
    await store.models.versions()
    await store.models.record(1)
    await store.models.parts(1)
    await store.trainer_notes.write("growth", {"step": 1})
    await store.trainer_notes.read("growth")
    await store.greetings.claim(1)
    await store.greetings.give_back(1)


async def hold_night(group: NightGroup) -> None:
    """Hold a night from its list of films to what people thought of the film."""
    server = group.server
    await group.tell_tastes()
    await group.come()
    await tell(server, server.ana, "!night suggest 7 umbrellas")
    await group.press(group.host, "Shortlist")
    await group.host.slash(server.channel, "night vote", kind="poll")
    poll = next(each for each in server.channel.history() if each.poll)
    await server.ana.set_poll_votes(poll, answers=[1])
    await server.ana.set_poll_votes(poll, answers=[])
    await tell(server, group.host, "!night close")
    await group.host.slash(server.channel, "night vote", kind="approval")
    for each in group.everybody:
        await group.approve(each, [0])
    await group.host.delete(await group.card())
    await tell(server, group.host, "!night change saturday 20:00")
    await tell(server, group.host, "!night place the sofa")
    for typed in ("!night", "!night list", "!night show"):
        await tell(server, server.ana, typed)
    server.env.inject_error("POST", "/channels/*/messages", status=503, times=4)
    night = await group.night()
    await server.let_pass((night.ends_at - server.clock.now()).total_seconds() + 3600)
    await group.press(server.ana, "I liked it", group.message("asked"))
    await server.let_pass(3 * 86_400)


async def import_films(server: SimulatedServer) -> None:
    """Bring films from another site, answer what is asked, and throw a second file away."""
    known, doubtful, other = invented_movies()[10:13]
    rows = [
        "Title,Year,Rating",
        f'"{known.title}",{known.year},5',
        f'"{doubtful.title}",,4',
        f'"{other.title}",,4',
        "Brand New Comet,,4",
        "Nobody Saw This,1990,4",
    ]
    content = "\n".join(rows).encode()
    for button in ("Don't store anything", "Store"):
        await server.you.slash(server.channel, "import", file=("films.csv", content))
        preview = last(server)
        await choose(server, server.you, "Like: 3 stars")
        await press(server, server.you, next(e for e in labels(preview) if e.startswith(button)))
    await press(server, server.you, "2 questions")
    await choose(server, server.you, "None of these")
    await choose(server, server.you, "(")
    await tell(server, server.you, "!import")
    await press(server, server.you, "What is not taken (CSV)")
    await tell(server, server.you, f"!movie {other.label}")
    await press(server, server.you, "Watchlist")


async def end_nights(group: NightGroup) -> None:
    """Let nights end before their time, and show what remains."""
    server = group.server
    await tell(server, group.host, "!night plan friday 20:00 marzipan conspiracy ii")
    await press(server, server.chloe, "I'm in")
    guild = server.env.bot.get_guild(server.guild.id)
    assert guild is not None
    for event_id in list(server.guild._guild.scheduled_events):
        await (await guild.fetch_scheduled_event(event_id)).delete()
    leaving = mock.Mock(guild_id=guild.id, user=mock.Mock(id=server.chloe.id))
    server.env.bot.dispatch("raw_member_remove", leaving)
    await server.env.settle()
    server.env.bot.dispatch("guild_remove", guild)
    await server.env.settle()
    server.env.bot.dispatch("guild_join", guild)
    server.env.bot.dispatch("guild_available", guild)
    await server.env.settle()
    await tell(server, group.host, "!night cancel")
    room = server.guild.create_text_channel("other")
    await group.host.send(room, "!night plan friday 20:00")
    channel = server.env.bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    for typed in ("!night history", "!night stats"):
        await tell(server, server.ana, typed)
    await server.restart()
    await group.settle()


async def tables_of_few_pages(connection: AsyncConnection) -> set[str]:
    """Return the tables that PostgreSQL reads whole whatever their indexes are."""
    if connection.dialect.name == "sqlite":
        return set()
    counts = {
        table.name: await connection.scalar(select(func.count()).select_from(table))
        for table in METADATA.sorted_tables
    }
    return {name for name, count in counts.items() if (count or 0) < FEW}


async def read_whole(server: SimulatedServer, watched: Watched) -> dict[str, set[str]]:
    """Return the statements that read large tables from end to end, with these tables."""
    async with server.services.store.database.read() as connection:
        large = set(METADATA.tables) - SMALL - await tables_of_few_pages(connection)
        found = {
            f"{function}: {statement}": await tables_read_whole(connection, statement, parameters)
            for function, statements in watched.statements.items()
            for statement, parameters in statements.items()
            if statement.startswith(QUERIES) and function not in ONCE
        }
    return {statement: tables & large for statement, tables in found.items() if tables & large}
