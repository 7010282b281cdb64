"""The similarity of words in a text to words of titles, by spelling and by sound."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.titles.context import ContextAnalyser
from recommender.titles.numbers import LETTERS
from recommender.titles.sound import sounds_of

_LEAST_SIMILARITY = 0.6
"""Words less alike are never paired."""
# A pair below both limits cannot reach `_LEAST_SIMILARITY`, and rapidfuzz stops early.
_LEAST_SPELLED, _LEAST_HEARD = 0.3, 0.4
_LEAST_JOINED = 0.85
"""Two words stand for one, or one for two, only if hardly a letter is wrong."""
_OF_SPELLING, _OF_SOUND = 0.4, 0.6
_LEAST_LENGTH = (_LEAST_JOINED - _OF_SOUND) / _OF_SPELLING
"""Two joined words of which a word has a smaller share of letters are not that word, even if they
sound alike."""
# The similarity of a word to its plural, and to itself with two swapped letters (a frequent slip).
_PLURAL = 0.95
_SWAPPED = 0.88
_VOWEL_CHANGE = {"an": "en", "en": "an"}
"""The plural of "man" and "woman"."""


class SimilarityTable:
    """The similarity of the text's words to words of titles, by spelling and by sound.

    A word of either side may also stand for two neighbours of the other ("beatle juice").
    """

    def __init__(
        self, words: Sequence[str], titles: Sequence[list[str]], analyser: ContextAnalyser
    ) -> None:
        units = [*words, *(first + second for first, second in pairwise(words))]
        self._spans: list[tuple[int, ...]] = [(p,) for p in range(len(words))]
        self._spans += [(p, p + 1) for p in range(len(words) - 1)]
        single = {word for title in titles for word in title}
        longest = max(map(len, words), default=0) / _LEAST_LENGTH
        double = {
            a + b for title in titles for a, b in pairwise(title) if len(a) + len(b) <= longest
        } - single
        tokens = [*single, *double]
        table = _similarity(units, tokens)
        least = [analyser.least_similarity(place) for place in range(len(words))]
        limits = np.array(least + [min(a, b) for a, b in pairwise(least)], np.float32)
        table[table < limits[:, None]] = 0
        table[len(words) :][table[len(words) :] < _LEAST_JOINED] = 0
        table[len(words) :, len(single) :] = 0
        table[:, len(single) :][table[:, len(single) :] < _LEAST_JOINED] = 0
        self._best: dict[str, list[tuple[float, tuple[int, ...]]]] = {}
        columns, rows = np.nonzero(table.T >= _LEAST_SIMILARITY)
        for column, row in zip(columns.tolist(), rows.tolist(), strict=True):
            found = self._best.setdefault(tokens[column], [])
            found.append((float(table[row, column]), self._spans[row]))
        for found in self._best.values():
            found.sort(key=lambda entry: -entry[0])

    def most(self, words: Sequence[str], weights: Sequence[float]) -> float:
        """How much of a title's weight the text can explain at most; cheap."""
        best = self._best
        explained = 0.0
        for place, word in enumerate(words):
            found = best.get(word)
            if found:
                explained += weights[place] * found[0][0]
            elif any(
                pair in best
                for pair in map("".join, pairwise(words[max(place - 1, 0) : place + 2]))
            ):
                explained += weights[place]
        return explained

    def best(self, token: str, free: set[int]) -> tuple[float, tuple[int, ...]]:
        """The similarity and positions of the unit of the text most like this title word."""
        for similarity, span in self._best.get(token, ()):
            if free.issuperset(span):
                return similarity, span
        return 0.0, ()


def _near_forms(units: list[str], tokens: list[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of words that are nearer than their letters say: row, column, similarity."""
    columns = {token: column for column, token in enumerate(tokens)}
    for row, unit in enumerate(units):
        forms = {numeral: 1.0 for numeral in (LETTERS.get(unit),) if numeral}
        if len(unit) > 2:
            forms |= {unit + "s": _PLURAL, unit.removesuffix("s"): _PLURAL}
            forms |= {unit[:-2] + _VOWEL_CHANGE.get(unit[-2:], unit[-2:]): _PLURAL}
            forms |= {
                unit[:place] + unit[place + 1] + unit[place] + unit[place + 2 :]: _SWAPPED
                for place in range(len(unit) - 1)
            }
        for form, similarity in forms.items():
            if form != unit and form in columns:
                yield row, columns[form], similarity


def _similarity(units: list[str], tokens: list[str]) -> npt.NDArray[np.float32]:
    """Similarity of each unit (row) and token (column), by spelling and by sound."""
    spelled = process.cdist(
        units, tokens, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_SPELLED
    )
    unit_sounds = sounds_of("\n".join(units)).split("\n")
    token_sounds = sounds_of("\n".join(tokens)).split("\n")
    heard = process.cdist(
        unit_sounds, token_sounds, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_HEARD
    )
    begins_alike = _first_letters(unit_sounds)[:, None] == _first_letters(token_sounds)
    mixed = np.maximum(spelled, _OF_SPELLING * spelled + _OF_SOUND * heard) * np.where(
        begins_alike, 1, 0.88
    )
    numeric = np.array([u.isdecimal() for u in units])[:, None] | np.array(
        [t.isdecimal() for t in tokens]
    )
    similarity = np.where(numeric & (spelled < 1), 0, mixed)
    for row, column, likeness in _near_forms(units, tokens):
        similarity[row, column] = likeness
    return np.asarray(similarity, np.float32)


def _first_letters(sounds: list[str]) -> npt.NDArray[np.int32]:
    return np.array([ord(sound[0]) if sound else 0 for sound in sounds], np.int32)
