"""What has to be known of a server before films are proposed to its people."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.lists.proposing import Proposing, Resting
from bot.domain.nights.drawing import SEVERAL, Interest
from bot.store.database import Database
from bot.store.lists.bars import read_barred_films
from bot.store.lists.tables import film_lists, list_films, list_votes
from bot.store.tables import watchlist_films
from bot.store.training.model_settings import settings_of_model


class Proposals:
    """Reads what is to be proposed on a server, and what is not, in one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def for_group(self, guild_id: int, user_ids: Collection[int]) -> Proposing:
        """Return what holds for films that are proposed to these people of a server now."""
        async with self._database.read() as connection:
            barred = await read_barred_films(connection, guild_id)
            resting = await _resting(connection, guild_id, self._clock.now())
            votes = await _votes(connection, guild_id)
            watchlists = await _on_several_watchlists(connection, user_ids)
            model = await settings_of_model(connection)
        interest = {
            movie_id: Interest(watchlists.get(movie_id, 0), votes.get(movie_id))
            for movie_id in votes.keys() | watchlists.keys()
        }
        return Proposing(barred | resting.all, model.adventure, interest)

    async def resting(self, guild_id: int) -> Resting:
        """Return the films on a server's lists that are not to come up for now."""
        async with self._database.read_once() as connection:
            return await _resting(connection, guild_id, self._clock.now())


async def _resting(connection: AsyncConnection, guild_id: int, now: datetime) -> Resting:
    ours = select(film_lists.c.list_id).where(film_lists.c.guild_id == guild_id)
    found = await connection.execute(
        select(list_films.c.movie_id, list_films.c.rests_until).where(
            list_films.c.list_id.in_(ours),
            or_(list_films.c.rests_until > now, list_films.c.withheld_until > now),
        )
    )
    rows = found.all()
    openly = frozenset(row.movie_id for row in rows if row.rests_until and row.rests_until > now)
    return Resting(openly, frozenset(row.movie_id for row in rows))


async def _votes(connection: AsyncConnection, guild_id: int) -> dict[int, int]:
    """Return the votes of each film on a server's lists; nobody counts twice for one film."""
    ours = select(film_lists.c.list_id).where(film_lists.c.guild_id == guild_id)
    support = await connection.execute(
        select(list_films.c.movie_id, list_films.c.support).where(list_films.c.list_id.in_(ours))
    )
    votes: dict[int, int] = {}
    for row in support:
        votes[row.movie_id] = votes.get(row.movie_id, 0) + row.support
    voters = await connection.execute(
        select(list_votes.c.movie_id, func.count(distinct(list_votes.c.user_id)).label("votes"))
        .where(list_votes.c.list_id.in_(ours))
        .group_by(list_votes.c.movie_id)
    )
    for row in voters:
        votes[row.movie_id] = votes.get(row.movie_id, 0) + row.votes
    return votes


async def _on_several_watchlists(
    connection: AsyncConnection, user_ids: Collection[int]
) -> dict[int, int]:
    """Return on how many of these people's watchlists films are, from two on."""
    found = await connection.execute(
        select(watchlist_films.c.movie_id, func.count().label("people"))
        .where(watchlist_films.c.user_id.in_(user_ids))
        .group_by(watchlist_films.c.movie_id)
        .having(func.count() >= SEVERAL)
    )
    return {row.movie_id: row.people for row in found}
