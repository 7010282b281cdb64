"""From typed text to films."""

from recommender.titles.matcher import TitleMatcher
from recommender.titles.result import MatchResult, MatchStatus

__all__ = ["MatchResult", "MatchStatus", "TitleMatcher"]
