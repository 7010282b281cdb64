"""Evidence for a title in a text: the words that match its words, and the words left over."""

from collections.abc import Sequence
from typing import NamedTuple

from recommender.titles.alignment import Alignment
from recommender.titles.context import Context, ContextAnalyser
from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import FILLER
from recommender.titles.query import Reading
from recommender.titles.similarity import SimilarityTable
from recommender.titles.sound import sounds_of
from recommender.titles.wordclass import WordClass

_NEARLY_ALL = 0.9
"""From this share on all but "of" and the like is explained."""
_SAME_WORD = 0.94
"""Words this much alike are one word and its plural, not two words."""
_MOST_COMPARED = 6
"""This many aliases are aligned; with 4 or 16, two answers in the 1,572 typed titles differ."""
_LEAST_COVERED = 0.3
"""A title of which the text explains a smaller share is not meant."""
_OF_FILLER, _LEAST_WEIGHT = 0.4, 0.02
"""Filler in a title ("my") counts as this share of its weight; every word counts a little more."""
_REPLACED = 0.5
"""What a title's word is worth that the text has another word for at the same place."""


class Evidence(NamedTuple):
    """What speaks for one alias: the words of the text at its `places`, and those left over.

    A word of the title is explained if one of the text is paired with it. `title_coverage` is the
    share of the alias that is explained, `text_coverage` the share of the text that explains it,
    both weighted by how informative the words are; `informative` is how informative the explained
    words are together, 1 for one rare word. `likeness` is how alike the paired words are,
    `literal` that all of them are the same, `nearly_literal` that all are but for "of" and the
    like, `verbatim` that these follow one another. It `encloses` the words left over if they are
    between those explained; these are a `run` if they follow one another in the title. With a
    `known_word`, a word that other titles have was taken for one that it only resembles.
    """

    alias: int
    places: frozenset[int]
    context: Context
    title_coverage: float
    text_coverage: float
    informative: float
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
        self._analyser = ContextAnalyser(reading, index.words)
        self._known_weights: dict[str, float] = {}
        self._aliases = [
            (alias, text.split()) for alias in aliases for text in index.spellings(alias)
        ]
        self._table = SimilarityTable(
            reading.words, [words for _, words in self._aliases], self._analyser
        )

    def evidence(self) -> list[Evidence]:
        """Return the evidence for every alias that shares a word with the text."""
        found = (self._for_alias(*likely) for likely in self._likely())
        return [piece for piece in found if piece is not None]

    def _likely(self) -> list[tuple[int, list[str], list[float]]]:
        """The aliases of which the text can explain most, with the weights of their words."""
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
        alignment = Alignment(words, weights, len(self._words), self._table)
        if not alignment.places:
            return None
        around = self._analyser
        context = around.context(alignment.free)
        matched = sum(w * gain for w, gain in zip(weights, alignment.gained, strict=True))
        title_coverage = matched + _REPLACED * self._replaced(words, weights, alignment)
        nearly_all = title_coverage > _NEARLY_ALL * sum(weights)
        nearly_literal = nearly_all and self._nearly_literal(words, alignment)
        alone = nearly_literal and not context.adjoined
        against = context.apart_weight if alone else context.weight
        return Evidence(
            alias,
            frozenset(alignment.places),
            context,
            title_coverage=title_coverage / sum(weights),
            text_coverage=matched / (matched + against),
            informative=matched,
            content_words=sum(around.content(place) for place in alignment.places),
            words=sum(gain > 0 for gain in alignment.gained),
            literal=all(gain == 1 for gain in alignment.gained),
            nearly_literal=nearly_literal,
            verbatim=nearly_literal and alignment.is_run() and alignment.is_unbroken(),
            known_word=self._is_known_word(alignment),
            encloses=all(map(alignment.encloses, alignment.free)),
            likeness=alignment.likeness(),
            other_number=context.number or alignment.wrong_number(self._words),
            sounds_same=self._sounds_same(alias),
            ordered=alignment.in_order(),
            run=alignment.is_run(),
            only_names=all(around.classes[p] is WordClass.NAME for p in alignment.places),
        )

    def _nearly_literal(self, words: list[str], alignment: Alignment) -> bool:
        pairs = zip(words, alignment.gained, strict=True)
        return alignment.in_order() and all(gain == 1 or word in FILLER for word, gain in pairs)

    def _is_known_word(self, alignment: Alignment) -> bool:
        """Whether a word of the text that stands for another one is a word of titles itself."""
        return any(
            len(span) == 1 and gain < _SAME_WORD and self._words[span[0]] in self._index.words
            for span, gain in zip(alignment.spans, alignment.gained, strict=True)
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

    def _replaced(self, words: list[str], weights: list[float], alignment: Alignment) -> float:
        """The weight of title words in whose place the text has another common word."""
        lost = [place for place, gain in enumerate(alignment.gained) if not gain]
        if not lost or len(lost) >= len(words) / 2 or not alignment.in_order():
            return 0.0
        same_length = len(words) == len(self._words)
        spare = [p for p in alignment.free if alignment.encloses(p) or (same_length and p in lost)]
        if len(spare) != len(lost) or not all(map(self._analyser.common, spare)):
            return 0.0
        return sum(weights[place] for place in lost)
