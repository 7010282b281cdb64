"""Classes of words that are not part of a title."""

from collections.abc import Sequence
from enum import IntEnum, auto

from recommender.titles.index import WordIndex
from recommender.titles.lexicon import (
    CHAT,
    CREDITING,
    EVERYDAY,
    FILLER,
    MARKERS,
    SEQUELS,
    SITE,
)
from recommender.titles.numbers import NUMBER_WORDS
from recommender.titles.people_names import NAMES


class WordClass(IntEnum):
    """What a word is when it is not part of the title.

    An IntEnum, because members are hashed some hundred times a text, and an Enum's hash is slow.
    """

    SITE = auto()
    FILLER = auto()
    EVERYDAY = auto()
    CHAT = auto()
    NAME = auto()
    NUMBER = auto()
    TITLE_WORD = auto()
    UNKNOWN = auto()


_LISTS = (
    (CHAT, WordClass.CHAT),
    (FILLER, WordClass.FILLER),
    (CREDITING, WordClass.FILLER),
    (SITE, WordClass.SITE),
    (EVERYDAY, WordClass.EVERYDAY),
    (NAMES, WordClass.NAME),
)
COMMON = frozenset({WordClass.FILLER, WordClass.EVERYDAY, WordClass.CHAT})
CONTENT = frozenset({WordClass.TITLE_WORD, WordClass.UNKNOWN, WordClass.NUMBER})
NAMELIKE = frozenset({WordClass.NAME, WordClass.UNKNOWN, WordClass.TITLE_WORD, WordClass.EVERYDAY})
_AROUND = FILLER - SEQUELS
_SAYING_LITTLE = FILLER | EVERYDAY | CHAT | SITE
_PERSON = frozenset({WordClass.NAME, WordClass.UNKNOWN})


def classify(word: str, vocabulary: WordIndex) -> WordClass:
    """The class of a word, whatever surrounds it."""
    if word.isdecimal() or word in NUMBER_WORDS:
        return WordClass.NUMBER
    for words, kind in _LISTS:
        if word in words:
            return kind
    if word.endswith("s") and word[:-1] in NAMES:
        return WordClass.NAME
    if word.endswith("s") and word[:-1] in SITE:
        return WordClass.SITE
    return WordClass.TITLE_WORD if word in vocabulary else WordClass.UNKNOWN


def without_filler(words: Sequence[str]) -> tuple[int, int]:
    """Where words begin and end without those that people put around titles.

    "Sequel" is none of these: with it, another film is meant.
    """
    start, end = 0, len(words)
    while start < end and words[start] in _AROUND:
        start += 1
    while end > start and words[end - 1] in _AROUND:
        end -= 1
    return start, end


def spoken_of(words: Sequence[str]) -> Sequence[str]:
    """What words about watching speak of, if that says anything ("have you seen joker")."""
    start, end = without_filler(words)
    left = words[start:end]
    around = [*words[:start], *words[end:]]
    return left if not (MARKERS.isdisjoint(around) or _SAYING_LITTLE.issuperset(left)) else ()


def is_person(run: Sequence[WordClass]) -> bool:
    """Whether words may be somebody's name: one of them is, the others are in few titles."""
    if run.count(WordClass.NAME) > 1:
        return set(run) <= _PERSON | {WordClass.EVERYDAY}
    if run == [WordClass.NAME, WordClass.EVERYDAY]:
        return True
    return WordClass.NAME in run[:3] and set(run) <= _PERSON
