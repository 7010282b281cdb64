"""How well a typed text fits a title: each title word's best counterpart, and what is left over."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import CHAT, FILLER, NAMES, SITE
from recommender.titles.sound import sounds_of

_LEAST_SIMILARITY = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one alias. `covered` and `clean` are shares between 0 and 1."""

    alias: int
    covered: float
    clean: float
    matched: float
    leftover_numbers: bool
    missing_numbers: bool

    @property
    def score(self) -> float:
        """0 to 1."""
        return self.covered * math.sqrt(self.clean)


class Comparison:
    """One reading's words against many aliases at once."""

    def __init__(self, index: AliasIndex, words: Sequence[str], aliases: Sequence[int]) -> None:
        self._index = index
        self._words = words
        self._aliases = [(alias, index.texts[alias].split()) for alias in aliases]
        self._units, self._spans = _units(words)
        tokens = {word for _, texts in self._aliases for word in texts}
        tokens |= {first + second for _, texts in self._aliases for first, second in _pairs(texts)}
        self._columns = {token: column for column, token in enumerate(tokens)}
        self._similarity = _similarity(self._units, list(tokens))

    def evidence(self) -> list[Evidence]:
        """The evidence for every alias."""
        return [self._for_alias(alias, words) for alias, words in self._aliases]

    def _for_alias(self, alias: int, words: list[str]) -> Evidence:
        weights = [self._index.words.weight(word) + 0.02 for word in words]
        free = set(range(len(self._words)))
        gained = [0.0] * len(words)
        order = sorted(range(len(words)), key=lambda place: -weights[place])
        for place in order:
            if gained[place]:
                continue
            similarity, span = self._best(words[place], free)
            joined, neighbour = self._best_joined(words, place, gained, free)
            if joined[0] > similarity:
                similarity, span = joined
                gained[neighbour] = similarity
            if similarity >= _LEAST_SIMILARITY:
                gained[place] = similarity
                free -= set(span)
            elif gained[neighbour] and joined[0] <= similarity:
                gained[neighbour] = 0.0
        matched = sum(w * g**1.5 for w, g in zip(weights, gained, strict=True))
        leftover = sum(leftover_weight(self._index, self._words[place]) for place in free)
        numbers = any(self._words[place].isdecimal() for place in free)
        missing = any(
            word.isdecimal() and gain < 1 for word, gain in zip(words, gained, strict=True)
        )
        clean = matched / (matched + leftover) if matched else 0.0
        return Evidence(alias, matched / sum(weights), clean, matched, numbers, missing)

    def _best(self, token: str, free: set[int]) -> tuple[float, tuple[int, ...]]:
        column = self._similarity[:, self._columns[token]]
        for unit in np.argsort(-column)[:6]:
            if column[unit] < _LEAST_SIMILARITY:
                break
            if free.issuperset(self._spans[unit]):
                return float(column[unit]), self._spans[unit]
        return 0.0, ()

    def _best_joined(
        self, words: list[str], place: int, gained: list[float], free: set[int]
    ) -> tuple[tuple[float, tuple[int, ...]], int]:
        best: tuple[tuple[float, tuple[int, ...]], int] = ((0.0, ()), place)
        for first in (place - 1, place):
            second, other = first + 1, 2 * first + 1 - place
            if first < 0 or second >= len(words) or gained[other]:
                continue
            similarity, span = self._best(words[first] + words[second], free)
            if similarity > max(best[0][0], 0.8):
                best = ((similarity, span), other)
        return best


def leftover_weight(index: AliasIndex, word: str) -> float:
    """How much an unexplained word speaks against a title."""
    if word.isdecimal():
        return 0.6
    if word in CHAT:
        return 0.25
    if word in FILLER or word in SITE:
        return 0.02
    if word in NAMES:
        return 0.08
    if word in index.words:
        return 0.5 * index.words.weight(word)
    return 0.25


def _units(words: Sequence[str]) -> tuple[list[str], list[tuple[int, ...]]]:
    units = [*words, *(first + second for first, second in _pairs(words))]
    spans = [(place,) for place in range(len(words))]
    return units, [*spans, *((place, place + 1) for place in range(len(words) - 1))]


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _similarity(units: list[str], tokens: list[str]) -> npt.NDArray[np.float32]:
    """Similarity of each unit (row) and token (column), by spelling and by sound."""
    spelled = process.cdist(units, tokens, scorer=OSA.normalized_similarity)
    unit_sounds = sounds_of("\n".join(units)).split("\n")
    token_sounds = sounds_of("\n".join(tokens)).split("\n")
    heard = process.cdist(unit_sounds, token_sounds, scorer=OSA.normalized_similarity)
    first = np.array([sound[:1] for sound in unit_sounds])[:, None]
    begins_alike = first == np.array([sound[:1] for sound in token_sounds])[None, :]
    mixed = np.maximum(spelled, 0.4 * spelled + 0.6 * heard) * np.where(begins_alike, 1, 0.88)
    numeric = np.array([u.isdecimal() for u in units])[:, None] | np.array(
        [t.isdecimal() for t in tokens]
    )
    similarity = np.where(numeric & (spelled < 1), 0, mixed)
    return np.asarray(similarity, np.float32)
