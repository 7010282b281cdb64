"""The films that a list is to be made of when somebody wants it from a list of films."""

from collections.abc import Collection

from discord.ext import commands

from bot.discord.trait_lists import Wanted
from bot.domain.filters import EmptyPoolError, FilmPool
from bot.store.store import Store
from recommender import Movie


async def films_in(
    store: Store, pool: FilmPool | None, user_id: int, guild_id: int | None
) -> frozenset[int] | None:
    """Return the films there are to choose from; None where that is all.

    Raises EmptyPoolError, and NoPrivateMessage for a server's list in direct messages.
    """
    match pool:
        case None:
            return None
        case FilmPool.WATCHLIST:
            found = frozenset(film.movie_id for film in await store.watchlists.of(user_id))
        case FilmPool.SERVER_LIST:
            if guild_id is None:
                raise commands.NoPrivateMessage
            found = frozenset(film.movie_id for film in (await store.lists.show(guild_id)).films)
    if not found:
        raise EmptyPoolError(pool)
    return found


def among(movie_ids: Collection[int] | None, where: Wanted | None) -> Wanted | None:
    """Narrow which films are wanted to some of them."""
    if movie_ids is None:
        return where

    def wanted(movie: Movie) -> bool:
        return movie.movie_id in movie_ids and (where is None or where(movie))

    return wanted
