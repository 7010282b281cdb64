"""What the model says to one person, computed beside the event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np

from bot.discord.film_pools import among, films_in, known_as_wanted
from bot.discord.trait_lists import TraitLists, Wanted, kept, unkept, unsure
from bot.domain.films.wish import TraitWish
from bot.domain.filters import ListFilter, Vocabulary
from bot.domain.viewer import Viewer
from bot.messages.films import (
    alike,
    genres_alike,
    genres_said,
    lesser_known,
    liked_alike,
    liked_by,
    what_is_shared,
)
from bot.messages.translation import listeners
from bot.models.served_model import ServedModel
from bot.services import Services
from bot.ui.cards import ListedFilm, short_reason
from recommender import Explanation, Movie, Profile, Recommendation, in_common

Found = TypeVar("Found")

LIST_LENGTH = 5
POPULAR_LENGTH = 10
# Films further down are hardly like another one.
MOST_SIMILAR = 500


@dataclass(frozen=True, slots=True)
class RecommendedList:
    """A list for one person: what was recommended, on which profile and dial.

    `wish` is what only facts tell of what was wished for.
    """

    films: tuple[ListedFilm, ...]
    profile: Profile
    adventure: float
    notes: tuple[str, ...] = ()
    wish: TraitWish | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """How likely a film pleases, from 0 to 1; everybody's while `profile` has no likes."""

    likelihood: float
    profile: Profile


class Recommending:
    """Asks the model in service; each method reads it once, and the store once."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.traits = TraitLists(services.films)

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds that the films in service can be asked for by."""
        return self._services.registry.current.vocabulary

    def knows(self, movie: Movie) -> bool:
        """Whether anybody's like taught the model in service this film."""
        return movie.movie_id in self._services.registry.current.model

    async def viewer(self, user_id: int, guild_id: int | None) -> Viewer:
        """Return what counts for a person in a place."""
        return await self._services.store.viewers.get(user_id, guild_id)

    def dial(self, viewer: Viewer) -> float:
        """Return where the dial stands for a person: where nobody set it, as training did."""
        return self._services.registry.current.model.dial(viewer.adventure)

    async def recommend(
        self,
        user_id: int,
        guild_id: int | None,
        wanted: ListFilter,
        resting: frozenset[int] = frozenset(),
    ) -> RecommendedList:
        """Recommend films to a person, none that is `resting`; raises as `films_in` does."""
        pool = await films_in(self._services.store, wanted.pool, user_id, guild_id)
        served, viewer = self._services.registry.current, await self.viewer(user_id, guild_id)
        choice = known_as_wanted(pool, wanted, served.model)
        adventure = viewer.adventure if wanted.adventure is None else wanted.adventure
        adventure = served.model.dial(adventure)

        async def best(count: int, where: Wanted | None) -> Sequence[Recommendation]:
            return await asyncio.to_thread(
                served.model.recommend,
                viewer.profile,
                count,
                hidden_from(served, viewer) | resting,
                among(choice, where),
                adventure=adventure,
            )

        wish, found, notes = await self._found(
            viewer, wanted, LIST_LENGTH, best, lambda each: served.catalogue[each.movie_id]
        )
        films = tuple(_listed(served, each, wanted.asked_genres) for each in found)
        return RecommendedList(films, viewer.profile, adventure, notes, wish)

    async def _found(
        self,
        viewer: Viewer,
        wanted: ListFilter,
        length: int,
        best: Callable[[int, Wanted | None], Awaitable[Sequence[Found]]],
        movie_of: Callable[[Found], Movie],
    ) -> tuple[TraitWish | None, Sequence[Found], tuple[str, ...]]:
        """Return what only facts tell of a wish, the best films, and what to say of the wish."""
        count = wanted.count or length
        wish, rest = self.traits.wish(wanted, viewer.settings)
        if wish is None:
            return None, await best(count, rest.movie_filter), unkept(wanted)
        everybody = listeners().everybody
        found = await self.traits.narrow(wish, rest, count, everybody, best, movie_of)
        return wish, found, kept(wish)

    def by_now(
        self, wish: TraitWish | None, films: Sequence[ListedFilm]
    ) -> tuple[Sequence[ListedFilm], tuple[str, ...]]:
        """Return the films that are as wished for as far as is known by now, and what is not."""
        if wish is None:
            return films, ()
        fitting = [each for each in films if self.traits.fits(wish, each.movie) is not False]
        return fitting, unsure(wish, self.traits.unknown(wish, [each.movie for each in fitting]))

    async def similar(
        self,
        user_id: int,
        guild_id: int | None,
        movie: Movie,
        wanted: ListFilter,
    ) -> tuple[TraitWish | None, Sequence[ListedFilm], tuple[str, ...]]:
        """Return what only facts tell of a wish, films like another one, and notes.

        None of the films is one that the person dislikes.
        """
        served = self._services.registry.current
        if movie.movie_id not in served.model:
            return None, [], ()
        viewer = await self.viewer(user_id, guild_id)
        unwanted = viewer.profile.dislikes | hidden_from(served, viewer)

        async def best(count: int, where: Wanted | None) -> Sequence[ListedFilm]:
            most = MOST_SIMILAR if where else count + len(unwanted)
            found = await asyncio.to_thread(served.model.similar, movie.movie_id, most)
            others = (served.catalogue[each] for each, _ in found if each not in unwanted)
            similar = [each for each in others if where is None or where(each)][:count]
            genres = wanted.asked_genres
            return [
                ListedFilm(other, alike(movie, other), genres, genres_alike(movie, other))
                for other in similar
            ]

        return await self._found(viewer, wanted, LIST_LENGTH, best, lambda each: each.movie)

    async def popular(
        self, user_id: int, guild_id: int | None, wanted: ListFilter
    ) -> tuple[TraitWish | None, Sequence[ListedFilm], tuple[str, ...]]:
        """Return what only facts tell of a wish, the films that most people liked, and notes."""
        served, viewer = self._services.registry.current, await self.viewer(user_id, guild_id)
        hidden = hidden_from(served, viewer)
        choice = known_as_wanted(None, wanted, served.model)

        async def best(count: int, where: Wanted | None) -> Sequence[ListedFilm]:
            where = among(choice, where)
            return await asyncio.to_thread(
                _popular, served, count, where, hidden, wanted.asked_genres
            )

        return await self._found(viewer, wanted, POPULAR_LENGTH, best, lambda each: each.movie)

    async def estimate(self, user_id: int, movie: Movie) -> Prediction | None:
        """Say how well a film is expected to please a person; None when nothing is known of it."""
        served = self._services.registry.current
        if movie.movie_id not in served.model:
            return None
        profile = await self._services.store.tastes.profile(user_id)
        likelihood = served.model.like_probability
        return Prediction(await asyncio.to_thread(likelihood, profile, movie.movie_id), profile)

    async def explain(
        self, user_id: int, guild_id: int | None, movie: Movie
    ) -> tuple[Explanation, dict[int, Movie]]:
        """Take apart why a film is recommended to a person, or why not, with the likes it names."""
        served, viewer = self._services.registry.current, await self.viewer(user_id, guild_id)
        hidden = hidden_from(served, viewer)
        explanation = await asyncio.to_thread(
            served.model.explain,
            viewer.profile,
            movie.movie_id,
            lambda each: each.movie_id not in hidden,
            adventure=viewer.adventure,
        )
        return explanation, {each: served.catalogue[each] for each in explanation.contributions}


