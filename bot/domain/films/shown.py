"""What is shown of facts, and for whom: the language, the country and the channel decide."""

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
    """Where films are shown; `country` is None where nobody said, nor does the time zone.

    Posters of adult films are shown in age-restricted channels of servers that allow such titles.
    """

    language: str = "en"
    country: str | None = None
    adult_posters: bool = False

    @classmethod
    def of(cls, settings: GuildSettings, language: str, *, age_restricted: bool = False) -> Self:
        """Return what a server has set, and its language."""
        return cls(language, country_shown(settings), settings.adult_titles and age_restricted)


def country_shown(settings: GuildSettings) -> str | None:
    """Return the country whose age ratings and services a server sees."""
    return settings.country or country_of_zone(settings.time_zone)


@dataclass(frozen=True)
class ShownFacts:
    """What is known of films in a place, by movie id; of most, nothing may be known."""

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
