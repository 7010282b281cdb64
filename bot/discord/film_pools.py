"""The films that a list is to be made of when somebody wants it from a list of films."""

from collections.abc import Collection, Sequence

from discord.ext import commands

from bot.discord.trait_lists import Wanted
from bot.domain.filters import WATCHLIST, EmptyPoolError, FilmPool, ListFilter, may_name_a_list
from bot.store.store import Store
from recommender import Model, Movie


async def lists_to_name(store: Store, guild_id: int | None, wishes: str) -> Sequence[str]:
    """Return the names of the server's lists that wishes can be about, if they are about any."""
    if guild_id is None or not may_name_a_list(wishes):
        return ()
    return await store.lists.names(guild_id)


async def films_in(
    store: Store, pool: FilmPool | None, user_id: int, guild_id: int | None
) -> frozenset[int] | None:
    """Return the films there are to choose from; None where that is all.

    Of a server's list that is what may come up now: what lost too often rests. Raises
    EmptyPoolError, UnknownListError, and NoPrivateMessage for a server's list in direct messages.
    """
    if pool is None:
        return None
    if pool == WATCHLIST:
        listed = frozenset(film.movie_id for film in await store.watchlists.of(user_id))
        resting = frozenset[int]()
    elif guild_id is None:
        raise commands.NoPrivateMessage
    else:
        shown = await store.lists.show(guild_id, pool.of_server or "")
        listed = frozenset(film.movie_id for film in shown.films)
        resting = (await store.proposals.resting(guild_id)).all
    if not listed:
        raise EmptyPoolError(pool)
    return listed - resting


def known_as_wanted(
    movie_ids: Collection[int] | None, wanted: ListFilter, model: Model
) -> Collection[int] | None:
    """Leave out the best-known films where lesser known ones are wanted; None means all films."""
    if not wanted.lesser_known:
        return movie_ids
    return model.lesser_known if movie_ids is None else model.lesser_known.intersection(movie_ids)


def among(movie_ids: Collection[int] | None, where: Wanted | None) -> Wanted | None:
    """Narrow which films are wanted to some of them."""
    if movie_ids is None:
        return where

    def wanted(movie: Movie) -> bool:
        return movie.movie_id in movie_ids and (where is None or where(movie))

    return wanted
