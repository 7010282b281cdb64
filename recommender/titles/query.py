"""The parts of a typed text: its words, its years, and the ways to read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recommender.data.listing import article_first
from recommender.titles.lexicon import POLITE, SITE
from recommender.titles.normalise import LONGEST_QUERY, fold, numbered_words, plain_words
from recommender.titles.numbers import PAUSE

_DISCORD = re.compile(r"<(?:[@#][!&]?\d+|a?:\w+:\d+|t:\d+(?::\w)?)>|(?<!\w)@\w+")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+")
_SEPARATOR = re.compile(r"\s+[-–—|·•:]+\s+|\s*[|·•]+\s*")
_LISTED = re.compile(r"(.+, *[^\W\d_]+'?)(\s*\(?\d{4}\)?)?\s*")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SCORE = re.compile(
    r"\b\d+(?:\.\d+)?\s*(?:/|out of)\s*(?:5|10|100)\b|\b\d+(?:\.\d+)?\s+stars?\b", re.IGNORECASE
)
# Announces what a film is about; no title begins this way.
_THE_ONE = re.compile(
    r"\b(?:the|that) one (?=(?:with|where|about|when|from|starring)\b)", re.IGNORECASE
)
_CODE = re.compile(r"[{}]")
_STOP = re.compile(r"[,;!?]+|[.…]+(?:\s|$)")
_PAUSE = re.compile(r"[:()\[\]\"“”|=]+|\s[-–—]+\s")
_LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")
_SHORT_YEAR = re.compile(r"^\d\d$")
_FIRST_YEAR, _LAST_YEAR = 1870, 2039
_FILM = (("film",), ("movie",))
_WORDS_OF_A_LETTER = frozenset("ai")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query: words that may be a title, and the year typed with them.

    `pauses` holds the positions of words before which the writer paused (a comma, a bracket),
    `stops` those of them where a phrase ended: a comma or a full stop, but no colon or dash.
    """

    words: tuple[str, ...]
    year: int | None = None
    pauses: frozenset[int] = field(default=frozenset(), compare=False)
    stops: frozenset[int] = field(default=frozenset(), compare=False)

    def without(self, start: int, end: int, year: int | None = None) -> "Reading":
        """The reading without the words from start to end."""

        def moved(places: frozenset[int]) -> frozenset[int]:
            return frozenset(p if p <= start else max(p - end + start, start) for p in places)

        words = self.words[:start] + self.words[end:]
        year = year if year is not None else self.year
        return Reading(words, year, moved(self.pauses) | {start}, moved(self.stops))


def read(text: str) -> list[Reading]:
    """The readings of a text, the most literal first; none if it cannot be a title."""
    if len(text) > 4 * LONGEST_QUERY or len(text.strip()) > LONGEST_QUERY:
        return []
    text = _THE_ONE.sub("", _DISCORD.sub(" ", _LINK.sub(_slug, text)))
    if _CODE.search(text):
        return []
    readings: dict[Reading, None] = {}
    for version in _versions(text):
        for spelled in _spellings(version):
            for reading in _with_years(spelled):
                readings.setdefault(reading)
    return list(readings)


def _versions(text: str) -> Iterator[str]:
    """The text, and without what pasted titles carry around them."""
    listed = _LISTED.fullmatch(text)
    if listed and (moved := article_first(listed[1].strip())) != listed[1].strip():
        yield moved + (listed[2] or "")
    without_score = _SCORE.sub(" ", text)
    if not without_score.strip():
        return
    if without_score != text:
        yield without_score
    yield text
    pieces = _SEPARATOR.split(text)
    for count in range(min(len(pieces), 5) - 1, 0, -1):
        yield " ".join(pieces[:count])
    unbracketed = _BRACKETED.sub(
        lambda bracket: bracket[0] if re.search(r"\d{4}", bracket[0]) else " ", text
    )
    if unbracketed != text and unbracketed.strip():
        yield unbracketed


def _spellings(version: str) -> Iterator[Reading]:
    paused = _PAUSE.sub(f" {PAUSE} ", _STOP.sub(f" {PAUSE} {PAUSE} ", version))
    plain = plain_words(_LETTERS.sub(_joined, fold(paused)))
    numbered = _paused(numbered_words(plain))
    if not numbered.words:
        return
    yield numbered
    literal = _paused(plain)
    if literal.words != numbered.words:
        yield literal
    bare = list(literal.words)
    for together in (numbered_words(bare), numbered_words(bare, compound=False)):
        if tuple(together) != numbered.words:
            yield Reading(tuple(together))
    if end := _trimmed(numbered.words):
        yield numbered.without(end, len(numbered.words))


def _joined(letters: re.Match[str]) -> str:
    """Letters typed one by one as one word ("s w a t"), but not "plan b i saw"."""
    run = letters[0].split()
    return "".join(run) if len(run) > 2 or _WORDS_OF_A_LETTER.isdisjoint(run) else letters[0]


def _paused(words: list[str]) -> Reading:
    """Words with the marks for pauses taken out and remembered; two of them are a stop."""
    kept: list[str] = []
    pauses, stops = set(), set()
    for place, word in enumerate(words):
        if word != PAUSE:
            kept.append(word)
            continue
        pauses.add(len(kept))
        if words[place - 1 : place] == [PAUSE]:
            stops.add(len(kept))
    return Reading(tuple(kept), None, frozenset(pauses), frozenset(stops))


def _trimmed(words: tuple[str, ...]) -> int:
    """Where the words end without file-name and site words, or "please", behind them."""
    end = len(words)
    while end and (words[end - 1] in SITE or words[end - 1] in POLITE):
        end -= 1
    return end


def _with_years(reading: Reading) -> Iterator[Reading]:
    yield reading
    words = reading.words
    if len(words) < 2:
        return
    for position in reversed(range(len(words))):
        if _is_year(words[position]):
            after = position + 1 + (words[position + 1 : position + 2] in _FILM)
            rest = reading.without(position, after, int(words[position]))
            if not rest.words:
                continue  # "1917 movie": the film of that name
            yield rest
            if end := _trimmed(rest.words):
                yield rest.without(end, len(rest.words))
    if _SHORT_YEAR.match(words[-1]):
        yield reading.without(len(words) - 1, len(words), 1900 + int(words[-1]))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _slug(link: re.Match[str]) -> str:
    """The part of a link that may name a film: its last readable piece."""
    path = re.split(r"[?#]", link[0])[0].split("/")[3:]
    pieces = [piece for piece in path if re.search(r"[^\W\d_]{3}", piece)]
    return re.sub(r"[-_+.]|%20", " ", pieces[-1]) if pieces else " "
