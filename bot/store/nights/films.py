"""The films of shortlists, with how well each fits whom."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.drawing import Interest
from bot.domain.nights.night import BEFORE_VOTE
from bot.domain.nights.shortlist import Reason, ShortlistFilm
from bot.store.nights.tables import night_films, night_people, night_suggestions, nights


async def replace_films(
    connection: AsyncConnection, night_id: int, films: Sequence[ShortlistFilm]
) -> None:
    """Store a shortlist in place of another one, in the transaction of the caller."""
    if await read_films(connection, night_id) == tuple(films):
        return
    await connection.execute(delete(night_films).where(night_films.c.night_id == night_id))
    if films:
        await connection.execute(
            insert(night_films),
            [
                {
                    "night_id": night_id,
                    "movie_id": film.movie_id,
                    "place": place,
                    "group_score": film.group_score,
                    "details": _details(film),
                }
                for place, film in enumerate(films)
            ],
        )


def _details(film: ShortlistFilm) -> str:
    reason = film.reason and [film.reason.user_id, film.reason.because]
    interest = film.interest and [film.interest.watchlists, film.interest.votes]
    written = {
        "fits": dict(film.fits),
        "reason": reason,
        "by": film.suggested_by,
        "interest": interest,
    }
    return json.dumps(written, separators=(",", ":"))


async def read_films(connection: AsyncConnection, night_id: int) -> tuple[ShortlistFilm, ...]:
    """Return a night's shortlist in its order."""
    rows = await connection.execute(
        select(night_films).where(night_films.c.night_id == night_id).order_by(night_films.c.place)
    )
    return tuple(_film(row) for row in rows.mappings())


def _film(row: RowMapping) -> ShortlistFilm:
    details = json.loads(row["details"])
    return ShortlistFilm(
        row["movie_id"],
        row["group_score"],
        {int(user_id): fit for user_id, fit in details["fits"].items()},
        Reason(*details["reason"]) if details["reason"] else None,
        details["by"],
        # Lists of older versions say nothing of it.
        Interest(*details["interest"]) if details.get("interest") else None,
    )


async def drop_film(connection: AsyncConnection, guild_id: int, movie_id: int) -> None:
    """Take a film off suggestions and lists of the server's nights that nobody votes in yet."""
    open_nights = select(nights.c.night_id).where(
        nights.c.guild_id == guild_id,
        nights.c.state.in_([state.value for state in BEFORE_VOTE]),
    )
    for table in (night_suggestions, night_films):
        await connection.execute(
            delete(table).where(table.c.night_id.in_(open_nights), table.c.movie_id == movie_id)
        )


async def forget_in_films(connection: AsyncConnection, user_id: int) -> None:
    """Erase how well films fitted a person, and why, before it is forgotten where they were in."""
    where_in = select(night_people.c.night_id).where(night_people.c.user_id == user_id)
    rows = await connection.execute(select(night_films).where(night_films.c.night_id.in_(where_in)))
    for row in rows.mappings().all():
        film = _film(row)
        ours = film.reason is not None and film.reason.user_id == user_id
        interest = film.interest
        if interest is not None and user_id in film.fits:
            interest = interest.without_watchlists()
        without = replace(
            film,
            fits={other: fit for other, fit in film.fits.items() if other != user_id},
            reason=None if ours else film.reason,
            suggested_by=None if film.suggested_by == user_id else film.suggested_by,
            interest=interest,
        )
        await connection.execute(
            update(night_films)
            .where(
                night_films.c.night_id == row["night_id"],
                night_films.c.movie_id == film.movie_id,
            )
            .values(details=_details(without))
        )
