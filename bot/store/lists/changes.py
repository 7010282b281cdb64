"""What happens to servers' lists by other events: films watched, votes lost, people gone."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.lists.film_list import DEFAULT, ServerFilm, name_key
from bot.domain.lists.losers import Loser
from bot.store import dialect
from bot.store.lists.rows import read_films
from bot.store.lists.tables import film_lists, list_films, list_votes


async def begin_default(connection: AsyncConnection, guild_id: int) -> int:
    """Return the number of a server's default list, which begins with its first film."""
    row = {"guild_id": guild_id, "name": DEFAULT, "key": name_key(DEFAULT)}
    await dialect.insert_new(connection, film_lists, row)
    ours = (film_lists.c.guild_id == guild_id) & (film_lists.c.key == name_key(DEFAULT))
    return int(await connection.scalar(select(film_lists.c.list_id).where(ours)) or 0)


async def take_off(connection: AsyncConnection, guild_id: int, movie_ids: Collection[int]) -> None:
    """Take films off all lists of a server."""
    ours = select(film_lists.c.list_id).where(film_lists.c.guild_id == guild_id)
    await connection.execute(
        delete(list_films).where(
            list_films.c.list_id.in_(ours), list_films.c.movie_id.in_(movie_ids)
        )
    )


async def forget_wishes(
    connection: AsyncConnection, user_id: int, guild_id: int | None = None
) -> None:
    """Take a person's votes back, everywhere or on one server, with what only they wished for."""
    votes = list_votes.alias()
    wanted_by_others = exists().where(
        votes.c.list_id == list_films.c.list_id,
        votes.c.movie_id == list_films.c.movie_id,
        votes.c.user_id != user_id,
    )
    wished, voted = list_films.c.wished_by == user_id, list_votes.c.user_id == user_id
    if guild_id is not None:
        there = select(film_lists.c.list_id).where(film_lists.c.guild_id == guild_id)
        wished &= list_films.c.list_id.in_(there)
        voted &= list_votes.c.list_id.in_(there)
    await connection.execute(
        delete(list_films).where(wished, list_films.c.support == 0, ~wanted_by_others)
    )
    await connection.execute(update(list_films).where(wished).values(wished_by=None))
    await connection.execute(delete(list_votes).where(voted))


async def note_losers(
    connection: AsyncConnection,
    guild_id: int,
    losers: Sequence[Loser],
    now: datetime,
) -> None:
    """Put films that lost a vote on a server's default list, or note there that they lost."""
    if not losers:
        return
    await dialect.serialise(connection, guild_id)
    list_id = await begin_default(connection, guild_id)
    listed = {film.movie_id: film for film in await read_films(connection, [list_id])}
    rows = []
    for loser in losers:
        film = listed.get(loser.movie_id) or ServerFilm(loser.movie_id, None, now)
        after = loser.noted_on(film, now)
        rows.append(
            {
                "list_id": list_id,
                "movie_id": after.movie_id,
                "wished_by": after.wished_by,
                "wished_at": after.wished_at,
                "support": after.support,
                "losses": after.losses,
                "rests_until": after.rests_until,
                "withheld_until": after.withheld_until,
            }
        )
    await dialect.upsert(connection, list_films, rows)
