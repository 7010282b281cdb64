"""Aliases: the names of a film that its listed title gives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from recommender.data.catalogue import Catalogue, Movie
from recommender.data.listing import ARTICLES, parse_listing
from recommender.titles.normalise import PART_WORDS, fold, numbered_words, plain_words
from recommender.titles.numbers import PAUSE

_BREAK = re.compile(r": | - | – |\n")
_INITIALS = re.compile(r"((?:\w\.){2,}),? the\b", re.IGNORECASE)
_PAUSED = f" {PAUSE} "
_YEAR_LENGTH = 4
_MOVIE_END = re.compile(r"(?::|,)?\s+(?:the movie|movie)$", re.IGNORECASE)
# Articles that open a title in front of its first real word; longer ones are words of their own.
LEADING_ARTICLES = frozenset(article for article in ARTICLES if article not in {"i", "as", "o"})
ENGLISH_ARTICLES = frozenset({"the", "a", "an"})


class AliasKind(IntEnum):
    """Where in the listed title an alias comes from; the lower, the closer to the film's name."""

    TITLE = 0
    OTHER_TITLE = 1
    SHORTENED = 2
    HEAD = 3
    TAIL = 4


class Alias(NamedTuple):
    """One name of the film in a row of the catalogue.

    `words` have numbers in digits, `plain` as the title writes them; `letters` are the title's own
    letters and digits in one piece.
    """

    row: int
    kind: AliasKind
    words: tuple[str, ...]
    plain: tuple[str, ...]
    letters: str


def aliases_of(catalogue: Catalogue) -> Iterator[Alias]:
    """All aliases of all films, each film's title first."""
    names = [list(_names(movie)) for movie in catalogue]
    folded = fold("\n".join(_BREAK.sub(_PAUSED, text) for film in names for text, _ in film))
    lines = iter(folded.split("\n"))
    for row, film in enumerate(names):
        seen: set[tuple[str, ...]] = set()
        for _, kind in film:
            line = next(lines)
            plain = plain_words(line)
            words = _without_pauses(numbered_words(plain))
            if words and words not in seen and (kind < AliasKind.HEAD or _tells(words)):
                seen.add(words)
                letters = "".join(filter(str.isalnum, line.replace(PAUSE, "")))
                yield Alias(row, kind, words, _without_pauses(plain), letters)


def _tells(words: Sequence[str]) -> bool:
    """Whether a part of a title is informative: "2001" is, "chapter 2" is not."""
    return not all(
        (word.isdecimal() and len(word) < _YEAR_LENGTH)
        or word in PART_WORDS
        or word in LEADING_ARTICLES
        for word in words
    )


def _without_pauses(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word != PAUSE) if PAUSE in words else tuple(words)


def _names(movie: Movie) -> Iterator[tuple[str, AliasKind]]:
    yield movie.title, AliasKind.TITLE
    yield from _parts(movie.title)
    if movie.listed_title.count("(") > 1 or movie.year is None:
        for title in parse_listing(movie.listed_title).alternatives:
            if len(title) < 2:
                continue
            yield title, AliasKind.OTHER_TITLE
            yield from _parts(title)


def _parts(title: str) -> Iterable[tuple[str, AliasKind]]:
    if (shorter := _MOVIE_END.sub("", title)) and shorter != title:
        yield shorter, AliasKind.SHORTENED
    if initials := _INITIALS.match(title):
        yield initials[1], AliasKind.SHORTENED
    if ":" not in title and " - " not in title and " – " not in title:
        return
    pieces = _BREAK.split(title)
    for count in range(1, len(pieces)):
        yield " ".join(pieces[:count]), AliasKind.HEAD
        yield " ".join(pieces[count:]), AliasKind.TAIL
    for middle in pieces[1:-1]:
        yield middle, AliasKind.TAIL
