"""Films as TMDB documents them, in the forms that tests need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MATRIX, PARASITE = 603, 496243


def payload(number: object = MATRIX, **changes: object) -> dict[str, Any]:
    """Return a film as `/movie` tells it, with some parts otherwise."""
    film: dict[str, Any] = {
        "id": number,
        "imdb_id": "tt0133093",
        "title": "Matrix",
        "original_title": "The Matrix",
        "original_language": "en",
        "origin_country": ["US"],
        "overview": "A hacker finds out that *all* is a dream. @everyone wakes up.",
        "poster_path": "/f89U3ADr1oiB1s9GkdPOEpXUk5H.jpg",
        "release_date": "1999-03-31",
        "runtime": 136,
        "adult": False,
        "genres": [{"id": 28, "name": "Action"}, {"id": 878, "name": "Science Fiction"}],
        "credits": {"cast": [{"name": "B", "order": 1}, {"name": "A", "order": 0}]},
        "release_dates": {
            "results": [
                {
                    "iso_3166_1": "DE",
                    "release_dates": [
                        {"certification": "", "type": 1},
                        {"certification": "18", "type": 5},
                        {"certification": "16", "type": 3},
                    ],
                },
                {"iso_3166_1": "US", "release_dates": [{"certification": "R", "type": 3}]},
            ]
        },
        "watch/providers": {
            "results": {
                "DE": {
                    "link": "https://example.org",
                    "rent": [{"provider_name": "Apple TV", "display_priority": 2}],
                    "flatrate": [
                        {"provider_name": "Netflix", "display_priority": 1},
                        {"provider_name": "Prime", "display_priority": 0},
                    ],
                }
            }
        },
        "translations": {
            "translations": [{"iso_639_1": "en", "data": {"overview": "In English."}}]
        },
    }
    return {**film, **changes}


@dataclass
class GivenFilms:
    """The films that a test gives."""

    films: dict[int, Mapping[str, object]] = field(default_factory=dict)

    def film(self, number: int, language: str) -> Mapping[str, object] | None:
        del language
        return self.films.get(number)

    def by_imdb(self, imdb_id: str) -> int | None:
        return next((n for n, film in self.films.items() if film.get("imdb_id") == imdb_id), None)

    def search(self, text: str, year: int | None) -> Sequence[int]:
        return [
            number
            for number, film in self.films.items()
            if text.casefold() in str(film["title"]).casefold()
            and year in (None, int(str(film["release_date"])[:4] or 0))
        ]
