"""Which kinds of films people can ask for by name: genres, what these are called, and tags."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.added_movies import newest_year
from bot.domain.filters.everyday import EVERYDAY, WIDER
from bot.domain.filters.korean_kinds import english_kinds
from bot.domain.filters.list_filter import DIAL, ListFilter, Span
from bot.domain.filters.spans import match_age_words, match_recent_years, match_years
from bot.domain.filters.spelling import meant_word, wrong_letters
from recommender import Catalogue, Kind, MovieFilter
from recommender.data.catalogue import genre_key
from recommender.data.tags import tag_key
from recommender.hangul import in_hangul

# Tags of fewer films are found only as they are written.
_MIN_FILMS_TO_GUESS = 3
_GAP = re.compile(r"[\s,-]+")
_WORD_START = re.compile(r"\b\w")
_FILM_WORDS = ("film", "movie")
_PREFERRED_TAGS = ("anime", "heist", "superhero")
_PREFERRED_GENRES = ("Horror", "Comedy", "Drama")
_NINETIES = (1990, 1999)


@dataclass(frozen=True)
class Vocabulary:
    """The `genres` and `tags` that films have, the tags with how many films have each.

    Languages count among the tags.
    `newest` is the year of the set's newest film, 0 where none has one.
    """

    genres: tuple[str, ...]
    tags: Mapping[str, int] = field(default_factory=dict)
    newest: int = 0

    @classmethod
    def of(cls, catalogue: Catalogue) -> Self:
        """Return what the films of a catalogue can be asked for by."""
        genres = {genre for movie in catalogue for genre in movie.genres}
        return cls(tuple(sorted(genres)), catalogue.words, newest_year(catalogue))

    def find(self, words: str) -> Kind | None:
        """Return the kind of film that has exactly this name; its films may be none."""
        return self._kinds.get(_key(words))

    def guess(self, words: str) -> Kind | None:
        """Return the kind of film whose name is nearly this one, the best known first.

        None where another word that wishes have is as near.
        """
        key = _key(words)
        wrong = wrong_letters(key)
        near = process.extract(
            key, self._guessable.get(key[:1], ()), scorer=OSA.distance, score_cutoff=wrong, limit=5
        )
        if not wrong or not near:
            return None
        # Of those equally near, `extract` keeps the order: genres come first, then tags by films.
        name, distance, _ = min(near, key=lambda found: found[1])
        return None if meant_word(words, int(distance)) else self._kinds[name]

    def match_age_words(self, text: str, start: int) -> tuple[Span, int] | None:
        """Read "new" or "old" at a place of a text; return the years, and where that ends."""
        return match_age_words(text, start, self.newest) if self.newest else None

    def match_years(self, text: str, start: int) -> tuple[Span, int] | None:
        """Read "90s" or "last 5 years" at a place of a text; return them, and where that ends."""
        found = match_years(text, start)
        if found is None and self.newest:
            return match_recent_years(text, start, self.newest)
        return found

    def ends_before(self, wanted: MovieFilter | None) -> bool:
        """Whether all films are older than those that are wanted."""
        return wanted is not None and 0 < self.newest < (wanted.first_year or 0)

    def has(self, kind: Kind) -> bool:
        """Whether there can be films of a kind."""
        if not set(self.genres).issuperset(kind.genres):
            return False
        return not kind.tags or any(tag in self.tags for tag in kind.tags)

    def nearest(self, kind: Kind) -> Kind:
        """Return a kind, or the wider one that can be told here: Scandinavian for Swedish."""
        wider = self.find(WIDER.get(kind.name, ""))
        return wider if wider and self.has(wider) and not self.has(kind) else kind

    @property
    def examples(self) -> tuple[ListFilter, ListFilter, ListFilter]:
        """Three wishes that can be kept here."""
        known = [genre for genre in _PREFERRED_GENRES if genre in self.genres]
        genres = tuple(dict.fromkeys((*known, *self.genres)))
        if not genres:
            return (
                ListFilter(5, years=(2010, None)),
                ListFilter(years=_NINETIES),
                ListFilter(years=(1994, 1994), adventure=DIAL["bold"]),
            )
        first, second, third = (*genres, *genres[-1:] * 2)[:3]
        tags = (self._kinds[tag] for tag in _PREFERRED_TAGS if tag in self.tags)
        unlike = ListFilter(genres=(second,), without_genres=(first,))
        if tag := next(tags, None):
            unlike, third = ListFilter(kinds=(tag,), without_genres=(first,)), second
        elif second == first:
            unlike = ListFilter(years=(1994, 1994))
        return (
            ListFilter(5, (first,), _NINETIES),
            unlike,
            ListFilter(genres=(third,), adventure=DIAL["bold"]),
        )

    def names(self) -> Iterator[str]:
        """Yield the names of all kinds that there are films of, what people ask for most first."""
        yield from self.genres
        yield from (name for name in EVERYDAY if self._offers(self._kinds[_key(name)]))
        yield from self.tags

    def korean_names(self) -> Iterator[str]:
        """Yield what these kinds are called in Korean."""
        for name, english in english_kinds().items():
            kind = self.find(english)
            if kind and self._offers(kind):
                yield name

    def complete(self, typed: str, limit: int) -> list[str]:
        """Return wishes that begin with what was typed, its last name of a kind completed."""
        typed = " ".join(typed.casefold().split())
        for begin in sorted({0, *(gap.end() for gap in _GAP.finditer(typed))}):
            before, last = typed[:begin], typed[begin:]
            every = self.korean_names() if in_hangul(last) else self.names()
            names = (name for name in every if _has_word(name.casefold(), last))
            if found := list(itertools.islice(dict.fromkeys(names), limit)):
                return [before + name for name in found]
        return []

    def _offers(self, kind: Kind) -> bool:
        return self.has(self.nearest(kind))

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        """All kinds by the key of their names: genres first, then everyday names, then tags."""
        kinds = {_key(genre): Kind(genre, (genre,)) for genre in self.genres}
        for name, kind in EVERYDAY.items():
            kinds.setdefault(_key(name), self._spelled(kind))
        # A tag "french film" is one of several that French films have.
        for (key, kind), word in itertools.product([*kinds.items()], _FILM_WORDS):
            kinds.setdefault(_key(key + word), kind)
        for key, tags in self._tags_by_key.items():
            kinds.setdefault(key, Kind(tags[0], tags=tuple(tags)))
        return kinds

    @cached_property
    def _tags_by_key(self) -> dict[str, list[str]]:
        tags: dict[str, list[str]] = {}
        for tag in self.tags:
            tags.setdefault(_key(tag), []).append(tag)
        return tags

    def _spelled(self, kind: Kind) -> Kind:
        """Return an everyday kind with genres and tags as these films have them."""
        own = {genre_key(genre): genre for genre in self.genres}
        genres = tuple(own.get(genre_key(genre), genre) for genre in kind.genres)
        tags = tuple(tag for each in kind.tags for tag in self._tags_by_key.get(_key(each), ()))
        name = genres[0] if len(genres) == 1 else kind.name
        return Kind(name, genres, tags or kind.tags)

    @cached_property
    def _guessable(self) -> dict[str, list[str]]:
        """Keys by their first letter, which people rarely get wrong."""
        rare = {_key(tag) for tag, films in self.tags.items() if films < _MIN_FILMS_TO_GUESS}
        known = {_key(name) for name in (*self.genres, *EVERYDAY)}
        keys: dict[str, list[str]] = {}
        for key in self._kinds:
            if key and (key in known or key not in rare):
                keys.setdefault(key[0], []).append(key)
        return keys


def _has_word(name: str, start: str) -> bool:
    """Whether one of a name's words begins like this, as those of "time travel" do with "tr"."""
    return any(name.startswith(start, begin.start()) for begin in _WORD_START.finditer(name))


def _key(words: str) -> str:
    """Make names of kinds comparable, whether of one film or of many: zombies, a zombie."""
    key = tag_key(words)
    if key.endswith(("ies", "ie")):
        return f"{key.removesuffix('s')[:-2]}y"
    if key.endswith("oes"):
        return key[:-2]
    return key[:-1] if key.endswith("s") and not key.endswith(("ss", "us", "is")) else key
