"""How well a typed text fits a title: each title word's best counterpart, and what is left over."""

from collections.abc import Sequence
from typing import NamedTuple

from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import FILLER
from recommender.titles.pairing import Pairing
from recommender.titles.query import Reading
from recommender.titles.similarity import SimilarityTable
from recommender.titles.sound import sounds_of
from recommender.titles.surroundings import Context, Surroundings
from recommender.titles.wordclass import WordClass

_NEARLY_ALL = 0.9
_SAME_WORD = 0.94
_MOST_COMPARED = 8
_LEAST_COVERED = 0.3
"""A title of which the text explains a smaller share is not meant."""
_OF_FILLER, _LEAST_WEIGHT = 0.4, 0.02
_REPLACED = 0.5
"""What a title's word is worth that the text has another word for at the same place."""


class Evidence(NamedTuple):
    """What speaks for one alias: the words of the text at its `places`, and those left over.

    `covered` is the share of the alias that the text explains, `clean` that of the text which
    the alias explains, both weighted by how telling the words are; `telling` is how much the
    explained words tell, 1 for one rare word. `likeness` is how alike the paired words are,
    `literal` that all of them are the same, `nearly_literal` that all are but for "of" and the
    like, `verbatim` that these stand one behind another. It `encloses` the words left over if
    they stand between those explained. A `run` of words follows one another in the title. A
    `known_word` of other titles was taken for one of this title, which it only resembles.
    """

    alias: int
    places: frozenset[int]
    context: Context
    covered: float
    clean: float
    telling: float
    content_words: int
    words: int
    literal: bool
    nearly_literal: bool
    verbatim: bool
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
        nearly_all = covered > _NEARLY_ALL * sum(weights)
        nearly_literal = nearly_all and self._nearly_literal(words, pairing)
        alone = nearly_literal and not context.adjoined
        against = context.apart_weight if alone else context.weight
        return Evidence(
            alias,
            frozenset(pairing.places),
            context,
            covered=covered / sum(weights),
            clean=matched / (matched + against),
            telling=matched,
            content_words=sum(around.content(place) for place in pairing.places),
            words=sum(gain > 0 for gain in pairing.gained),
            literal=all(gain == 1 for gain in pairing.gained),
            nearly_literal=nearly_literal,
            verbatim=nearly_literal and pairing.is_run() and pairing.is_unbroken(),
            known_word=self._is_known_word(pairing),
            encloses=all(map(pairing.encloses, pairing.free)),
            likeness=pairing.likeness(),
            other_number=context.number or pairing.wrong_number(self._words),
            sounds_same=self._sounds_same(alias),
            ordered=pairing.in_order(),
            run=pairing.is_run(),
            only_names=all(around.classes[p] is WordClass.NAME for p in pairing.places),
        )

    def _nearly_literal(self, words: list[str], pairing: Pairing) -> bool:
        pairs = zip(words, pairing.gained, strict=True)
        return pairing.in_order() and all(gain == 1 or word in FILLER for word, gain in pairs)

    def _is_known_word(self, pairing: Pairing) -> bool:
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

    def _replaced(self, words: list[str], weights: list[float], pairing: Pairing) -> float:
        """The weight of title words in whose place the text has another common word."""
        lost = [place for place, gain in enumerate(pairing.gained) if not gain]
        if not lost or len(lost) >= len(words) / 2 or not pairing.in_order():
            return 0.0
        same_length = len(words) == len(self._words)
        spare = [p for p in pairing.free if pairing.encloses(p) or (same_length and p in lost)]
        if len(spare) != len(lost) or not all(map(self._surroundings.common, spare)):
            return 0.0
        return sum(weights[place] for place in lost)
