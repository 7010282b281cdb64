"""Films that the catalogue lists under a working title, such as "Untitled Spider-Man Reboot"."""

import re
from collections.abc import Sequence

from recommender.data.catalogue import Catalogue
from recommender.titles.lexicon import FILLER
from recommender.titles.normalise import words_of
from recommender.titles.people_names import NAMES
from recommender.titles.popularity import in_year
from recommender.titles.query import Reading
from recommender.titles.result import MatchStatus

_WORKING_TITLE = re.compile(
    r"untitled (.+) (?:reboot|project|sequel|prequel|spin-?off|film|movie)", re.IGNORECASE
)


class WorkingTitles:
    """Finds them by the name of their series and a title that no other film has."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._years = [movie.year for movie in catalogue]
        self._rows: dict[str, list[int]] = {}
        for row, movie in enumerate(catalogue):
            if listed := _WORKING_TITLE.fullmatch(movie.title):
                self._rows.setdefault("".join(words_of(listed[1])), []).append(row)

    def find(self, readings: Sequence[Reading]) -> tuple[MatchStatus, list[int]] | None:
        """The films that may have been released under the typed title.

        A typed year confirms one; without it the film may as well be one that the catalogue lacks,
        so a person has to say whether it is meant.
        """
        with_year = [reading for reading in readings if reading.year is not None]
        for reading in with_year or readings:
            for length in range(1, len(reading.words)):
                rows = self._rows.get("".join(reading.words[:length]))
                if not rows or not _is_title(reading.words[length:]):
                    continue
                dated = [row for row in rows if self._years[row] == reading.year]
                if len(dated) == 1:
                    return MatchStatus.MATCH, dated
                if reading.year is None or in_year(rows, self._years, reading.year):
                    return MatchStatus.AMBIGUOUS, rows
        return None


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words may be a film's own title: more than numbers, talk and names."""
    return any(not (w.isdecimal() or w in FILLER or w in NAMES) for w in words)
