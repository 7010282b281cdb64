"""From evidence to an answer: match, ask, or none."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.titles.aliases import AliasKind
from recommender.titles.choice import Popularity
from recommender.titles.evidence import Evidence
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.result import MatchStatus


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of the verdict, chosen by cross-validation on typed titles."""

    match: float = 0.8
    ask: float = 0.56
    near: float = 0.4
    margin: float = 0.05
    shortest_misspelt: int = 5
    long_enough: int = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film with its best evidence."""

    row: int
    score: float
    certain: bool
    evidence: Evidence


_MOST_NEAR = 3
_LESS = 0.2
_TELLING = 1.0
_REORDERED = 0.9
_PART = 0.9
_COVERED = 0.8
_CLEAN = 0.7
_KIND_FACTOR = {
    AliasKind.TITLE: 1.0,
    AliasKind.OTHER_TITLE: 0.99,
    AliasKind.SHORTENED: 0.96,
    AliasKind.HEAD: 0.93,
    AliasKind.TAIL: 0.93,
}


class Judge:
    """Weighs evidence for films against each other."""

    def __init__(
        self,
        index: AliasIndex,
        popularity: Popularity,
        years: Sequence[int | None],
        thresholds: Thresholds,
    ) -> None:
        self._index = index
        self._popularity = popularity
        self._years = years
        self._limits = thresholds

    def candidates(self, evidence: Iterable[Evidence], year: int | None) -> list[Candidate]:
        """One candidate a film, the best first."""
        best: dict[int, Candidate] = {}
        for piece in evidence:
            row = int(self._index.rows[piece.alias])
            candidate = self._candidate(piece, row, year)
            known = best.get(row)
            if known is None or candidate.score > known.score:
                best[row] = candidate
        return self.ranked(best)

    def convinced(self, candidate: Candidate) -> bool:
        """Whether a film is near enough to be meant, were there no other."""
        return candidate.certain and candidate.score >= self._limits.match

    def ranked(self, best: Mapping[int, Candidate]) -> list[Candidate]:
        """The best first; among nearly equal ones the better known."""
        return sorted(
            best.values(),
            key=lambda c: -(c.score + 0.012 * math.log1p(self._popularity[c.row])),
        )

    def verdict(self, ranked: Sequence[Candidate]) -> tuple[MatchStatus, list[int]]:
        """The status and the rows, best first."""
        if not ranked or ranked[0].score < self._limits.ask:
            near = [c.row for c in ranked[:_MOST_NEAR] if c.score >= self._limits.near]
            return MatchStatus.NONE, near
        top = ranked[0]
        rivals = [c.row for c in ranked[:30] if self._rivals(c, top)]
        if self.convinced(top) and self._beats(top.row, rivals):
            return MatchStatus.MATCH, [top.row]
        return MatchStatus.AMBIGUOUS, [
            c.row for c in ranked[:25] if c.score >= min(self._limits.ask, top.score - 0.1)
        ]

    def _rivals(self, other: Candidate, top: Candidate) -> bool:
        """Whether a film may be meant instead of the likeliest one."""
        if other.score < top.score - self._limits.margin:
            return False
        if top.evidence.literal and not other.evidence.literal:
            return other.evidence.telling > top.evidence.telling
        explains_less = other.evidence.telling < top.evidence.telling - _LESS
        return not (explains_less and top.evidence.clean > other.evidence.clean)

    def _beats(self, row: int, rivals: Sequence[int]) -> bool:
        others = [rival for rival in rivals if rival != row]
        if not others:
            return True
        return self._popularity.clear([row, self._popularity.ranked(others)[0]])

    def _candidate(self, piece: Evidence, row: int, year: int | None) -> Candidate:
        score = piece.covered**_COVERED * piece.clean**_CLEAN
        if self._is_part(piece):
            score = max(score, _PART * piece.likeness)
        score *= _KIND_FACTOR[self._index.kind(piece.alias)]
        fits = year is None or abs((self._years[row] or 0) - year) <= 1
        dated = year is not None and fits
        small_talk = piece.context.small_talk and not dated
        if piece.other_number:
            score *= 0.85
        if small_talk:
            score *= 0.7
        if not fits:
            score *= 0.85
        if not piece.content_words and not self._stands_alone(piece):
            score *= 0.6
        if piece.only_names and not (piece.context.whole or dated) and piece.words < 2:
            score *= 0.85
        certain = fits and not (piece.other_number or small_talk)
        certain = certain and self._stands_out(piece, dated)
        certain = certain and (piece.literal or self._spelling_is_clear(piece, row))
        return Candidate(row, score, certain, piece)

    def _is_part(self, piece: Evidence) -> bool:
        """Whether the text is a telling part of the title, word after word."""
        long = piece.content_words > 1 or piece.telling > 1
        return piece.context.whole and piece.run and piece.ordered and piece.words > 1 and long

    def _stands_alone(self, piece: Evidence) -> bool:
        """Whether a title of everyday words may be meant all the same."""
        return piece.context.whole or (piece.literal and (piece.words > 1 or piece.context.framed))

    def _stands_out(self, piece: Evidence, dated: bool) -> bool:
        """Whether the words around a title leave no doubt that it is the title that is meant."""
        if piece.context.whole:
            return piece.ordered or piece.covered > _REORDERED
        if not piece.content_words and piece.telling < _TELLING:
            return False
        if piece.only_names and piece.words < 2 and not dated:
            return False
        if piece.literal and piece.words > 1 and piece.telling > _TELLING:
            return not piece.context.interrupted or piece.context.framed
        if piece.content_words < 2:
            return (piece.context.framed or dated) and not piece.context.continues
        return not piece.context.continues

    def _spelling_is_clear(self, piece: Evidence, row: int) -> bool:
        """A short name that is misspelt must be that of a well-known film."""
        words = without_article(self._index.texts[piece.alias].split())
        length = sum(map(len, words))
        if length < self._limits.shortest_misspelt or self._popularity.obscure(row):
            return False
        if piece.context.whole and piece.sounds_same:
            return True
        return length >= self._limits.long_enough or self._popularity.well_known(row)
