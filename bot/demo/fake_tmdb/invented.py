"""Invents facts for the films of a catalogue, the same at every start."""

import random
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.languages import language_of
from bot.messages import demo as messages
from bot.messages.translation import SOURCE, speaking
from recommender import Movie

# For films whose data set tells no numbers: above all that TMDB has given.
FIRST_NUMBER = 900_000_000
# One film of so many has no poster, as happens at TMDB; none of the films that people try first.
WITHOUT_POSTER = 19
COUNTRIES = (
    "US", "GB", "IE", "CA", "AU", "NZ", "DE", "AT", "CH", "FR", "BE", "NL", "ES", "IT", "PT", "PL",
    "SE", "NO", "DK", "FI", "CZ", "HU", "RO", "GR", "TR", "UA", "JP", "KR", "IN", "BR", "MX", "AR",
)  # fmt: skip
SERVICES = ("Lantern", "Cinebox", "Reelhouse", "Popcorn Plus", "Matinee TV", "Nightlight")
NAMES = ("Ada", "Bruno", "Clara", "Dev", "Esra", "Femi", "Greta", "Hugo", "Ines", "Jun")
SURNAMES = ("Almond", "Birch", "Castell", "Dorn", "Ebner", "Fields", "Grove", "Hale", "Ito", "Juno")
# Newer than most sets: what `movie add` finds in the demo, by their numbers at TMDB and IMDb.
NEWER = (
    Movie.from_listing(1, "Oppenheimer (2023)", ("Drama",), 15398776, 872585),
    Movie.from_listing(2, "Barbie (2023)", ("Comedy", "Fantasy"), 1517268, 346698),
    Movie.from_listing(3, "Dune: Part Two (2024)", ("Sci-Fi", "Adventure"), 15239678, 693134),
    Movie.from_listing(4, "Past Lives (2023)", ("Romance", "Drama"), 13238346, 666277),
)
_RATED = {
    "US": ("G", "PG", "PG-13", "R"),
    "GB": ("U", "PG", "12", "15"),
    "DE": ("0", "6", "12", "16"),
}
_ORIGINS = {
    "korea": ("KR", "ko"),
    "japan": ("JP", "ja"),
    "france": ("FR", "fr"),
    "anime": ("JP", "ja"),
}


class InventedFilms:
    """All films of a catalogue, and a few newer ones."""

    def __init__(self, catalogue: Iterable[Movie]) -> None:
        self._films = {number_of(movie): movie for movie in (*catalogue, *NEWER)}

    def film(self, number: int, language: str) -> Mapping[str, object] | None:
        """Return invented facts about a film, its plot in a language as far as it is spoken."""
        movie = self._films.get(number)
        with speaking(language_of(language) or SOURCE):
            return None if movie is None else _invented(number, movie)

    def by_imdb(self, imdb_id: str) -> int | None:
        """Return the film with an IMDb number."""
        wanted = int(imdb_id.removeprefix("tt") or 0)
        return next((n for n, movie in self._films.items() if movie.imdb_id == wanted), None)

    def search(self, text: str, year: int | None) -> Sequence[int]:
        """Return the films whose title holds the text, the newest first."""
        typed = text.casefold()
        found = (
            (movie.year or 0, number)
            for number, movie in self._films.items()
            if typed in movie.title.casefold() and year in (None, movie.year)
        )
        return [number for _, number in sorted(found, reverse=True)]


def number_of(movie: Movie) -> int:
    """Return a film's number at TMDB, one of our own where its data set tells none."""
    return movie.tmdb_id or FIRST_NUMBER + movie.movie_id


def _invented(number: int, movie: Movie) -> dict[str, object]:
    chance = random.Random(number)
    country, language = next(
        (origin for word, origin in _ORIGINS.items() if any(word in tag for tag in movie.tags)),
        ("US", "en"),
    )
    cast = [f"{name} {chance.choice(SURNAMES)}" for name in chance.sample(NAMES, 4)]
    return {
        "id": number,
        "imdb_id": f"tt{movie.imdb_id:07}" if movie.imdb_id else None,
        "title": movie.title,
        "original_title": movie.title,
        "original_language": language,
        "origin_country": [country],
        "overview": messages.invented_plot(cast[0].split()[0], cast[1].split()[0]),
        "poster_path": None if number % WITHOUT_POSTER == 0 else f"/{number}.png",
        "release_date": f"{movie.year}-06-01" if movie.year else "",
        "runtime": chance.randrange(78, 165),
        "adult": False,
        "genres": [{"id": place, "name": genre} for place, genre in enumerate(movie.genres)],
        "credits": {"cast": [{"name": name, "order": n} for n, name in enumerate(cast)]},
        "release_dates": {"results": _ratings(movie, chance)},
        "watch/providers": {"results": {country: _offers(chance) for country in COUNTRIES}},
        "translations": {"translations": []},
    }


def _ratings(movie: Movie, chance: random.Random) -> list[dict[str, object]]:
    step = 0 if "Children" in movie.genres else 3 if "Horror" in movie.genres else None
    step = chance.randrange(1, 4) if step is None else step
    return [
        {
            "iso_3166_1": country,
            "release_dates": [{"certification": rated[step], "type": 3}],
        }
        for country, rated in _RATED.items()
    ]


def _offers(chance: random.Random) -> dict[str, object]:
    services = chance.sample(SERVICES, 4)
    ways = {"flatrate": services[:1], "rent": services[1:3], "buy": services[1:4]}
    return {
        way: [
            {"provider_id": SERVICES.index(name), "provider_name": name, "display_priority": n}
            for n, name in enumerate(names)
        ]
        for way, names in ways.items()
    }
