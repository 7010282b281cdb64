"""Series: "bourne 1" is the first film with that name in it; "lotr" stands for initials."""

from collections.abc import Iterator, Sequence

from recommender.titles.aliases import AliasKind
from recommender.titles.index import AliasIndex, without_article
from recommender.titles.lexicon import EVERYDAY, FILLER
from recommender.titles.phrases import Phrases
from recommender.titles.popularity import WELL_KNOWN, Popularity

NICKNAMES = {
    "indy": "indiana jones",
    "hp": "harry potter",
    "sw": "star wars",
    "jp": "jurassic park",
    "mi": "mission impossible",
    "spidey": "spider man",
    "gits": "ghost in the shell",
    "t": "terminator",
    "ff": "fast and furious",
}
"""Short names that are not the initials of a title's words."""

_LEAST_BASE = 0.3
"""How informative the name of a series is at least: "the 2" is none."""
_LESSER = 0.1
"""A film with less than this share of its best known sibling's ratings is not counted."""


class Series:
    """Finds films of a series by number, and names by their initials."""

    def __init__(self, index: AliasIndex, popularity: Popularity, phrases: Phrases) -> None:
        self._index = index
        self._popularity = popularity
        self._phrases = phrases
        self._initials = _initials(index)

    def expansions(self, words: Sequence[str], *, dated: bool) -> Iterator[tuple[str, ...]]:
        """The words with a nickname or initials written out, the likeliest first."""
        alone = dated and len(words) == 1
        if not words or (words[0] in self._index.words and not alone):
            return
        if words[0] in FILLER or words[0] in EVERYDAY:
            return
        for alias in self.named_by_initials(words[0])[:2]:
            yield (*self._text(alias), *words[1:])
        head, rest = _split_number(words)
        if head in NICKNAMES and (rest or len(head) > 1):
            yield (*NICKNAMES[head].split(), *rest)
        if len(words) > 1 and words[1] not in self._index.words:
            for alias in self.named_by_initials(words[1])[:1]:
                yield (*self._text(alias), *words[2:])
        if head != words[0] and len(head) > 2:
            for alias in self.named_by_initials(head)[:2]:
                yield (*self._text(alias), *rest)

    def _text(self, alias: int) -> Sequence[str]:
        return without_article(self._index.texts[alias].split())

    def named_by_initials(self, word: str) -> list[int]:
        """Aliases of well-known films whose words begin with these letters."""
        return sorted(
            (
                alias
                for alias in self._initials.get(word, ())
                if self._popularity.fame(int(self._index.rows[alias])) >= WELL_KNOWN
            ),
            key=lambda alias: -self._popularity[int(self._index.rows[alias])],
        )

    def numbered(self, words: Sequence[str], years: Sequence[int | None]) -> int | None:
        """The row of the N-th film, by year, of those whose names hold the words before N."""
        if len(words) < 2 or not words[-1].isdecimal() or not 1 <= int(words[-1]) <= 12:
            return None
        number, base = int(words[-1]), words[:-1]
        namesakes = self._named(base)
        if self._phrases.weight(base) < _LEAST_BASE or not (
            any(map(_informative, base)) or (namesakes and len(base) > 1)
        ):
            return None
        rows = self._siblings(base)
        if namesakes:
            first = years[namesakes[0]] or 0
            rows = [row for row in rows if (years[row] or 9999) >= first]
        rows.sort(key=lambda row: (years[row] or 9999, row))
        if len(rows) < max(number, 2):
            return None
        chosen = rows[number - 1]
        return None if number > 1 and chosen in namesakes else chosen

    def _named(self, base: Sequence[str]) -> list[int]:
        """Films with just this title, the best known first."""
        return self._popularity.ranked(
            int(self._index.rows[alias])
            for alias in self._index.exact(base)
            if self._index.kinds[alias] <= AliasKind.OTHER_TITLE
        )

    def _siblings(self, base: Sequence[str]) -> list[int]:
        rows = self._popularity.ranked(
            int(self._index.rows[alias]) for alias in self._phrases.holding(base)
        )
        if not rows:
            return []
        least = _LESSER * self._popularity[rows[0]]
        return [row for row in rows if self._popularity[row] >= max(least, 1)]


def _informative(word: str) -> bool:
    return not (word.isdecimal() or word in FILLER or word in EVERYDAY)


def _split_number(words: Sequence[str]) -> tuple[str, list[str]]:
    """ "t2" is "t" and "2"."""
    head = words[0].rstrip("0123456789")
    number = words[0][len(head) :]
    return head, [*([number] if number else []), *words[1:]]


def _initials(index: AliasIndex) -> dict[str, list[int]]:
    """Initials of three to six words -> aliases."""
    initials: dict[str, list[int]] = {}
    for alias, text in enumerate(index.texts):
        if 2 <= text.count(" ") <= 6:
            words = text.split(" ")
            letters = "".join([word[0] for word in words])
            initials.setdefault(letters, []).append(alias)
            if len(without_article(words)) < len(words) and len(letters) > 3:
                initials.setdefault(letters[1:], []).append(alias)
    return initials
