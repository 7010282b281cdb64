"""Candidates: a few hundred aliases that a text may mean."""

from collections.abc import Sequence
from itertools import chain, islice

from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import CHAT, FILLER, SITE
from recommender.titles.people_names import NAMES
from recommender.titles.popularity import Popularity
from recommender.titles.sound import sounds_of
from recommender.titles.spelling import SpellingCorrector

# How many names each search returns. Half or twice as many change one or two answers in the
# sets of typed titles (1,572 rows), but more take longer.
_NEAR = 16
_LONGEST_NAME = 10
_MOST_OF_ONE_NAME = 8
_RARE_WORDS = 3
_HOLDING_A_WORD = 5
_CORRECTIONS, _MOST_CORRECTED = 3, 4


class CandidateGenerator:
    """Finds the aliases that are worth comparing with a text word by word."""

    def __init__(self, index: AliasIndex, popularity: Popularity) -> None:
        self._index = index
        self._popularity = popularity
        self._corrector = SpellingCorrector(index.words)

    def near(self, words: Sequence[str]) -> set[int]:
        """Names that look or sound like the text or its content, or share rare words with it."""
        # Two words of content find a name as well as the whole text does, and faster.
        content = _content(words)
        found = set(self._sounding(content if len(content) > 1 else words))
        if len(content) == 1 and len(words) > 1:
            found.update(self._sounding(content))
        without_names = [word for word in content if word not in NAMES]
        if without_names and len(without_names) < len(content):
            found.update(self._sounding(without_names))
        return found.union(self._by_rare_words(content))

    def inside(self, words: Sequence[str]) -> list[int]:
        """Names that are in the text word for word."""
        found: list[int] = []
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                found += self._index.exact(words[start:end])[:_MOST_OF_ONE_NAME]
        return found

    def _sounding(self, words: Sequence[str]) -> list[int]:
        return [int(a) for a in self._index.trigrams.nearest(sounds_of(" ".join(words)), _NEAR)]

    def _by_rare_words(self, words: Sequence[str]) -> list[int]:
        """The best known names with the most informative words of the text in them."""
        known = [word for word in words if word in self._index.words and word not in CHAT]
        known.sort(key=self._index.words.weight, reverse=True)
        corrected = chain.from_iterable(
            self._corrector.nearest(word)[:_CORRECTIONS] for word in words
        )
        found: list[int] = []
        for word in (*known[:_RARE_WORDS], *islice(corrected, _MOST_CORRECTED)):
            aliases = self._index.words.with_word(word)
            rows = self._index.rows[aliases]
            order = (-self._popularity.counts[rows]).argsort()[:_HOLDING_A_WORD]
            found += [int(alias) for alias in aliases[order]]
        return found


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are neither numbers nor filler."""
    return tuple(word for word in words if not (word.isdecimal() or word in FILLER or word in SITE))
