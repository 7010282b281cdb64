"""Similar names among films of one year, for names that no film has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from recommender import Movie

# So alike, in percent, a name is worth a question: two letters swapped in a short title.
MIN_LIKENESS_TO_ASK = 80
# A table of this many names by the films of one year takes under a megabyte.
AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Near:
    """The most similar name with its film and similarity in percent, if any, and all near films."""

    likest: tuple[str, Movie, float] | None = None
    movies: tuple[Movie, ...] = ()


class SimilarNames:
    """The names of the films of one year, ready to be compared with many."""

    def __init__(self, named: Sequence[tuple[str, Movie]]) -> None:
        self._names = [name for name, _movie in named]
        self._movies = [movie for _name, movie in named]
        self._words = [frozenset(name.split()) for name in self._names]
        self._common = Counter(word for words in self._words for word in words)
        self._with_word: dict[str, list[int]] = {}
        self._by_rarest: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                self._with_word.setdefault(word, []).append(place)
            if words:
                self._by_rarest.setdefault(self._rarest(words), []).append(place)

    def near(self, names: Sequence[str]) -> list[Near]:
        """Return the near films of each name, the most similar first."""
        found: list[Near] = []
        for start in range(0, len(names), AT_ONCE):
            some = names[start : start + AT_ONCE]
            likeness = process.cdist(
                some,
                self._names,
                scorer=fuzz.ratio,
                score_cutoff=MIN_LIKENESS_TO_ASK,
                dtype=np.uint8,
            )
            places = likeness.argmax(axis=1)
            found.extend(
                self._near(name, int(place), float(likeness[row, place]))
                for row, (name, place) in enumerate(zip(some, places, strict=True))
            )
        return found

    def going_on(self, name: str) -> list[Movie]:
        """Return the films whose names continue a name."""
        beginning = f"{name} "
        return [
            movie
            for other, movie in zip(self._names, self._movies, strict=True)
            if other.startswith(beginning)
        ]

    def _near(self, name: str, place: int, likeness: float) -> Near:
        shared = self._sharing_all_words(frozenset(name.split()))
        sharing = sorted(
            (at for at in shared if _tells(name, self._names[at])),
            key=lambda at: -fuzz.ratio(name, self._names[at]),
        )
        movies = [self._movies[at] for at in sharing]
        if not likeness:
            return Near(None, tuple(dict.fromkeys(movies)))
        likest = self._names[place], self._movies[place], likeness
        return Near(likest, tuple(dict.fromkeys((self._movies[place], *movies))))

    def _sharing_all_words(self, words: frozenset[str]) -> Iterator[int]:
        """Yield the names that hold all of the words, and those whose words are all among them."""
        if words and words <= self._with_word.keys():
            for place in self._with_word[self._rarest(words)]:
                if words <= self._words[place]:
                    yield place
        for word in words:
            for place in self._by_rarest.get(word, ()):
                if self._words[place] < words:
                    yield place

    def _rarest(self, words: frozenset[str]) -> str:
        return min(words, key=lambda word: (self._common[word], word))


def _tells(one: str, other: str) -> bool:
    """Whether it tells that a title holds another: a single word is in many, unless in front."""
    shorter, longer = sorted((one, other), key=len)
    return " " in shorter or f"{longer} ".startswith(f"{shorter} ")
