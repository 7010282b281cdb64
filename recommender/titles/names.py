"""Texts that name a film as typed: a title, a part of one, a nickname, "name 2"."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from recommender.titles.aliases import ENGLISH_ARTICLES, LEADING_ARTICLES, AliasKind
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.lexicon import CHAT, FEASTS, FILLER, SITE
from recommender.titles.normalise import PART_WORDS
from recommender.titles.people_names import FIRST_NAMES, NAMES
from recommender.titles.phrases import Phrases
from recommender.titles.popularity import FAMOUS, WELL_KNOWN, Popularity, in_year
from recommender.titles.query import Reading
from recommender.titles.result import MatchStatus
from recommender.titles.series import Series
from recommender.titles.wordclass import without_filler

Answer = tuple[MatchStatus, list[int]]

# How informative words are together (`Phrases.weight`): a part of a title that is looked up at all
# ("shawshank" is 0.9), one that means even a film that few know, and what is left without filler.
_LEAST_PHRASE = 0.75
_LONG_PHRASE = 1.7
_INFORMATIVE = 1.1
# A long phrase means any film that is rated more often than 35 in 100.
_NOT_OBSCURE = 0.35
# Of how many words a name is in which one may be another, and how many films may have such names.
_LEAST_WORDS, _MOST_WORDS, _MOST_ALIKE = 3, 12, 3


class NameFinder:
    """Finds films for texts that need no comparison of spellings."""

    def __init__(
        self, index: AliasIndex, popularity: Popularity, years: Sequence[int | None]
    ) -> None:
        self._index = index
        self._popularity = popularity
        self._years = years
        self._phrases = Phrases(index)
        self._series = Series(index, popularity, self._phrases)

    def written_out(self, readings: Sequence[Reading]) -> list[Reading]:
        """Readings with a nickname or initials written out."""
        return [
            Reading(words, reading.year)
            for reading in readings
            for words in self._series.expansions(reading.words, dated=reading.year is not None)
        ]

    def labelled(self, text: str) -> Answer | None:
        """The film whose label (title and year) the text is, as Matinee shows it."""
        rows = self._index.labelled(text)
        return self._settle(self._popularity.ranked(rows)) if rows else None

    def find(self, readings: Sequence[Reading], written_out: Sequence[Reading]) -> Answer | None:
        """The answer, or None if the text as typed is no name."""
        if readings and _is_wish(readings[0].words):
            rows = self._ranked(self._index.exact(readings[0].words))
            return (MatchStatus.AMBIGUOUS if rows else MatchStatus.NONE), rows
        other_years: list[int] = []
        literal = [
            *((r, other_years) for r in readings),
            *((r, []) for r in written_out),
        ]
        answers = chain(
            (self._named(reading, of_other_years) for reading, of_other_years in literal),
            (self._in_series(r) or self._phrase(r) for r in (*readings, *written_out)),
            (self._cut_short(reading) for reading in readings),
        )
        return next((answer for answer in answers if answer is not None), None)

    def inside(self, readings: Sequence[Reading]) -> Answer | None:
        """The answer for the text without filler at its ends, if the rest is informative."""
        trimmed = [r for reading in readings for r in self._without_filler(reading)]
        answers = chain((self._named(r, []) for r in trimmed), map(self._phrase, trimmed))
        answer = next((answer for answer in answers if answer is not None), None)
        return answer or self._only_phrase(readings[0])

    def _only_phrase(self, reading: Reading) -> Answer | None:
        """The answer for a phrase between stops, if no other phrase has one."""
        ends = sorted({0, *reading.stops, len(reading.words)})
        pieces = [Reading(reading.words[first:end]) for first, end in pairwise(ends)]
        if len(pieces) < 2:
            return None
        answers = [(piece, self._named(piece, []) or self._phrase(piece)) for piece in pieces]
        found = [(piece, answer) for piece, answer in answers if answer is not None]
        if len(found) != 1 or not self._informative(found[0][0].words):
            return None
        return found[0][1]

    def but_for_one_word(self, readings: Sequence[Reading]) -> Answer | None:
        """Films, to ask about, whose names differ from the text in one word."""
        for reading in readings:
            words = without_article(reading.words)
            if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or _is_talk(words):
                continue
            rows = {int(self._index.rows[alias]) for alias in self._phrases.but_for_one(words)}
            if 0 < len(rows) <= _MOST_ALIKE:
                return MatchStatus.AMBIGUOUS, self._popularity.ranked(rows)
        return None

    def of_other_years(self, readings: Sequence[Reading]) -> Answer | None:
        """Films of exactly the typed name, but of another year."""
        rows: list[int] = []
        for reading in readings:
            self._named(reading, rows)
        return (MatchStatus.AMBIGUOUS, self._popularity.ranked(rows)) if rows else None

    def _cut_short(self, reading: Reading) -> Answer | None:
        """The films whose name begins with the text, which ends within a word.

        A last word that is one of other titles may be whole: one film is weighed, several are asked
        about.
        """
        rows = self._ranked(self._phrases.beginning(reading.words))
        if reading.year is not None:
            rows = in_year(rows, self._years, reading.year)
        if not rows:
            return None
        if reading.words[-1] not in self._index.words:
            return self._settle(rows)
        several = len(rows) > 1 and not _is_talk(reading.words)
        return (MatchStatus.AMBIGUOUS, rows) if several else None

    def _in_series(self, reading: Reading) -> Answer | None:
        row = self._series.numbered(reading.words, self._years)
        if row is None or reading.year not in {None, self._years[row]}:
            return None
        return MatchStatus.MATCH, [row]

    def _without_filler(self, reading: Reading) -> list[Reading]:
        """The reading without the filler before and behind, if what stays is informative."""
        words = reading.words
        start, end = without_filler(words)
        spans = [(start, len(words)), (0, end), (start, end)]
        return [
            Reading(words[first:last], reading.year)
            for first, last in dict.fromkeys(spans)
            if 0 < last - first < len(words) and self._informative(words[first:last])
        ]

    def _informative(self, words: Sequence[str]) -> bool:
        telling = [w for w in words if w not in FILLER and w not in PART_WORDS]
        return self._phrases.weight(telling) > _INFORMATIVE

    def _named(self, reading: Reading, other_years: list[int]) -> Answer | None:
        """Films of exactly this name; those of another year than typed are only remembered."""
        aliases = self._index.exact(reading.words)
        if not aliases:
            return None
        if reading.year is not None:
            fitting = self._of_year(aliases, reading.year)
            if not fitting:
                other_years.extend(int(self._index.rows[alias]) for alias in aliases)
                return None
            aliases = [a for a in aliases if int(self._index.rows[a]) in fitting]
            return self._settle(
                [row for row in self._preferred(aliases, reading.words) if row in fitting]
            )
        answer = self._settle(self._preferred(aliases, reading.words))
        small_talk = all(word in CHAT for word in reading.words)
        if self._is_title(aliases):
            return (MatchStatus.AMBIGUOUS, answer[1]) if small_talk else answer
        well_known = self._popularity.fame(answer[1][0]) >= WELL_KNOWN
        person = self._is_person(reading.words)
        if person and not well_known:
            return None
        tail = all(self._index.kinds[alias] == AliasKind.TAIL for alias in aliases)
        unsure = small_talk or person or (tail and not well_known)
        return (MatchStatus.AMBIGUOUS, answer[1]) if unsure else answer

    def _of_year(self, aliases: Sequence[int], year: int) -> set[int]:
        """The films of this year, else whole titles before parts ("babylon 5 (1994)")."""
        rows = [int(self._index.rows[alias]) for alias in aliases]
        whole = [row for a, row in zip(aliases, rows, strict=True) if self._is_title([a])]
        exact = {row for row in rows if self._years[row] == year}
        return exact or set(in_year(whole, self._years, year) or in_year(rows, self._years, year))

    def _is_title(self, aliases: Iterable[int]) -> bool:
        return any(self._index.kinds[alias] <= AliasKind.OTHER_TITLE for alias in aliases)

    def _is_person(self, words: Sequence[str]) -> bool:
        """Whether the words are a first name and others.

        Two of them that head a title are, too, as in those of comedians' shows.
        """
        if len(words) < 2 or words[0] not in FIRST_NAMES:
            return False
        kinds = {self._index.kinds[alias] for alias in self._index.exact(words)}
        heads = len(words) == 2 and kinds == {AliasKind.HEAD}
        return heads or all(word in NAMES for word in words)

    def _settle(self, ranked: list[int]) -> Answer:
        clear = self._popularity.clear(ranked)
        return (MatchStatus.MATCH if clear else MatchStatus.AMBIGUOUS), ranked

    def _preferred(self, aliases: list[int], words: Sequence[str]) -> list[int]:
        """The films meant by a name: whole titles before parts, the same article before others."""
        whole = [a for a in aliases if self._index.kinds[a] <= AliasKind.OTHER_TITLE]
        if not whole:
            return self._series_of(self._ranked(aliases), words)
        if words[0] in LEADING_ARTICLES:
            whole = [a for a in whole if self._same_article(a, words)] or whole
        typed = " ".join(without_article(words))
        spaced_alike = [a for a in whole if typed in self._stripped(a)]
        names = self._ranked(spaced_alike or whole)
        # What is spaced otherwise, or but a part of a title, is meant only if it is better known.
        parts = [a for a in aliases if self._index.kinds[a] > AliasKind.OTHER_TITLE]
        for others in (self._ranked(whole), self._ranked(parts)):
            if others and self._popularity[others[0]] > self._popularity[names[0]]:
                names = self._popularity.ranked([*names, *others])
        return names

    def _ranked(self, aliases: Iterable[int]) -> list[int]:
        return self._popularity.ranked(int(self._index.rows[alias]) for alias in aliases)

    def _stripped(self, alias: int) -> list[str]:
        """A name's spellings without its article."""
        return [" ".join(without_article(t.split())) for t in self._index.spellings(alias)]

    def _series_of(self, parts: list[int], words: Sequence[str]) -> list[int]:
        """Films whose title holds the words, if one is much better known than the part's."""
        rows = self._ranked(self._phrases.holding(without_article(words)))
        if rows and self._popularity[rows[0]] > 2 * self._popularity[parts[0]]:
            return rows
        return parts

    def _same_article(self, alias: int, words: Sequence[str]) -> bool:
        text = self._index.texts[alias].split()
        if len(without_article(text)) >= 3:
            return True
        return (text[0] in LEADING_ARTICLES) == (words[0] in LEADING_ARTICLES)

    def _phrase(self, reading: Reading) -> Answer | None:
        """An informative run of words from one title, or from those of a series."""
        words: Sequence[str] = reading.words
        if words[0] in ENGLISH_ARTICLES:
            words = without_article(words)
        if all(
            word in FILLER or word in CHAT or word in SITE or word.isdecimal() for word in words
        ):
            return None
        if len(words) == 1 and words[0] in NAMES:
            return None
        if self._phrases.weight(words) < _LEAST_PHRASE:
            return None
        rows = self._popularity.ranked(
            int(self._index.rows[alias]) for alias in self._phrases.holding(words)
        )
        if reading.year is not None:
            rows = in_year(rows, self._years, reading.year)
        if not rows:
            return None
        fame = self._popularity.fame(rows[0])
        person = self._is_person(words)
        if person and fame < WELL_KNOWN:
            return None
        clear = (
            not person
            and self._popularity.clear(rows)
            and (
                (fame >= FAMOUS and (len(words) > 1 or len(rows) == 1))
                or (len(words) > 1 and fame >= WELL_KNOWN)
                or (self._phrases.weight(words) > _LONG_PHRASE and fame >= _NOT_OBSCURE)
            )
        )
        return (MatchStatus.MATCH if clear else MatchStatus.AMBIGUOUS), rows


def _is_wish(words: Sequence[str]) -> bool:
    """Whether the words are "merry christmas" or the like, maybe to somebody."""
    wished = words[0] in {"happy", "merry"} and words[1:2] and words[1] in FEASTS
    return bool(wished) and all(w in FEASTS or w in FILLER or w in NAMES for w in words[2:])


def _is_talk(words: Sequence[str]) -> bool:
    """Whether the words are small talk and grammar alone."""
    return all(word in CHAT or word in FILLER for word in words)
