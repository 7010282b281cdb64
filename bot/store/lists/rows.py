"""Reads servers' lists, in the transaction of the caller."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.lists.film_list import DEFAULT, ServerFilm, name_key
from bot.store.lists.tables import film_lists, list_films, list_votes
from bot.store.tables import person_settings, tastes


class FoundList(NamedTuple):
    """Number and name of a list."""

    list_id: int
    name: str


async def list_names(connection: AsyncConnection, guild_id: int) -> tuple[str, ...]:
    """Return the names of a server's lists, the default one first."""
    named = (film_lists.c.guild_id == guild_id) & (film_lists.c.key != name_key(DEFAULT))
    found = await connection.scalars(
        select(film_lists.c.name).where(named).order_by(film_lists.c.key)
    )
    return DEFAULT, *found


async def find_list(
    connection: AsyncConnection, guild_id: int, name: str | int
) -> FoundList | None:
    """Return number and name of a server's list, found by either; None where there is none."""
    by_number = isinstance(name, int)
    this = film_lists.c.list_id == name if by_number else film_lists.c.key == name_key(str(name))
    found = await connection.execute(
        select(film_lists.c.list_id, film_lists.c.name).where(
            film_lists.c.guild_id == guild_id, this
        )
    )
    row = found.one_or_none()
    return None if row is None else FoundList(row.list_id, row.name)


async def read_films(
    connection: AsyncConnection, list_ids: Collection[int], movie_id: int | None = None
) -> tuple[ServerFilm, ...]:
    """Return the films of lists with who votes for them; of one film only, if it is named."""
    rows = select(list_films).where(list_films.c.list_id.in_(list_ids))
    votes = select(list_votes).where(list_votes.c.list_id.in_(list_ids))
    if movie_id is not None:
        rows = rows.where(list_films.c.movie_id == movie_id)
        votes = votes.where(list_votes.c.movie_id == movie_id)
    voters: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for vote in await connection.execute(votes):
        voters[vote.list_id, vote.movie_id].add(vote.user_id)
    return tuple(
        ServerFilm(
            row.movie_id,
            row.wished_by,
            row.wished_at,
            frozenset(voters[row.list_id, row.movie_id]),
            row.support,
            row.losses,
            row.rests_until,
            row.withheld_until,
        )
        for row in await connection.execute(rows)
    )


async def count_seen(connection: AsyncConnection, guild_id: int, list_id: int) -> dict[int, int]:
    """Return how many of those who vote on a list have seen which of its films.

    That is what they have said on this server, unless they do not want to be asked for.
    """
    voters = select(list_votes.c.user_id).where(list_votes.c.list_id == list_id)
    listed = select(list_films.c.movie_id).where(list_films.c.list_id == list_id)
    unwilling = exists().where(
        person_settings.c.user_id == tastes.c.user_id,
        person_settings.c.field == "askable",
        person_settings.c.value == "false",
    )
    rows = await connection.execute(
        select(tastes.c.movie_id, func.count().label("seen"))
        .where(
            tastes.c.user_id.in_(voters),
            tastes.c.movie_id.in_(listed),
            tastes.c.guild_id == guild_id,
            tastes.c.seen.is_(True),
            ~unwilling,
        )
        .group_by(tastes.c.movie_id)
    )
    return {row.movie_id: row.seen for row in rows}
