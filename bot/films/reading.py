"""Reads answers of TMDB and ignores values that differ from its documentation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.films.facts import FilmFacts, OfferKind, Offers
from bot.films.errors import UnreadableAnswerError
from recommender.hangul import in_hangul

MAX_TEXT, MAX_NAME = 2000, 100
MAX_CAST, MAX_SERVICES, MAX_FOUND = 5, 8, 10
MAX_MINUTES = 1000
FIRST_YEAR, LAST_YEAR = 1870, 2100
# Kinds of release by how well people know their age rating: cinemas, limited, premiere, at home.
_RELEASES = (3, 2, 1, 4, 5, 6)
_LANGUAGE_OF_ALL = "en"


@dataclass(frozen=True, slots=True)
class FoundFilm:
    """One film that a search found; all texts are other people's."""

    tmdb_id: int
    title: str
    year: int | None
    original_title: str = ""
    adult: bool = False


def read_film(answer: object, language: str, fetched_at: datetime) -> FilmFacts:
    """Read all facts of a film; raise UnreadableAnswerError if id or title is missing."""
    film = _object(answer)
    tmdb_id, title = _number(film.get("id")), _text(film.get("title"), MAX_NAME)
    original = _text(film.get("original_title"), MAX_NAME)
    if tmdb_id is None or not (title or original):
        raise UnreadableAnswerError("no-film")
    return FilmFacts(
        tmdb_id,
        language,
        fetched_at,
        title or original,
        year=_year(film.get("release_date")),
        imdb_id=_imdb_number(film.get("imdb_id")),
        original_title=original,
        original_language=_code(film.get("original_language")).lower(),
        plot=_text(film.get("overview"), MAX_TEXT) or _plot_elsewhere(film),
        poster=_path(film.get("poster_path")),
        minutes=_number(film.get("runtime"), MAX_MINUTES),
        cast=tuple(_cast(film)),
        genres=_names(film.get("genres"), "name"),
        countries=_countries(film),
        ratings=dict(_ratings(film)),
        offers=dict(_offers(film)),
        adult=film.get("adult") is True,
    )


def read_korean_titles(answer: object) -> tuple[str, ...]:
    """Read a film's Korean titles, which come with every language."""
    film = _object(answer, {})
    translations = _objects(_object(film.get("translations"), {}).get("translations"))
    told = [film.get("title"), film.get("original_title")]
    told += [
        _object(each.get("data"), {}).get("title")
        for each in translations
        if each.get("iso_639_1") == "ko"
    ]
    names = (_text(each, MAX_NAME) for each in told)
    return tuple(dict.fromkeys(name for name in names if in_hangul(name)))


def read_found(answer: object) -> list[FoundFilm]:
    """Read the films that a search or an id found."""
    page = _object(answer)
    results = page.get("results", page.get("movie_results"))
    if not isinstance(results, list):
        raise UnreadableAnswerError("no-results")
    found = (_found(each) for each in _objects(results))
    return [film for film in found if film is not None][:MAX_FOUND]


def _found(result: Mapping[str, object]) -> FoundFilm | None:
    tmdb_id, title = _number(result.get("id")), _text(result.get("title"), MAX_NAME)
    if tmdb_id is None or not title:
        return None
    original = _text(result.get("original_title"), MAX_NAME)
    year = _year(result.get("release_date"))
    return FoundFilm(tmdb_id, title, year, original, adult=result.get("adult") is True)


def _cast(film: Mapping[str, object]) -> list[str]:
    people = _objects(_object(film.get("credits"), {}).get("cast"))
    listed = sorted(people, key=lambda each: _number(each.get("order"), zero=True) or 0)
    names = (_text(each.get("name"), MAX_NAME) for each in listed)
    return list(dict.fromkeys(name for name in names if name))[:MAX_CAST]


def _countries(film: Mapping[str, object]) -> tuple[str, ...]:
    origin = film.get("origin_country")
    if isinstance(origin, list) and (codes := [code for each in origin if (code := _code(each))]):
        return tuple(dict.fromkeys(codes))
    return tuple(map(_code, _names(film.get("production_countries"), "iso_3166_1")))


def _ratings(film: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for result in _objects(_object(film.get("release_dates"), {}).get("results")):
        country = _code(result.get("iso_3166_1"))
        by_kind = {
            _number(each.get("type")): rating
            for each in _objects(result.get("release_dates"))
            if (rating := _text(each.get("certification"), 20))
        }
        rating = next((by_kind[kind] for kind in _RELEASES if kind in by_kind), "")
        if country and rating:
            yield country, rating


def _offers(film: Mapping[str, object]) -> Iterator[tuple[str, Offers]]:
    countries = _object(_object(film.get("watch/providers"), {}).get("results"), {})
    for country, ways in countries.items():
        services = {
            kind: names
            for kind in OfferKind
            if (names := _services(_object(ways, {}).get(kind.value)))
        }
        if _code(country) and services:
            yield country, services


def _services(listed: object) -> tuple[str, ...]:
    ranked = sorted(
        _objects(listed),
        key=lambda each: _number(each.get("display_priority"), zero=True) or 0,
    )
    names = (_text(each.get("provider_name"), MAX_NAME) for each in ranked)
    return tuple(dict.fromkeys(name for name in names if name))[:MAX_SERVICES]


def _plot_elsewhere(film: Mapping[str, object]) -> str:
    """Return the plot in English if there is none in the requested language."""
    for each in _objects(_object(film.get("translations"), {}).get("translations")):
        if each.get("iso_639_1") == _LANGUAGE_OF_ALL:
            return _text(_object(each.get("data"), {}).get("overview"), MAX_TEXT)
    return ""


def _object(value: object, otherwise: Mapping[str, object] | None = None) -> Mapping[str, object]:
    if isinstance(value, dict):
        return value
    if otherwise is None:
        raise UnreadableAnswerError("no-object")
    return otherwise


def _objects(value: object) -> Sequence[Mapping[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _names(value: object, key: str) -> tuple[str, ...]:
    names = (_text(each.get(key), MAX_NAME) for each in _objects(value))
    return tuple(dict.fromkeys(name for name in names if name))


def _text(value: object, limit: int) -> str:
    if not isinstance(value, str):
        return ""
    # The store refuses half a character (a lone surrogate).
    whole = value.encode("utf-8", "ignore").decode()
    return " ".join(whole.replace("\0", " ").split())[:limit]


def _number(value: object, most: int = 2**53, *, zero: bool = False) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if (0 if zero else 1) <= value <= most else None


def _code(value: object) -> str:
    """Return the two-letter code of a country or a language."""
    usable = isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha()
    return str(value) if usable else ""


def _path(value: object) -> str | None:
    """Return the path of a picture, to append to an address."""
    text = _text(value, MAX_NAME)
    is_one = text.startswith("/") and text.isascii() and text[1:].replace(".", "").isalnum()
    return text if is_one else None


def _year(value: object) -> int | None:
    text = _text(value, 10)[:4]
    year = int(text) if text.isascii() and text.isdigit() else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _imdb_number(value: object) -> int | None:
    text = _text(value, 12)
    digits = text.removeprefix("tt")
    return int(digits) if text != digits and digits.isascii() and digits.isdigit() else None
