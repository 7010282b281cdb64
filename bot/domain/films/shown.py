"""The facts that a place may show, by its language, country and kind of channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.domain.countries import country_of_zone
from bot.domain.films.facts import FilmFacts, Offers
from bot.domain.settings.guild import GuildSettings
from recommender import Movie
from recommender.data.adult import is_adult


@dataclass(frozen=True, slots=True)
class FilmPlace:
    """A place where films are shown; `country` is None if neither a setting nor the zone tells it.

    Posters of adult films are shown in age-restricted channels of servers that allow such titles.
    """

    language: str = "en"
    country: str | None = None
    adult_posters: bool = False

    @classmethod
    def of(cls, settings: GuildSettings, language: str, *, age_restricted: bool = False) -> Self:
        """Return the place of a server's settings and language."""
        return cls(language, country_shown(settings), settings.adult_titles and age_restricted)


def country_shown(settings: GuildSettings) -> str | None:
    """Return the country whose age ratings and services a server sees."""
    return settings.country or country_of_zone(settings.time_zone)


@dataclass(frozen=True)
class ShownFacts:
    """The facts of films that a place may show, by movie id; many films have none."""

    facts: Mapping[int, FilmFacts] = field(default_factory=dict)
    place: FilmPlace = FilmPlace()

    def of(self, movie: Movie) -> FilmFacts | None:
        """Return the facts about a film."""
        return self.facts.get(movie.movie_id)

    def poster(self, movie: Movie) -> str | None:
        """Return the address of a film's poster, if it may be shown here."""
        facts = self.of(movie)
        if facts is None or ((facts.adult or is_adult(movie)) and not self.place.adult_posters):
            return None
        return facts.poster

    def rating(self, movie: Movie) -> str | None:
        """Return a film's age rating as the country writes it."""
        facts = self.of(movie)
        return facts.ratings.get(self.place.country or "") if facts else None

    def offers(self, movie: Movie) -> Offers:
        """Return which services of the country let people watch a film, for each way."""
        facts = self.of(movie)
        return facts.offers.get(self.place.country or "", {}) if facts else {}


NOTHING_KNOWN = ShownFacts()
