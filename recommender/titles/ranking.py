"""Ranking of films with names near a text that is no name itself."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from recommender.titles.candidates import CandidateGenerator
from recommender.titles.decision import CandidateFeatures, decide, probabilities
from recommender.titles.evidence import Comparison, Evidence
from recommender.titles.features import (
    FilmFeatures,
    context_features,
    film_features,
    text_features,
    word_features,
)
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.lexicon import COORDINATING, POLITE, SITE
from recommender.titles.normalise import numbered_words
from recommender.titles.popularity import WELL_KNOWN, Popularity, near_year
from recommender.titles.query import Reading
from recommender.titles.result import MatchStatus
from recommender.titles.weights import Weights

_READINGS = 2
"""How many readings are compared; with one, two films in the 1,572 typed titles are lost."""
_LEAST_ALIKE = 70.0
"""Percent of letters in common; the least alike right one of the 1,068 typed titles has 73."""
_SHORT = 5
"""Of a name of fewer letters one may be wrong: "tenet" is no "The Net"."""
_MOST_WORDS = 40
"""Longer texts are not compared: they are no titles."""


class TitleRanker:
    """Finds candidates for a text, computes their features, and decides by the weights."""

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
        self._candidates = CandidateGenerator(index, popularity)

    def rank(self, readings: Sequence[Reading]) -> tuple[MatchStatus, list[int]]:
        """The status and the rows of films, the likeliest first."""
        candidates = self.features(readings)
        return decide(self._weights, probabilities(self._weights, candidates), candidates.doubtful)

    def features(self, readings: Sequence[Reading]) -> CandidateFeatures:
        """The features of names near the likeliest readings."""
        years = {reading.year for reading in readings if reading.year is not None}
        compared = list(self._compared(readings, years))
        found = CandidateFeatures([], [], self._doubtful(compared, years))
        text = text_features(readings, self._index.words)
        for reading, pieces in compared:
            ignored = bool(years) and reading.year is None
            literal = {piece.places for piece in pieces if piece.nearly_literal}
            for piece in self._without_lesser(reading, pieces):
                found.rows.append(self._row(piece))
                found.features.append(
                    self._film_features(piece, reading.year)
                    + word_features(piece)
                    + context_features(piece.context)
                    + text.with_name(
                        piece,
                        year_ignored=ignored,
                        within_longer=any(map(piece.places.__lt__, literal)),
                    )
                )
        return found

    def _doubtful(
        self, compared: Iterable[tuple[Reading, Sequence[Evidence]]], years: set[int]
    ) -> set[int]:
        """Films of another year than typed, compared with others, or with a title beside them.

        So are those whose sequel may be meant by a number that their name lacks. A year that is a
        number in the film's name is none ("apolo 13"). A word that sounds like a title and is
        written quite differently may be just that word: "korea" for Carrie. So may a plural,
        "hustlers" for The Hustler, and one word for two that few know, "lightyear".
        """
        doubtful, of_other_years, numbered = set(), set(), set()
        followed, complete = set(), set()
        for reading, pieces in compared:
            titles = [piece.places for piece in pieces if _stands_by_itself(piece, reading)]
            for piece in pieces:
                row = self._row(piece)
                own = self._years[row]
                beside = any(map(piece.places.isdisjoint, titles))
                if piece.context.compared or beside or self._is_other_word(reading, piece):
                    doubtful.add(row)
                if piece.context.sequel:
                    followed.add(row)
                elif not piece.other_number:
                    complete.add(row)
                if reading.year is None:
                    if not piece.other_number and self._has_number(piece.alias, years):
                        numbered.add(row)
                elif own is not None and not near_year(own, reading.year):
                    of_other_years.add(row)
        return doubtful | (of_other_years - numbered) | (followed - complete)

    def _is_other_word(self, reading: Reading, piece: Evidence) -> bool:
        """Whether the text is one word that may be a word of its own, not the misspelled name."""
        typed = without_article(reading.words)
        words = without_article(self._index.texts[piece.alias].split())
        if len(typed) > 1:
            return False
        word, name = typed[0], "".join(words)
        if len(words) == 1 and word == f"{name}s":
            return True
        if len(reading.words) > 1 or piece.nearly_literal:
            return False
        if len(name) < _SHORT and OSA.distance(word, name) > 1:
            return True
        if len(words) > 1 and word != name and not self._is_well_known(piece):
            return True
        return fuzz.ratio(word, name) < _LEAST_ALIKE

    def _is_well_known(self, piece: Evidence) -> bool:
        return self._popularity.fame(self._row(piece)) >= WELL_KNOWN

    def _compared(
        self, readings: Sequence[Reading], years: set[int]
    ) -> Iterator[tuple[Reading, list[Evidence]]]:
        """The likeliest readings, each with the evidence for names near it."""
        near: dict[tuple[str, ...], set[int]] = {}
        for reading in _likeliest(readings):
            # Readings that differ in a year or the writing of a number alone are near the same
            # names, and those without that year or any number have been compared already.
            numbered = numbered_words(list(reading.words))
            content = tuple(word for word in numbered if not word.isdecimal())
            again = content in near
            if not again:
                near[content] = self._candidates.near(numbered)
            aliases = sorted(near[content].union(self._candidates.inside(reading.words)))
            if again:
                aliases = [alias for alias in aliases if self._has_number(alias, years)]
            if aliases:
                yield reading, Comparison(self._index, reading, aliases).evidence()

    def _has_number(self, alias: int, years: set[int]) -> bool:
        """Whether a name has a number, one of these years if there are any, as "2001" has."""
        numbers = {int(word) for word in self._index.texts[alias].split() if word.isdecimal()}
        written = years | {year % 100 for year in years}
        return not numbers.isdisjoint(written) if years else bool(numbers)

    def _row(self, piece: Evidence) -> int:
        return int(self._index.rows[piece.alias])

    def _film_features(self, piece: Evidence, typed: int | None) -> FilmFeatures:
        words = without_article(self._index.texts[piece.alias].split())
        row = self._row(piece)
        return film_features(
            self._index.kind(piece.alias),
            sum(map(len, words)),
            self._popularity.fame(row),
            typed,
            self._years[row],
        )

    def _without_lesser(self, reading: Reading, pieces: Sequence[Evidence]) -> list[Evidence]:
        """The evidence without films that share their name with a far better known one.

        A typed year tells them apart.
        """
        if reading.year is not None:
            return list(pieces)
        best: dict[str, int] = {}
        for piece in pieces:
            name, row = self._index.texts[piece.alias], self._row(piece)
            best[name] = self._popularity.ranked([row, best.get(name, row)])[0]
        rivals = ((best[self._index.texts[piece.alias]], piece) for piece in pieces)
        return [
            piece
            for known, piece in rivals
            if known == self._row(piece) or not self._popularity.clear([known, self._row(piece)])
        ]


def _likeliest(readings: Sequence[Reading]) -> list[Reading]:
    """The reading with the year that was typed and the literal one, or the two likeliest.

    The one that leaves number words as they are comes first: "the first hour" counts nothing.
    """
    undated = list({_without_site(r): r for r in reversed(readings) if r.year is None}.values())
    undated.reverse()
    dated = [reading for reading in readings if reading.year is not None][:1]
    chosen = [*dated, *reversed(undated[: _READINGS - len(dated)])]
    return [reading for reading in chosen if len(reading.words) <= _MOST_WORDS]


_ABOUT_NO_TITLE = SITE | POLITE


def _without_site(reading: Reading) -> tuple[str, ...]:
    """The words that tell readings apart: what a site puts around a title counts for nothing."""
    return tuple(word for word in reading.words if word not in _ABOUT_NO_TITLE)


def _stands_by_itself(piece: Evidence, reading: Reading) -> bool:
    """Whether it is a title word for word, between stops and "or", or compared with another."""
    words, first, behind = reading.words, min(piece.places), max(piece.places) + 1
    begins = first in {0, *reading.stops} or words[first - 1] in COORDINATING
    ends = behind in {len(words), *reading.stops} or words[behind] in COORDINATING
    return piece.verbatim and (piece.context.compared or (begins and ends))
