"""Names that hold the typed words one after another: "temple of doom", "shawshank"."""

from collections.abc import Sequence

import numpy as np

from recommender.titles.index import AliasIndex, common, without_article

_MOST = 4000
"""A phrase of common words alone is not looked for in more names than this."""

_SHORTEST_CUT = 3
"""Letters of a last word that was not written to its end ("les mis")."""

_LEAST_FRAME = 0.9
"""How informative the other words must be for one word of a title to be wrong."""


class Phrases:
    """Finds aliases by a run of their words."""

    def __init__(self, index: AliasIndex) -> None:
        self._index = index

    def holding(self, words: Sequence[str]) -> list[int]:
        """The aliases that hold these words in a row; the last may lack its "s"."""
        if not words or not all(word in self._index.words for word in words[:-1]):
            return []
        held: dict[int, None] = {}
        for last in (words[-1], words[-1] + "s"):
            if last not in self._index.words:
                continue
            phrase = " ".join([*words[:-1], last])
            for alias in self._index.words.with_all([*words[:-1], last])[:_MOST].tolist():
                if any(f" {phrase} " in f" {text} " for text in self._index.spellings(alias)):
                    held[alias] = None
        return list(held)

    def beginning(self, words: Sequence[str]) -> list[int]:
        """The aliases that begin with these words, the last of which may be cut short."""
        if len(words) < 2 or len(words[-1]) < _SHORTEST_CUT:
            return []
        begun = self._index.words.starting_with(words[-1])
        found = np.unique(common(begun, self._index.words.with_all(words[:-1])))
        typed = " ".join(words)
        return [
            alias
            for alias in found[:_MOST].tolist()
            if any(text.startswith(typed) for text in self._index.spellings(alias))
        ]

    def but_for_one(self, words: Sequence[str]) -> list[int]:
        """The aliases of just as many words that differ in one, if the others are informative."""
        found: dict[int, None] = {}
        for place in range(len(words)):
            others = [*words[:place], *words[place + 1 :]]
            if self.weight(others) < _LEAST_FRAME:
                continue
            for alias in self._index.words.with_all(others).tolist():
                text = without_article(self._index.texts[alias].split())
                if len(text) == len(words) and [*text[:place], *text[place + 1 :]] == others:
                    found[alias] = None
        return list(found)

    def weight(self, words: Sequence[str]) -> float:
        """How informative the words are together; 1 for one rare word."""
        return sum(self._index.words.weight(word) for word in words)
