"""What steps of a night cost the database: one read brings all that belongs to a night."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.store.database import Database
from tests.journeys.conversation import tell
from tests.journeys.night_group import NightGroup, gather, mark_button

MAX_FOR_A_VOTE = 8
MAX_FOR_A_PRESS = 3


@contextmanager
def transactions(database: Database) -> Iterator[list[object]]:
    """Collect the transactions that are begun while the block runs."""
    begun: list[object] = []
    engine = database.engine.sync_engine

    def note(connection: object) -> None:
        begun.append(connection)

    event.listen(engine, "begin", note)
    try:
        yield begun
    finally:
        event.remove(engine, "begin", note)


async def planned(server: SimulatedServer) -> NightGroup:
    group = await gather(server, 4)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await group.settle()
    return group


@pytest.mark.parametrize("kind", BallotKind)
async def test_opening_a_vote_takes_few_transactions(
    server: SimulatedServer, kind: BallotKind
) -> None:
    group = await planned(server)
    with transactions(server.services.store.database) as begun:
        await tell(server, group.host, f"!night vote {kind.value}")
        await group.settle()
    # The poll is a message of its own, which is noted as sent.
    assert len(begun) <= MAX_FOR_A_VOTE + (not rules_of(kind).on_paper)


@pytest.mark.parametrize("kind", [kind for kind in BallotKind if rules_of(kind).on_paper])
async def test_a_press_on_a_ballot_takes_few_transactions(
    server: SimulatedServer, kind: BallotKind
) -> None:
    group = await planned(server)
    await tell(server, group.host, f"!night vote {kind.value}")
    who, films = group.guests[0], await group.films()
    paper = await group.ballot(who)
    await group.settle()
    with transactions(server.services.store.database) as begun:
        await who.click(paper, custom_id=mark_button(films[0]))
        await group.settle()
    assert len(begun) <= MAX_FOR_A_PRESS


async def test_a_press_that_changes_nothing_writes_nothing(server: SimulatedServer) -> None:
    group = await planned(server)
    await tell(server, group.host, "!night vote approval")
    who, films = group.guests[0], await group.films()
    paper = await group.ballot(who)
    await group.mark(who, paper, films[0])
    database = server.services.store.database
    ballots = server.services.store.nights.ballots
    async with database.read() as connection:
        before = await connection.exec_driver_sql("SELECT * FROM night_ballots")
        rows = before.all()
    await server.let_pass(60)
    await ballots.change(server.guild.id, 1, who.id, lambda paper: paper.marked(films[0], 1))
    async with database.read() as connection:
        assert (await connection.exec_driver_sql("SELECT * FROM night_ballots")).all() == rows
