"""`pick`: one film, now, of what somebody wants to see, what the server does, and what suits."""

from collections.abc import Mapping
from dataclasses import replace

from bot.discord.caller import Caller
from bot.discord.film_pools import lists_to_name
from bot.discord.known_films import KnownFilms
from bot.discord.recommending import RecommendedList, Recommending
from bot.discord.router import Press
from bot.domain.access import OutdatedItemError
from bot.domain.films.shown import ShownFacts
from bot.domain.films.wish import TraitWish
from bot.domain.filters import (
    SERVER_LIST,
    WATCHLIST,
    CountError,
    EmptyPoolError,
    FilmPool,
    ListFilter,
    Vocabulary,
    read_list_wish,
)
from bot.domain.lists.proposing import Resting
from bot.domain.picking import Pick, chances, draw
from bot.messages import picking as words
from bot.messages.discovery import newest_known, nothing_left
from bot.messages.wishes import list_words, nothing_left_in
from bot.services import Services
from bot.ui.message import Message
from bot.ui.picking import picked
from recommender import Movie

# Of each list the best for the person; what comes behind so many hardly suits them.
CANDIDATES = 25
Found = Mapping[FilmPool | None, RecommendedList]


class Picking:
    """Picks films by chance; the same press gives the same film, also after a restart."""

    def __init__(self, services: Services, recommending: Recommending) -> None:
        self._recommending, self._known = recommending, KnownFilms(services)
        self._store = services.store

    async def begin(self, caller: Caller, typed: str) -> Message:
        """Pick a film as somebody wishes; raises as `read_list_wish` and `films_in` do."""
        return await self._picked(caller, Pick.begin(typed))

    async def another(self, press: Press) -> None:
        """Put another film in place of the one that was picked."""
        seed, dot, rest = press.data.partition(".")
        step, second_dot, wishes = rest.partition(".")
        if not dot or not second_dot:
            raise OutdatedItemError(press.verb)
        pick = Pick(wishes, press.whole(seed), press.whole(step))
        await press.edit(await self._picked(press.caller, pick))

    async def _picked(self, caller: Caller, pick: Pick) -> Message:
        vocabulary, traits = self._recommending.vocabulary, self._recommending.traits
        lists = await lists_to_name(self._store, caller.guild_id, pick.wishes)
        wanted = read_list_wish(pick.wishes, vocabulary, traits.known_kinds, lists=lists)
        if wanted.count not in (None, 1):
            raise CountError(wanted.count or 1, 1)
        found = await self._found(caller, wanted)
        listed = self._surest(found)
        likely = chances(listed.values())
        notes = dict.fromkeys(note for each in found.values() for note in each.notes)
        if not likely:
            nothing = nothing_for(traits.as_far_as_known(wanted), vocabulary)
            return Message(" ".join([nothing, *notes]))
        movie_id = draw(likely, pick.seed, pick.step)
        pools = [pool for pool, films in listed.items() if movie_id in films]
        film = next(e for e in found[pools[0]].films if e.movie.movie_id == movie_id)
        origin = words.origin(pools, film.note)
        wish, on_server = found[pools[0]].wish, caller.guild_id is not None

        def shown(known: ShownFacts) -> Message:
            text = "\n".join([*notes, *self._doubt(wish, film.movie)]) or None
            about = film.movie, origin, pick, caller.user_id
            return picked(*about, text=text, in_server=on_server, known=known)

        return await self._known.message(caller, [film.movie], shown)

    def _surest(self, found: Found) -> dict[FilmPool | None, list[int]]:
        """Return the films of each list that are as wished for; where there are none, all."""
        fits = self._recommending.traits.fits
        films = {pool: [each.movie for each in listed.films] for pool, listed in found.items()}
        sure = {
            pool: [each for each in films[pool] if not listed.wish or fits(listed.wish, each)]
            for pool, listed in found.items()
        }
        best = sure if any(sure.values()) else films
        return {pool: [movie.movie_id for movie in movies] for pool, movies in best.items()}

    def _doubt(self, wish: TraitWish | None, movie: Movie) -> list[str]:
        """Say that the film may not be as wished for, or is not, as came to be known since."""
        if wish is None or wish.minutes is None:
            return []
        fits = self._recommending.traits.fits(wish, movie)
        return [] if fits else [words.length_unknown() if fits is None else words.length_differs()]

    async def _found(self, caller: Caller, wanted: ListFilter) -> Found:
        """Return the best films of the list that was wished for, else of each that has some."""
        resting = await self._resting(caller)
        if wanted.pool is not None:
            return {wanted.pool: await self._best(caller, wanted, resting.openly)}
        found: dict[FilmPool | None, RecommendedList] = {}
        for pool in (WATCHLIST, SERVER_LIST, None):
            if pool == SERVER_LIST and caller.guild_id is None:
                continue
            try:
                found[pool] = await self._best(caller, replace(wanted, pool=pool), resting.all)
            except EmptyPoolError:
                continue
        return found

    async def _resting(self, caller: Caller) -> Resting:
        if caller.guild_id is None:
            return Resting()
        return await self._store.proposals.resting(caller.guild_id)

    async def _best(
        self, caller: Caller, wanted: ListFilter, resting: frozenset[int]
    ) -> RecommendedList:
        wanted = replace(wanted, count=CANDIDATES)
        return await self._recommending.recommend(caller.user_id, caller.guild_id, wanted, resting)


def nothing_for(wanted: ListFilter, vocabulary: Vocabulary) -> str:
    """Say that there is no film for somebody, of all or of those on a list."""
    if wanted.pool is None and vocabulary.ends_before(wanted.movie_filter):
        return newest_known(vocabulary.newest)
    asked = list_words(replace(wanted, pool=None))
    return nothing_left_in(wanted.pool, asked) if wanted.pool else nothing_left(asked)
