"""Texts that are no name as they stand: near ones are found and weighed against each other."""

from collections.abc import Sequence, Set

from recommender.titles.choice import Popularity
from recommender.titles.evidence import Comparison, Evidence
from recommender.titles.facts import Facts, TextFacts, facts_of, text_facts
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.lexicon import CHAT, FILLER, NAMES, SITE
from recommender.titles.normalise import numbered_words
from recommender.titles.query import Reading
from recommender.titles.result import MatchStatus
from recommender.titles.sound import sounds_of
from recommender.titles.spelling import Speller
from recommender.titles.verdict import Weighed, likelihoods, verdict
from recommender.titles.weights import Weights

_NEAR = 20
_LONGEST_NAME = 10
_READINGS = 2
_MOST_WORDS = 40
_RARE_WORDS = 3
_HOLDING_A_WORD = 5
_CORRECTIONS, _MOST_CORRECTED = 3, 4


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
        return verdict(self._weights, likelihoods(self._weights, evidence), evidence.doubtful)

    def evidence(self, readings: Sequence[Reading]) -> Weighed:
        """The facts about names near the likeliest readings."""
        found = Weighed([], [], set())
        text = text_facts(readings, self._index.words)
        proposed: dict[tuple[str, ...], set[int]] = {}
        for reading in _telling(readings):
            # Readings that differ in a year or the writing of a number alone are near the same
            # names, and those without that year or any number have been compared already.
            content = _without_numbers(reading.words)
            again = content in proposed
            if not again:
                proposed[content] = self._near_names(reading.words, _content(reading.words))
            aliases = sorted(proposed[content].union(self._inside(reading.words)))
            if again:
                aliases = [alias for alias in aliases if self._has_number(alias, text.years)]
            pieces = Comparison(self._index, reading, aliases).evidence() if aliases else []
            titles = [piece.places for piece in pieces if _stands_by_itself(piece)]
            for piece in pieces:
                row = int(self._index.rows[piece.alias])
                found.rows.append(row)
                facts = self._facts(piece, row, reading.year, text)
                found.facts.append(facts)
                beside_another = any(map(piece.places.isdisjoint, titles))
                if facts.other_year or facts.compared or beside_another:
                    found.doubtful.add(row)
        return found

    def _has_number(self, alias: int, years: Set[int]) -> bool:
        """Whether a name has a number, one of these years if there are any, as "2001" has."""
        numbers = {int(word) for word in self._index.texts[alias].split() if word.isdecimal()}
        return not numbers.isdisjoint(years) if years else bool(numbers)

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
        # Two words of content lead to a name as well as the whole text does, and sooner.
        found = set(self._near(content if len(content) > 1 else words))
        if len(content) == 1 and len(words) > 1:
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


def _without_numbers(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are no numbers, however these are written."""
    return tuple(word for word in numbered_words(list(words)) if not word.isdecimal())


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are neither numbers nor filler."""
    return tuple(word for word in words if not (word.isdecimal() or word in FILLER or word in SITE))


def _telling(readings: Sequence[Reading]) -> list[Reading]:
    """The reading with the year that was typed and the literal one, or the two likeliest."""
    undated = list({_without_site(r): r for r in reversed(readings) if r.year is None}.values())
    undated.reverse()
    dated = [reading for reading in readings if reading.year is not None][:1]
    chosen = [*dated, *undated[: _READINGS - len(dated)]]
    return [reading for reading in chosen if len(reading.words) <= _MOST_WORDS]


def _without_site(reading: Reading) -> tuple[str, ...]:
    """The words that tell readings apart: what a site puts around a title counts for nothing."""
    return tuple(word for word in reading.words if word not in SITE)


def _stands_by_itself(piece: Evidence) -> bool:
    """Whether it is a title word for word, between stops or compared with another."""
    return piece.verbatim and (piece.context.apart or piece.context.compared)
