"""Lists narrowed by what only facts tell: length, age, origin."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from bot.domain.films.origins import ORIGINS
from bot.domain.films.shown import country_shown
from bot.domain.films.traits import FilmTraits
from bot.domain.films.wish import TraitWish, is_for_child, without_facts
from bot.domain.filters import ListFilter
from bot.domain.settings.guild import GuildSettings
from bot.films.films import Films
from bot.messages.wishes import (
    ages_known,
    ages_unknown,
    lengths_unknown,
    some_lengths_unknown,
)
from recommender import Movie

# Of so many films the best are looked at: half of all films are shorter than most people ask for,
# and as many are asked of TMDB as it answers within the moment that people wait.
CANDIDATES = 60
ASKED = 25

Wanted = Callable[[Movie], bool]
Found = TypeVar("Found")


class TraitLists:
    """Narrows lists by what is known of films, and asks about the best that nothing is known of."""

    def __init__(self, films: Films) -> None:
        self._films = films

    @property
    def known_kinds(self) -> frozenset[str]:
        """The kinds that facts tell, whether or not films have tags."""
        return frozenset(ORIGINS) if self._films.is_on else frozenset()

    def wish(
        self, wanted: ListFilter, settings: GuildSettings
    ) -> tuple[TraitWish | None, ListFilter]:
        """Return what only facts tell of a wish, and the rest; None where there is no such."""
        if not self._films.is_on:
            return None, without_facts(wanted)
        country = country_shown(settings)
        wish, rest = TraitWish.of(wanted, settings.children_age, country)
        return (None, wanted) if wish.is_empty else (wish, rest)

    def as_far_as_known(self, wanted: ListFilter) -> ListFilter:
        """Return what can be kept of a wish, as far as lengths and ages are known."""
        return wanted if self._films.is_on else without_facts(wanted)

    def possible(self, wish: TraitWish, rest: ListFilter) -> Wanted:
        """Return which films may be as wished for."""
        base = rest.movie_filter

        def wanted(movie: Movie) -> bool:
            return (base is None or base(movie)) and self.fits(wish, movie) is not False

        return wanted

    def certain(self, wish: TraitWish, rest: ListFilter) -> Wanted:
        """Return which films are as wished for as far as is known.

        Where ages are wished for, films of unknown age are none.
        """
        base = rest.movie_filter

        def wanted(movie: Movie) -> bool:
            fits = self.fits(wish, movie)
            sure = fits is True or (fits is None and wish.max_age is None)
            return sure and (base is None or base(movie))

        return wanted

    async def ask(self, wish: TraitWish, movies: Iterable[Movie], language: str) -> None:
        """Ask about the first films of which it is not known whether they are as wished for."""
        open_questions = (movie for movie in movies if self.fits(wish, movie) is None)
        await self._films.look_up(islice(open_questions, ASKED), language)

    async def narrow(
        self,
        wish: TraitWish,
        rest: ListFilter,
        count: int,
        language: str,
        best: Callable[[int, Wanted], Awaitable[Sequence[Found]]],
        movie_of: Callable[[Found], Movie],
    ) -> Sequence[Found]:
        """Return the best films that are as wished for; those of unknown length come last."""
        candidates = await best(max(CANDIDATES, count), self.possible(wish, rest))
        await self.ask(wish, map(movie_of, candidates), language)
        judged = [(each, self.fits(wish, movie_of(each))) for each in candidates]
        fitting = [each for each, fits in judged if fits]
        if wish.max_age is not None:
            return fitting[:count]
        return [*fitting, *(each for each, fits in judged if fits is None)][:count]

    def unknown(self, wish: TraitWish, movies: Sequence[Movie]) -> int:
        """Return of how many films it is not known whether they are as wished for."""
        return sum(self.fits(wish, movie) is None for movie in movies)

    def fits(self, wish: TraitWish, movie: Movie) -> bool | None:
        """Whether a film is as wished for; None where what is known by now does not tell."""
        return wish.fits(movie, self._traits(movie))

    def _traits(self, movie: Movie) -> FilmTraits | None:
        number = self._films.number_of(movie)
        return None if number is None else self._films.traits.get(number)


def unkept(wanted: ListFilter) -> tuple[str, ...]:
    """Say which wishes were not kept, as nothing is known of films beside the data set."""
    said = [lengths_unknown()] if wanted.minutes else []
    if wanted.max_age is not None:
        said.append(ages_unknown(for_children=is_for_child(wanted)))
    return tuple(said)


def kept(wish: TraitWish) -> tuple[str, ...]:
    """Say which films are left out, as nobody knows whether they are as wished for."""
    return (ages_known(),) if wish.max_age is not None else ()


def unsure(wish: TraitWish, unknown: int) -> tuple[str, ...]:
    """Say of how many films shown nobody knows whether they are as wished for."""
    return (some_lengths_unknown(unknown),) if wish.minutes and unknown else ()
