"""How well a typed text fits a title: each title word's best counterpart, and what is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import FILLER
from recommender.titles.numbers import LETTERS
from recommender.titles.query import Reading
from recommender.titles.sound import sounds_of
from recommender.titles.surroundings import Context, Surroundings, WordClass

_LEAST_SIMILARITY = 0.6
_LEAST_JOINED = 0.85
_NEARLY_ALL = 0.9
_SAME_WORD = 0.94
_MOST_COMPARED = 20
_LEAST_COVERED = 0.3
"""A title of which the text explains a smaller share is not meant."""
_OF_FILLER, _LEAST_WEIGHT = 0.4, 0.02
_PLURAL = 0.95
_SWAPPED = 0.88
_REPLACED = 0.5
"""What a title's word is worth that the text has another word for at the same place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one alias.

    `covered` is the share of the alias that the text explains, `clean` that of the text which
    the alias explains, both weighted by how telling the words are; `telling` is how much the
    explained words tell, 1 for one rare word. `likeness` is how alike the paired words are,
    `literal` that all of them are the same, `nearly_literal` that all are but for "of" and the
    like. It `encloses` the words left over if they stand between those explained. A `run` of
    words follows one another in the title. A `known_word` of other titles was taken for one of
    this title, which it only resembles.
    """

    alias: int
    context: Context
    covered: float
    clean: float
    telling: float
    content_words: int
    words: int
    literal: bool
    nearly_literal: bool
    known_word: bool
    encloses: bool
    likeness: float
    other_number: bool
    sounds_same: bool
    ordered: bool
    run: bool
    only_names: bool


class Comparison:
    """One reading's words against many aliases at once."""

    def __init__(self, index: AliasIndex, reading: Reading, aliases: Sequence[int]) -> None:
        self._index = index
        self._words = reading.words
        self._sound = sounds_of(" ".join(reading.words))
        self._surroundings = Surroundings(reading, index.words)
        self._known_weights: dict[str, float] = {}
        self._aliases = [
            (alias, text.split()) for alias in aliases for text in index.spellings(alias)
        ]
        self._table = SimilarityTable(
            reading.words, [words for _, words in self._aliases], self._surroundings
        )

    def evidence(self) -> list[Evidence]:
        """The evidence for every alias that shares a word with the text."""
        found = (self._for_alias(*likely) for likely in self._likely())
        return [piece for piece in found if piece is not None]

    def _likely(self) -> list[tuple[int, list[str], list[float]]]:
        """The aliases, with their words' weights, of which the text may explain the most."""
        promising = []
        for alias, words in self._aliases:
            weights = [self._weight(word) for word in words]
            most = self._table.most(words, weights)
            share = most / sum(weights)
            if share >= _LEAST_COVERED:
                promising.append((most * share, alias, words, weights))
        promising.sort(key=lambda entry: -entry[0])
        return [entry[1:] for entry in promising[:_MOST_COMPARED]]

    def _for_alias(self, alias: int, words: list[str], weights: list[float]) -> Evidence | None:
        pairing = Pairing(words, weights, len(self._words), self._table)
        if not pairing.places:
            return None
        around = self._surroundings
        context = around.context(pairing.free)
        matched = sum(w * gain for w, gain in zip(weights, pairing.gained, strict=True))
        covered = matched + _REPLACED * self._replaced(words, weights, pairing)
        return Evidence(
            alias,
            context,
            covered=covered / sum(weights),
            clean=matched / (matched + context.weight),
            telling=matched,
            content_words=sum(around.content(place) for place in pairing.places),
            words=sum(gain > 0 for gain in pairing.gained),
            literal=all(gain == 1 for gain in pairing.gained),
            nearly_literal=covered > _NEARLY_ALL * sum(weights)
            and self._nearly_literal(words, pairing),
            known_word=self._is_known_word(pairing),
            encloses=all(map(pairing.encloses, pairing.free)),
            likeness=pairing.likeness(),
            other_number=context.number or pairing.wrong_number(self._words),
            sounds_same=self._sounds_same(alias),
            ordered=pairing.in_order(),
            run=pairing.is_run(),
            only_names=all(around.classes[p] is WordClass.NAME for p in pairing.places),
        )

    def _nearly_literal(self, words: list[str], pairing: "Pairing") -> bool:
        pairs = zip(words, pairing.gained, strict=True)
        return pairing.in_order() and all(gain == 1 or word in FILLER for word, gain in pairs)

    def _is_known_word(self, pairing: "Pairing") -> bool:
        """Whether a word of the text that stands for another one is a word of titles itself."""
        return any(
            len(span) == 1 and gain < _SAME_WORD and self._words[span[0]] in self._index.words
            for span, gain in zip(pairing.spans, pairing.gained, strict=True)
        )

    def _sounds_same(self, alias: int) -> bool:
        return self._index.sounds[alias] == self._sound

    def _weight(self, word: str) -> float:
        known = self._known_weights.get(word)
        if known is None:
            weight = self._index.words.weight(word)
            known = (_OF_FILLER * weight if word in FILLER else weight) + _LEAST_WEIGHT
            self._known_weights[word] = known
        return known

    def _replaced(self, words: list[str], weights: list[float], pairing: "Pairing") -> float:
        """The weight of title words in whose place the text has another common word."""
        lost = [place for place, gain in enumerate(pairing.gained) if not gain]
        if not lost or len(lost) >= len(words) / 2 or not pairing.in_order():
            return 0.0
        same_length = len(words) == len(self._words)
        spare = [p for p in pairing.free if pairing.encloses(p) or (same_length and p in lost)]
        if len(spare) != len(lost) or not all(map(self._surroundings.common, spare)):
            return 0.0
        return sum(weights[place] for place in lost)


