"""Whether a typed text is a film's title, or nearly so, and the film worth offering."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from recommender.data.catalogue import Catalogue, Movie
from recommender.titles.aliases import AliasKind, aliases_of
from recommender.titles.index import exact_keys, key_of, without_article
from recommender.titles.lexicon import CHAT, FILLER, SITE
from recommender.titles.misspelled import COMMON_WORDS, only_word, words_meant_by
from recommender.titles.query import read

NEARLY = 0.75
"""The share of letters in common from which one name is the other misspelled ("hamnet", "hamlet").
From 0.7 on, of 137 films that the catalogue lacked, "titane" is "titanic" as well."""
_LONG, _NEARLY_LONG = 8, 0.8
"""Of a word of so many letters so many may be those of a title's word ("inglorius")."""
_SHORTEST_RUN = 2
"""This many telling words out of a title mean it; one ("joker") may be another's whole name."""


def is_called(text: str, movie: Movie) -> bool:
    """Whether the text is a title of the film, regardless of the year."""
    aliases = aliases_of(Catalogue([movie]))
    keys = exact_keys(alias for alias in aliases if alias.kind <= AliasKind.OTHER_TITLE)
    return any(
        key_of(words) in keys
        for reading in read(text)
        for words in (reading.words, without_article(reading.words))
    )


def shares_article(text: str, movie: Movie) -> bool:
    """Whether what was typed begins with an article and is a film's title with it."""
    aliases = aliases_of(Catalogue([movie]))
    names = {tuple(alias.words) for alias in aliases if alias.kind <= AliasKind.OTHER_TITLE}
    return any(
        tuple(reading.words) in names
        for reading in read(text)
        if len(without_article(reading.words)) < len(reading.words)
    )


def is_near(text: str, movie: Movie) -> bool:
    """Whether what was typed may be a film's name: misspelled, cut short or run on."""
    typed = [without_article(reading.words) for reading in read(text)]
    names = [without_article(alias.words) for alias in aliases_of(Catalogue([movie]))]
    return any(_fits(words, name) for words in typed for name in names)


def misspells_word(text: str, movie: Movie) -> bool:
    """Whether all that was typed is a telling word of a film's title, with a letter wrong."""
    typed = [word for reading in read(text) for word in only_word(reading.words)]
    names = {word for alias in aliases_of(Catalogue([movie])) for word in alias.words}
    return any(_misspells(word, name) for word in typed for name in names)


def _misspells(word: str, name: str) -> bool:
    if name in words_meant_by(word):
        return True
    if name in COMMON_WORDS:
        return False
    return len(word) >= _LONG and OSA.normalized_similarity(word, name) >= _NEARLY_LONG


def typed_year(text: str) -> int | None:
    """Return the latest year that was typed beside what may be a title."""
    return max((each.year for each in read(text) if each.year is not None), default=None)


def _fits(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are a name but for a few letters, begin it, begin with it, or lie in it."""
    if _alike(words, name):
        return True
    if len(words) > 1 and _alike(words, name[: len(words)]):
        return True
    if tuple(words) == tuple(name[: len(words)]):
        return True
    if tuple(words[: len(name)]) == tuple(name):
        return bool(_telling(name))
    lies_in = f" {' '.join(words)} " in f" {' '.join(name)} "
    return lies_in and len(_telling(words)) >= _SHORTEST_RUN


def _alike(words: Sequence[str], name: Sequence[str]) -> bool:
    return OSA.normalized_similarity("".join(words), "".join(name)) >= NEARLY


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in FILLER | CHAT | SITE]
