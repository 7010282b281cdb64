"""From evidence to an answer: match, ask, or none."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.titles.certainty import Assessor, Candidate
from recommender.titles.choice import Popularity
from recommender.titles.evidence import Evidence
from recommender.titles.result import MatchStatus


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of scores from 0 to 1, chosen by cross-validation on typed titles.

    From `match` on a film may be matched, from `ask` on it is asked about, from `near` on it is
    shown as a near miss. Films within `margin` of the best one are its rivals.
    """

    match: float = 0.8
    ask: float = 0.56
    near: float = 0.4
    margin: float = 0.05


_MOST_NEAR, _MOST_RIVALS, _MOST_ASKED = 3, 30, 25
# A film that explains this much less of the text is no rival.
_LESS = 0.2
# How much fame and length of the explained words count among nearly equal scores.
_FAME, _LENGTH, _LONGEST = 0.012, 0.05, 3.0
_NEARLY_AS_GOOD = 0.1
_COMPARED = 0.25


class Judge:
    """Weighs candidates against each other."""

    def __init__(self, assessor: Assessor, popularity: Popularity, thresholds: Thresholds) -> None:
        self._assessor = assessor
        self._popularity = popularity
        self._limits = thresholds

    def add(
        self, best: dict[int, Candidate], evidence: Iterable[Evidence], year: int | None
    ) -> None:
        """Keep the best candidate for each film, by row."""
        for piece in evidence:
            candidate = self._assessor.assess(piece, year)
            known = best.get(candidate.row)
            if known is None or candidate.score > known.score:
                best[candidate.row] = candidate

    def convinced(self, candidate: Candidate) -> bool:
        """Whether a film is near enough to be meant, were there no other."""
        return candidate.certain and candidate.score >= self._limits.match

    def likely(self, candidate: Candidate) -> bool:
        """Whether a film is near enough to be asked about."""
        return candidate.score >= self._limits.ask

    def verdict(self, best: Mapping[int, Candidate]) -> tuple[MatchStatus, list[int]]:
        """The status and the rows, best first."""
        ranked = sorted(best.values(), key=self._rank, reverse=True)
        if not ranked or ranked[0].score < self._limits.ask:
            near = [c.row for c in ranked[:_MOST_NEAR] if c.score >= self._limits.near]
            return MatchStatus.NONE, near
        top = ranked[0]
        others = ranked[1:_MOST_RIVALS]
        rivals = [c.row for c in others if self._rivals(c, top)]
        alone = not any(self._stands_beside(c, top) for c in others)
        if self.convinced(top) and alone and self._beats(top.row, rivals):
            return MatchStatus.MATCH, [top.row]
        least = min(self._limits.ask, top.score - _NEARLY_AS_GOOD)
        return MatchStatus.AMBIGUOUS, [c.row for c in ranked[:_MOST_ASKED] if c.score >= least]

    def _rank(self, candidate: Candidate) -> float:
        fame = math.log1p(self._popularity[candidate.row])
        length = min(candidate.evidence.telling, _LONGEST)
        compared = _COMPARED if candidate.evidence.context.compared else 0
        return candidate.score + _FAME * fame + _LENGTH * length - compared

    def _rivals(self, other: Candidate, top: Candidate) -> bool:
        """Whether a film may be meant instead of the likeliest one."""
        if other.score < top.score - self._limits.margin:
            return False
        if top.evidence.content_words and not other.evidence.content_words:
            return other.evidence.words > top.evidence.words
        if top.evidence.literal and not other.evidence.literal:
            return other.evidence.words > top.evidence.words
        explains_less = other.evidence.telling < top.evidence.telling - _LESS
        return not (explains_less and top.evidence.clean > other.evidence.clean)

    def _stands_beside(self, other: Candidate, top: Candidate) -> bool:
        """Whether a second title stands in the text, with a stop between: several are meant."""
        apart = other.evidence.context.apart and other.evidence.verbatim
        return apart and other.evidence.places.isdisjoint(top.evidence.places)

    def _beats(self, row: int, rivals: Sequence[int]) -> bool:
        if not rivals:
            return True
        return self._popularity.clear([row, self._popularity.ranked(rivals)[0]])