class SimilarityTable:
    """How alike words of the text are to words of titles, by spelling and by sound.

    A word of either side may also stand for two neighbours of the other ("beatle juice").
    """

    def __init__(
        self, words: Sequence[str], titles: Sequence[list[str]], surroundings: Surroundings
    ) -> None:
        units = [*words, *(first + second for first, second in pairwise(words))]
        self._spans: list[tuple[int, ...]] = [(p,) for p in range(len(words))]
        self._spans += [(p, p + 1) for p in range(len(words) - 1)]
        single = {word for title in titles for word in title}
        double = {a + b for title in titles for a, b in pairwise(title)} - single
        tokens = [*single, *double]
        table = _similarity(units, tokens)
        least = [surroundings.least_similarity(place) for place in range(len(words))]
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


class Pairing:
    """Which words of a text stand for which words of a title, the telling ones first."""

    def __init__(
        self, words: Sequence[str], weights: Sequence[float], length: int, table: SimilarityTable
    ) -> None:
        self._words = words
        self._table = table
        self.free = set(range(length))
        self.gained = [0.0] * len(words)
        self.spans: list[tuple[int, ...]] = [()] * len(words)
        for place in sorted(range(len(words)), key=lambda place: -weights[place]):
            if not self.gained[place]:
                self._pair(place)
        self.places = {p for span in self.spans for p in span}

    def _pair(self, place: int) -> None:
        similarity, span = self._table.best(self._words[place], self.free)
        taken = [place]
        for first in (place - 1, place):
            if first < 0 or first + 1 >= len(self._words):
                continue
            other = 2 * first + 1 - place
            joined, joined_span = self._table.best(
                self._words[first] + self._words[first + 1], self.free
            )
            if joined > similarity and not self.gained[other]:
                similarity, span, taken = joined, joined_span, [place, other]
        for one in taken if similarity else ():
            self.gained[one], self.spans[one] = similarity, span
        self.free -= set(span)

    def encloses(self, place: int) -> bool:
        """Whether a word of the text stands between those that were paired."""
        return bool(self.places) and min(self.places) < place < max(self.places)

    def in_order(self) -> bool:
        """Whether the paired words stand in the text as they stand in the title."""
        starts = [span[0] for span in self.spans if span]
        return starts == sorted(starts)

    def likeness(self) -> float:
        """How alike the paired words are on average."""
        gained = [gain for gain in self.gained if gain]
        return sum(gained) / len(gained) if gained else 0.0

    def is_run(self) -> bool:
        """Whether the paired words follow one another in the title."""
        places = [place for place, gain in enumerate(self.gained) if gain]
        return bool(places) and places[-1] - places[0] == len(places) - 1

    def wrong_number(self, typed: Sequence[str]) -> bool:
        """Whether the title has a number that the text lacks or has elsewhere."""
        for place, word in enumerate(self._words):
            if word.isdecimal():
                if self.gained[place] < 1:
                    return True
                first_in_text = typed[self.spans[place][0]] == typed[min(self.places)]
                if len(self._words) > 1 and first_in_text != (place == 0 or self._leads(place)):
                    return True
        return False

    def _leads(self, place: int) -> bool:
        return not any(self.gained[:place])


def _near_forms(units: list[str], tokens: list[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of words that are nearer than their letters say: row, column, similarity."""
    columns = {token: column for column, token in enumerate(tokens)}
    for row, unit in enumerate(units):
        forms = {numeral: 1.0 for numeral in (LETTERS.get(unit),) if numeral}
        if len(unit) > 2:
            forms |= {unit + "s": _PLURAL, unit.removesuffix("s"): _PLURAL}
            forms |= {
                unit[:place] + unit[place + 1] + unit[place] + unit[place + 2 :]: _SWAPPED
                for place in range(len(unit) - 1)
            }
        for form, similarity in forms.items():
            if form != unit and form in columns:
                yield row, columns[form], similarity


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
    for row, column, likeness in _near_forms(units, tokens):
        similarity[row, column] = likeness
    return np.asarray(similarity, np.float32)