def hidden_from(served: ServedModel, viewer: Viewer) -> frozenset[int]:
    """Return the films that no list shows to a person in a place."""
    return served.hidden(adult_titles=viewer.adult_titles) | viewer.barred


def _listed(served: ServedModel, found: Recommendation, wanted: tuple[str, ...]) -> ListedFilm:
    """Return a film with why it is recommended, and which genres its line has to show."""
    movie, likes = served.catalogue[found.movie_id], [served.catalogue[i] for i in found.because]
    common, films_with = in_common([movie, *likes]), served.vocabulary.tags
    reason = _reason(likes, what_is_shared(common, films_with)) if likes else ""
    note = lesser_known(reason) if found.lesser_known else reason
    return ListedFilm(movie, note, wanted, genres_said(common, films_with) if likes else ())


def _reason(likes: Sequence[Movie], shared: str) -> str:
    return short_reason(likes, shared) if shared else liked_alike(likes[0])


def _popular(
    served: ServedModel,
    count: int,
    where: Wanted | None,
    hidden: frozenset[int],
    genres: tuple[str, ...],
) -> list[ListedFilm]:
    model, is_wanted = served.model, served.model.wanted(where)
    rows = np.argsort(-model.popularity, kind="stable").tolist()
    shown = (
        ListedFilm(model.movie_at(row), liked_by(int(model.popularity[row])), genres)
        for row in rows
        if is_wanted(row) and int(model.movie_ids[row]) not in hidden
    )
    return list(islice(shown, count))
