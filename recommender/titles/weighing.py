"""Texts that are no name as they stand: near ones are found and weighed against each other."""

from collections.abc import Sequence

from recommender.titles.choice import Popularity
from recommender.titles.evidence import Comparison, Evidence
from recommender.titles.facts import Facts, TextFacts, facts_of, text_facts
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.lexicon import CHAT, FILLER, NAMES, SITE
from recommender.titles.query import Reading
from recommender.titles.result import MatchStatus
from recommender.titles.sound import sounds_of
from recommender.titles.spelling import Speller
from recommender.titles.verdict import Weighed, likelihoods, verdict
from recommender.titles.weights import Weights

_NEAR = 30
_LONGEST_NAME = 10
_READINGS = 2
_MOST_WORDS = 40
_RARE_WORDS = 3
_HOLDING_A_WORD = 8
_CORRECTIONS, _MOST_CORRECTED = 4, 6


class Weighing:
    """Proposes names for a text and weighs the evidence for them."""

    def __init__(
        self,
        index: AliasIndex,
        popularity: Popularity,
        years: Sequence[int | None],
        weights: Weights,
    ) -> None:
        self._index = index
        self._popularity = popularity
        self._years = years
        self._weights = weights
        self._speller = Speller(index.words)

    def weigh(self, readings: Sequence[Reading]) -> tuple[MatchStatus, list[int]]:
        """The verdict over the likeliest readings."""
        evidence = self.evidence(readings)
        return verdict(self._weights, likelihoods(self._weights, evidence), evidence.rivalled)

    def evidence(self, readings: Sequence[Reading]) -> Weighed:
        """The facts about names near the likeliest readings."""
        found = Weighed([], [], set())
        text = text_facts(readings, self._index.words)
        proposed: dict[tuple[str, ...], set[int]] = {}
        for reading in _telling(readings):
            # Readings that differ in a year or a number alone are near the same names.
            content = _content(reading.words)
            if content not in proposed:
                proposed[content] = self._near_names(reading.words, content)
            aliases = sorted(proposed[content].union(self._inside(reading.words)))
            pieces = Comparison(self._index, reading, aliases).evidence() if aliases else []
            titles = [piece.places for piece in pieces if _stands_by_itself(piece)]
            for piece in pieces:
                row = int(self._index.rows[piece.alias])
                found.rows.append(row)
                found.facts.append(self._facts(piece, row, reading.year, text))
                if any(map(piece.places.isdisjoint, titles)):
                    found.rivalled.add(row)
        return found

    def _facts(self, piece: Evidence, row: int, year: int | None, text: TextFacts) -> Facts:
        words = without_article(self._index.texts[piece.alias].split())
        return facts_of(
            piece,
            self._index.kind(piece.alias),
            self._popularity.fame(row),
            sum(map(len, words)),
            (year, self._years[row]),
            text,
        )

    def _near_names(self, words: Sequence[str], content: Sequence[str]) -> set[int]:
        """Names that are spelled or sound like the text, like its content, or share rare words."""
        found = set(self._near(words))
        if content and len(content) < len(words):
            found.update(self._near(content))
        without_names = [word for word in content if word not in NAMES]
        if without_names and len(without_names) < len(content):
            found.update(self._near(without_names))
        return found.union(self._by_rare_words(content))

    def _near(self, words: Sequence[str]) -> list[int]:
        return [int(a) for a in self._index.grams.nearest(sounds_of(" ".join(words)), _NEAR)]

    def _inside(self, words: Sequence[str]) -> list[int]:
        """Names that stand in the text word for word."""
        found: list[int] = []
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                found += self._index.exact(words[start:end])[:8]
        return found

    def _by_rare_words(self, words: Sequence[str]) -> list[int]:
        """The best known names with the most telling words of the text in them."""
        known = [word for word in words if word in self._index.words and word not in CHAT]
        known.sort(key=self._index.words.weight, reverse=True)
        corrected = [near for word in words for near in self._speller.nearest(word)[:_CORRECTIONS]]
        found: list[int] = []
        for word in (*known[:_RARE_WORDS], *corrected[:_MOST_CORRECTED]):
            aliases = self._index.words.with_word(word)
            rows = self._index.rows[aliases]
            order = (-self._popularity.counts[rows]).argsort()[:_HOLDING_A_WORD]
            found += [int(alias) for alias in aliases[order]]
        return found


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are neither numbers nor filler."""
    return tuple(word for word in words if not (word.isdecimal() or word in FILLER or word in SITE))


def _telling(readings: Sequence[Reading]) -> list[Reading]:
    """The reading with the year that was typed and the literal one, or the two likeliest."""
    undated = [reading for reading in readings if reading.year is None]
    dated = [reading for reading in readings if reading.year is not None][:1]
    chosen = [*dated, *undated[: _READINGS - len(dated)]]
    return [reading for reading in chosen if len(reading.words) <= _MOST_WORDS]


def _stands_by_itself(piece: Evidence) -> bool:
    """Whether it is a title word for word, between stops or compared with another."""
    return piece.verbatim and (piece.context.apart or piece.context.compared)
