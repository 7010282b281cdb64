"""Well-known films of which one telling word was typed, with a letter wrong: "shawshenk"."""

from collections.abc import Collection, Iterable, Sequence

from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.index import AliasIndex
from recommender.titles.lexicon import CHAT, EVERYDAY, FILLER, FONDNESS, MARKERS, SITE
from recommender.titles.people_names import NAMES
from recommender.titles.popularity import FAMOUS, WELL_KNOWN, Popularity, in_year
from recommender.titles.query import Reading
from recommender.titles.spelling import one_letter_away
from recommender.titles.wordclass import without_filler

_SHORTEST, _LONGEST = 6, 20
"""Letters of a word that means a title although one is wrong."""
_LEAST_TELLING = 0.7
"""How informative a word of a title must be to mean it ("shawshank" is 0.9, "requiem" 0.75)."""
_MOST = 4
COMMON_WORDS = FILLER | CHAT | EVERYDAY | SITE
"""Words that are rather misspelled themselves than mean a film whose title has them."""


class MisspelledWords:
    """Finds films by one word of their title that was misspelled."""

    def __init__(
        self, index: AliasIndex, popularity: Popularity, years: Sequence[int | None]
    ) -> None:
        self._index = index
        self._popularity = popularity
        self._years = years

    def find(self, readings: Iterable[Reading]) -> list[int]:
        """The films that may be meant, to be asked about, the best known first."""
        for reading in readings:
            meant = {word for typed in only_word(reading.words) for word in words_meant_by(typed)}
            if rows := self._with_a_word(meant):
                return in_year(rows, self._years, reading.year) if reading.year else rows
        return []

    def beside(self, readings: Sequence[Reading], rows: Sequence[int]) -> list[int]:
        """Films whose titles hold a word, with better known ones that it may mean misspelled.

        "inglorious" is in the title of a film that few know; "the haunting" is all of one.
        """
        if not rows or self._popularity.fame(rows[0]) >= FAMOUS:
            return list(rows)
        if any(self._index.exact(reading.words) for reading in readings):
            return list(rows)
        meant = self.find(readings)
        return self._popularity.ranked([*rows, *meant]) if meant else list(rows)

    def _with_a_word(self, meant: Collection[str]) -> list[int]:
        words = self._index.words
        rows = {
            int(row)
            for word in words.ids.keys() & meant
            if words.weight(word) >= _LEAST_TELLING
            for row in self._index.rows[words.with_word(word)]
        }
        known = [row for row in rows if self._popularity.fame(row) >= WELL_KNOWN]
        ranked = self._popularity.ranked(known)[:_MOST]
        return ranked if ranked and self._popularity.fame(ranked[0]) >= FAMOUS else []


def only_word(words: Sequence[str]) -> Sequence[str]:
    """The one word that is meant by a text; none if there are more, or if it is too short."""
    start, end = without_filler(words)
    around = {*words[:start], *words[end:]}
    if end - start != 1 or words[start] in NAMES:
        return ()
    if not around <= LEADING_ARTICLES and around.isdisjoint(MARKERS | FONDNESS):
        return ()  # "all of us strangers"
    return words[start:end] if _SHORTEST <= len(words[start]) <= _LONGEST else ()


def words_meant_by(typed: str) -> Collection[str]:
    """What may be meant by a word of which a letter is wrong; none if it may be a common one.

    A plural is no misspelled word, but may be one of these: "eternals", "panters".
    """
    meant = {*one_letter_away(typed)}
    singular = typed.removesuffix("s")
    if singular != typed and len(singular) >= _SHORTEST:
        meant |= {*one_letter_away(singular)}
    return meant - {typed, singular} if COMMON_WORDS.isdisjoint(meant) else ()
