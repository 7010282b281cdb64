"""A typed text taken apart: its words, the years in it, and the other ways to read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recommender.titles.lexicon import FILLER, SITE
from recommender.titles.normalise import LONGEST_QUERY, fold, numbered_words, plain_words

_DISCORD = re.compile(r"<(?:[@#][!&]?\d+|a?:\w+:\d+|t:\d+(?::\w)?)>|@\w+")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+")
_SEPARATOR = re.compile(r"\s+[-–—|·•:]+\s+|\s*[|·•]+\s*")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SCORE = re.compile(r"\b\d+(?:\.\d+)?\s*(?:/|out of)\s*(?:5|10|100)\b|\b\d+(?:\.\d+)?\s+stars?\b")
_SHORT_YEAR = re.compile(r"^\d\d$")
_FILM = (("film",), ("movie",))
_FIRST_YEAR, _LAST_YEAR = 1870, 2039


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query: words that may be a title, and the year typed with them."""

    words: tuple[str, ...]
    year: int | None = None


def read(text: str) -> list[Reading]:
    """The readings of a text, the most literal first; none if it cannot be a title."""
    if len(text.strip()) > LONGEST_QUERY:
        return []
    text = _DISCORD.sub(" ", _LINK.sub(_slug, text))
    readings: dict[Reading, None] = {}
    for version in _versions(text):
        for words in _spellings(version):
            for reading in _with_years(words):
                readings.setdefault(reading)
    return list(readings)


def _versions(text: str) -> Iterator[str]:
    """The text, and without what pasted titles carry around them."""
    yield text
    without_score = _SCORE.sub(" ", text)
    if without_score != text and without_score.strip():
        yield without_score
    pieces = _SEPARATOR.split(text)
    for count in range(len(pieces) - 1, 0, -1):
        yield " ".join(pieces[:count])
    unbracketed = _BRACKETED.sub(
        lambda bracket: bracket[0] if re.search(r"\d{4}", bracket[0]) else " ", text
    )
    if unbracketed != text and unbracketed.strip():
        yield unbracketed


def _spellings(version: str) -> Iterator[tuple[str, ...]]:
    plain = plain_words(fold(version))
    words = tuple(numbered_words(plain))
    if not words:
        return
    yield words
    if tuple(plain) != words:
        yield tuple(plain)
    trimmed = _trim(words)
    if trimmed and trimmed != words:
        yield trimmed


def _trim(words: tuple[str, ...]) -> tuple[str, ...]:
    """Cut file-name and site words off the end."""
    end = len(words)
    while end and words[end - 1] in SITE:
        end -= 1
    return words[:end]


def _with_years(words: tuple[str, ...]) -> Iterator[Reading]:
    yield Reading(words)
    if len(words) < 2:
        return
    for position in reversed(range(len(words))):
        if _is_year(words[position]):
            after = position + 1 + (words[position + 1 : position + 2] in _FILM)
            rest = words[:position] + words[after:]
            for kept in dict.fromkeys((rest, _trim(rest))):
                if kept:
                    yield Reading(kept, int(words[position]))
    if _SHORT_YEAR.match(words[-1]):
        yield Reading(words[:-1], 1900 + int(words[-1]))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _slug(link: re.Match[str]) -> str:
    """The part of a link that may name a film: its last readable piece."""
    path = re.split(r"[?#]", link[0])[0].split("/")[3:]
    pieces = [piece for piece in path if re.search(r"[^\W\d_]{3}", piece)]
    return re.sub(r"[-_+.]|%20", " ", pieces[-1]) if pieces else " "


def without_filler(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words between the first and the last that are not filler."""
    start, end = 0, len(words)
    while start < end and words[start] in FILLER:
        start += 1
    while end > start and words[end - 1] in FILLER:
        end -= 1
    return words[start:end]
