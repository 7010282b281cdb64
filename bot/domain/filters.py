"""What people want of a list, in their own words: how many, which genre, years, how daring.

The same options exist as slash options; typed, their order does not matter:
`recommend 5 horror 90s bold`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recommender import MovieFilter
from recommender.data.catalogue import genre_key

MAX_FILMS = 25
DIAL = {"familiar": 0.0, "curious": 0.25, "balanced": 0.5, "bold": 0.75, "adventurous": 1.0}
SYNONYMS = {
    "sciencefiction": "scifi",
    "scifi": "scifi",
    "kids": "children",
    "family": "children",
    "scary": "horror",
    "funny": "comedy",
    "comedies": "comedy",
    "romcom": "romance",
    "romantic": "romance",
    "thrillers": "thriller",
    "westerns": "western",
    "musicals": "musical",
    "documentaries": "documentary",
    "noir": "filmnoir",
    "animated": "animation",
    "dramas": "drama",
}
FILLER = frozenset({
    "a", "an", "and", "any", "best", "film", "films", "for", "from", "good", "in", "me", "movie",
    "movies", "of", "please", "some", "something", "the", "to", "with", "years", "genre", "dial",
})  # fmt: skip
_DECADE = re.compile(r"(?:(\d{2})?(\d)0)'?s")
_SPAN = re.compile(r"(\d{4})\s*(?:-|–|to)\s*(\d{4})")
_OPEN_SPAN = re.compile(r"(since|after|before|until)\s+(\d{4})")
_FIRST_FILM, _LAST_YEAR = 1870, 2100


class FilterError(Exception):
    """What somebody typed does not say which films they want."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnknownWordError(FilterError):
    """A word that is neither a number, a genre, a time nor a position of the dial."""

    def __init__(self, text: str, genres: Iterable[str]) -> None:
        super().__init__(text)
        self.genres = tuple(sorted(genres))


class YearsError(FilterError):
    """Years that no film can have."""


class CountError(FilterError):
    """More or fewer films than a list can have."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count


class DialError(FilterError):
    """A position that the dial does not have."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list should be like; None and empty where nothing was said."""

    count: int | None = None
    genres: tuple[str, ...] = ()
    years: tuple[int | None, int | None] | None = None
    adventure: float | None = None

    @property
    def movie_filter(self) -> MovieFilter | None:
        """Which films are wanted; None for all."""
        if not self.genres and self.years is None:
            return None
        first, last = self.years or (None, None)
        return MovieFilter(self.genres, first, last)


def read_list_filter(text: str, genres: Iterable[str]) -> ListFilter:
    """Read what a list should be like, typed in any order; raises FilterError."""
    known = list(genres)
    rest, wanted = _take_spans(text.casefold().replace(",", " "), ListFilter())
    words = rest.split()
    while words:
        taken, wanted = _take(words, wanted, known)
        words = words[taken:]
    return wanted


def read_years(text: str) -> tuple[int | None, int | None]:
    """Read 1994, 90s, 1990-1999, since 2010 or before 1960; raises YearsError."""
    rest, wanted = _take_spans(text.casefold().strip(), ListFilter())
    if wanted.years is None:
        years = _years(rest)
        if years is None:
            raise YearsError(text)
        return years
    if rest.strip():
        raise YearsError(text)
    return wanted.years


def read_genre(text: str, genres: Iterable[str]) -> str:
    """Return the catalogue's name of a genre; raises UnknownWordError."""
    known = list(genres)
    found = _genre(text, known)
    if found is None:
        raise UnknownWordError(text, known)
    return found


def read_dial(text: str) -> float:
    """Read a position of the dial as a number from 0 to 1; raises DialError."""
    word = text.casefold().strip()
    if word in DIAL:
        return DIAL[word]
    number = re.fullmatch(r"(\d{1,3})\s*%?", word)
    if number is None or int(number[1]) > 100:
        raise DialError(text)
    return int(number[1]) / 100


def checked_count(count: int) -> int:
    """Return a number of films that a list can have; raises CountError."""
    if not 1 <= count <= MAX_FILMS:
        raise CountError(count)
    return count


def dial_word(adventure: float) -> str:
    """Return the name of the dial's nearest position."""
    return min(DIAL, key=lambda word: abs(DIAL[word] - adventure))


def _take_spans(text: str, wanted: ListFilter) -> tuple[str, ListFilter]:
    """Take out years that are written with several words."""
    span = _SPAN.search(text)
    if span:
        years = (int(span[1]), int(span[2]))
        rest = text[: span.start()] + " " + text[span.end() :]
        return rest, replace(wanted, years=_checked(years, span[0]))
    half = _OPEN_SPAN.search(text)
    if half:
        year = int(half[2])
        years_open = {
            "since": (year, None),
            "after": (year + 1, None),
            "before": (None, year - 1),
            "until": (None, year),
        }[half[1]]
        rest = text[: half.start()] + " " + text[half.end() :]
        return rest, replace(wanted, years=_checked(years_open, half[0]))
    return text, wanted


def _take(words: list[str], wanted: ListFilter, genres: list[str]) -> tuple[int, ListFilter]:
    """Understand the first words; return how many they were."""
    for length in (2, 1):
        name = _genre(" ".join(words[:length]), genres) if len(words) >= length else None
        if name:
            named = tuple(dict.fromkeys((*wanted.genres, name)))
            return length, replace(wanted, genres=named)
    word = words[0]
    years = _years(word)
    if years:
        return 1, replace(wanted, years=years)
    if re.fullmatch(r"\d{1,9}", word):
        return 1, replace(wanted, count=checked_count(int(word)))
    if word in DIAL:
        return 1, replace(wanted, adventure=DIAL[word])
    if word.rstrip(":") in FILLER:
        return 1, wanted
    raise UnknownWordError(word, genres)


def _genre(text: str, genres: list[str]) -> str | None:
    key = genre_key(text)
    key = SYNONYMS.get(key, key)
    return next((genre for genre in genres if key and genre_key(genre) == key), None)


def _years(word: str) -> tuple[int | None, int | None] | None:
    """Read one word as years: 1994, 1990s, 90s."""
    decade = _DECADE.fullmatch(word)
    if decade:
        century = decade[1] or ("20" if decade[2] in "012" else "19")
        first = int(f"{century}{decade[2]}0")
        return _checked((first, first + 9), word)
    if re.fullmatch(r"\d{4}", word):
        return _checked((int(word), int(word)), word)
    return None


def _checked(years: tuple[int | None, int | None], text: str) -> tuple[int | None, int | None]:
    first, last = years
    possible = all(_FIRST_FILM <= year <= _LAST_YEAR for year in years if year is not None)
    if not possible or (first is not None and last is not None and first > last):
        raise YearsError(text)
    return years
