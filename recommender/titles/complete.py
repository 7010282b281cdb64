"""Autocomplete: the films whose name begins with what has been typed so far."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.arrays import Floats, Positions
from recommender.titles.aliases import LEADING_ARTICLES, AliasKind
from recommender.titles.index import AliasIndex, common, without_article
from recommender.titles.normalise import LONGEST_QUERY, fold, numbered_words, plain_words
from recommender.titles.popularity import Popularity
from recommender.titles.sound import sounds_of

# Bonuses, in natural logarithms of a ratio of ratings: a name that has the typed text in its middle
# needs 12 times as many ratings (e to 2.5) as one that begins with it.
_EXACT = 1.5
_INSIDE = -2.5
_SCATTERED = -4.0
_PART = -0.5
_KNOWN = 5.0
_MISSPELT = -6.0
# What a misspelt beginning regains for its right letters: at most 3.6 of the 6, which puts it on
# a level with names that have the typed text in their middle.
_CLOSER = 12.0

_FEW = 5
"""With fewer films found, less literal ways to find one are tried."""
_LOOKED_AT = 200
"""This many of the best known are looked at when a letter or two begin thousands of names."""
_LEAST_LIKENESS = 0.7


class Completer:
    """Ranks films by how their name begins and how well known they are."""

    def __init__(self, index: AliasIndex, popularity: Popularity) -> None:
        self._index = index
        fame = np.log1p(popularity.counts)[index.rows] if len(index) else np.zeros(0)
        self._fame = fame + np.where(index.kinds > AliasKind.OTHER_TITLE, _PART, 0)
        """How well known each alias's film is; less by `_PART` for a part of a title."""
        self._by_sound = sorted(range(len(index)), key=index.sounds.__getitem__)

    def complete(self, prefix: str, limit: int, known: Collection[int]) -> list[int]:
        """Rows of the films, best first; `known` rows come before equally good ones."""
        scores: dict[int, float] = {}
        for words in _forms(prefix):
            self._keep(scores, self._beginning(words))
            if len(scores) < _FEW and len(words) > 1:
                self._keep(scores, self._abbreviated(words))
            if len(scores) < _FEW:
                self._keep(scores, self._sounding(words))
            if len(scores) < _FEW:
                self._keep(scores, self._misspelt(words))
        for row in scores.keys() & set(known):
            scores[row] += _KNOWN
        return sorted(scores, key=lambda row: -scores[row])[:limit]

    def _keep(self, scores: dict[int, float], found: Iterable[tuple[int, float]]) -> None:
        for alias, bonus in found:
            row = int(self._index.rows[alias])
            score = float(self._fame[alias]) + bonus
            if score > scores.get(row, -99.0):
                scores[row] = score

    def _beginning(self, words: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Names with all full words and a word that begins with the last one."""
        found = self._index.words.starting_with(words[-1])
        if len(words) > 1:
            found = common(found, self._index.words.with_all(words[:-1]))
        typed = " ".join(words)
        for alias in self._best_known(found):
            bonus = _place(self._index.texts[alias], typed)
            if (plain := self._index.plain(alias)) is not None:
                bonus = max(bonus, _place(plain, typed))
            yield alias, bonus

    def _abbreviated(self, words: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Names with words that begin with each of the typed ones: "ingl b"."""
        postings = [self._index.words.starting_with(word) for word in words]
        postings.sort(key=len)
        found = postings[0]
        for others in postings[1:]:
            found = common(others, np.unique(found))
        yield from ((alias, _SCATTERED) for alias in self._best_known(found))

    def _sounding(self, words: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Names that begin with the same sounds, wherever the blanks are."""
        sound = sounds_of(" ".join(without_article(words)))
        sounds = self._index.sounds
        start = bisect_left(self._by_sound, sound, key=sounds.__getitem__)
        end = bisect_left(self._by_sound, sound + "\uffff", key=sounds.__getitem__)
        if len(sound) > 2:
            found = np.array(self._by_sound[start:end], np.int32)
            yield from ((alias, _MISSPELT / 2) for alias in self._best_known(found))

    def _misspelt(self, words: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Names whose beginning is spelled nearly like what was typed."""
        typed = " ".join(without_article(words))
        if len(typed) < 4:
            return
        near = self._index.trigrams.nearest(sounds_of(typed), 80, by_query=True).tolist()
        texts = [" ".join(without_article(self._index.texts[alias].split())) for alias in near]
        begun = [text[: len(typed)] for text in texts]
        likeness = process.cdist([typed], begun, scorer=OSA.normalized_similarity)[0]
        for alias, alike in zip(near, likeness.tolist(), strict=True):
            if alike >= _LEAST_LIKENESS:
                yield alias, _MISSPELT + _CLOSER * (alike - _LEAST_LIKENESS)

    def _best_known(self, found: Positions) -> list[int]:
        if len(found) > _LOOKED_AT:
            fame: Floats = self._fame[found]
            found = found[np.argpartition(fame, -_LOOKED_AT)[-_LOOKED_AT:]]
        aliases: list[int] = np.unique(found).tolist()
        return aliases


def _forms(prefix: str) -> list[tuple[str, ...]]:
    """The typed words, as they are and with numbers in digits."""
    plain = plain_words(fold(prefix[:LONGEST_QUERY]))[:12]
    if not plain or len(prefix.strip()) > LONGEST_QUERY:
        return []
    return list(dict.fromkeys([tuple(plain), tuple(numbered_words(plain))]))


def _place(text: str, typed: str) -> float:
    """The bonus for where in a name the typed words are."""
    place = text.find(typed)
    if place > 0 and text[:place].rstrip() in LEADING_ARTICLES and text[place - 1] == " ":
        text, place = text[place:], 0
    if place == 0:
        return _EXACT if len(text) == len(typed) else 0.0
    return _INSIDE if f" {typed}" in text else _SCATTERED
