"""Reads what people want of a list, typed in any order: `5 90s korean horror not slasher`.

The same options exist as slash options. A text is read from left to right, a piece at a time; what
cannot be read is collected, so that it can be said beside what was understood.
"""

import re
from collections.abc import Callable, Collection

from bot.domain.filters.ages import match_age
from bot.domain.filters.alternatives import either_kind, is_a, is_genre, parts_of
from bot.domain.filters.cursor import WORD
from bot.domain.filters.errors import (
    ContradictionError,
    FilterError,
    InseparableError,
    UnknownWordError,
    UntaggedError,
)
from bot.domain.filters.kind_cursor import KindCursor
from bot.domain.filters.korean import as_typed, in_english
from bot.domain.filters.list_filter import ListFilter, Span
from bot.domain.filters.numbers import COUNT, match_dial, read_count, read_dial, without_points
from bot.domain.filters.pools import FilmPool, NamedPool, find_named_pool, match_pool
from bot.domain.filters.spans import common, match_length, match_length_word, opposite
from bot.domain.filters.spelling import meant_word
from bot.domain.filters.vocabulary import Vocabulary
from bot.domain.filters.words import (
    AND,
    COMMA,
    COMPANY,
    LEAVES_OUT_ALL,
    LESSER_KNOWN,
    NOT,
    OR_NEITHER,
    SLASH,
)
from recommender import Kind

# More than anybody wishes for; what is longer is no wish.
MAX_TEXT = 300
_SHARE = re.compile(r"(\d{1,3})\s*%")

MatchSpan = Callable[[str, int], tuple[Span, int] | None]


def read_list_filter(
    text: str,
    vocabulary: Vocabulary,
    known: Collection[str] = (),
    *,
    lists: Collection[str] | None = None,
) -> ListFilter:
    """Read what a list should be like, typed in any order; raises FilterError.

    Kinds with these `known` names can be asked for although no film here has their tags. `lists`
    are the names of a server's lists that films can be chosen from, as from the asker's watchlist;
    None where that is not possible.
    """
    if len(text) > MAX_TEXT:
        raise UnknownWordError(text, ListFilter(), vocabulary.examples)
    named = find_named_pool(text, lists or ())
    typed, text = text, in_english(named.rest if named else text)
    text = " ".join(without_points(text).casefold().replace("’", "'").split())
    reader = _Reader(vocabulary, known, typed, text, has_pools=lists is not None)
    return reader.read(named)


class _Reader(KindCursor):
    """A text that is being read: where, what is understood of it so far, and what is not."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        known: Collection[str],
        typed: str,
        text: str,
        *,
        has_pools: bool,
    ) -> None:
        super().__init__(text, vocabulary, known)
        self._typed = typed
        self._spans: dict[str, tuple[Span, str]] = {}
        self._numbers: dict[str, tuple[float, str]] = {}
        self._kinds: dict[Kind, str] = {}
        self._unwanted: dict[Kind, str] = {}
        self._pools: dict[FilmPool, str] = {}
        self._has_pools, self._lesser_known = has_pools, False
        self._unknown: list[str] = []

    def read(self, named: NamedPool | None) -> ListFilter:
        """Read to the end, with a list that was `named` before; raises FilterError."""
        self._pools |= {named.pool: named.typed} if named else {}
        while self.more():
            self._read_piece()
        self._demand_known()
        for kind, words in self._kinds.items():
            against = [self._ruled_out(part) for part in parts_of(kind)]
            if all(against):
                raise self._never_both(kind, words, against[0])
        return self._wanted()

    def _ruled_out(self, kind: Kind) -> str:
        """Return the wish that leaves out all films of a kind; empty where there is none."""
        return next((words for each, words in self._unwanted.items() if is_a(kind, each)), "")

    def _never_both(self, kind: Kind, wanted: str, unwanted: str) -> FilterError:
        """Say why no film can be as `wanted` where it must not be as `unwanted`."""
        first, second = (as_typed(each, self._typed) for each in (wanted, unwanted))
        if self.are_alike(wanted, unwanted):
            return InseparableError(first, second, kind.name)
        korean = second != unwanted
        return ContradictionError(first, f"{second} 말고" if korean else f"not {second}")

    def _read_piece(self) -> None:
        """Read what comes next, whatever it is."""
        understood = (
            self._read_pool()
            or self._read_age()
            or self._read_span("minutes", match_length)
            or self._read_span("years", self.vocabulary.match_years)
            or self._read_lesser_known()
            or self._read_unwanted()
            or self._read_wanted()
            or self._read_span("years", self.vocabulary.match_age_words)
            or bool(self.take(COMPANY))
            or self._read_number()
            or self.skip_filler()
            or self._read_wanted(guess=True)
            or self._put_right()
        )
        if not understood:
            self._unknown.append(self.take(WORD))

    def _read_span(self, name: str, match: MatchSpan) -> bool:
        found = match(self.text, self.at)
        if found is None:
            return False
        span, end = found
        self._narrow(name, span, self.go_to(end))
        return True

    def _narrow(self, name: str, span: Span, typed: str) -> None:
        """Keep to a span beside what was said of it before."""
        before = self._spans.get(name)
        if before is None:
            self._spans[name] = (span, typed)
        elif both := common(before[0], span):
            self._spans[name] = (both, f"{before[1]} {typed}")
        else:
            raise ContradictionError(before[1], typed)

    def _read_pool(self) -> bool:
        """Read which list the films are to be on."""
        found = match_pool(self.text, self.at) if self._has_pools else None
        if found is None:
            return False
        pool, end = found
        typed = self.go_to(end)
        for other, earlier in self._pools.items():
            if other is not pool:
                raise ContradictionError(earlier, typed)
        self._pools[pool] = typed
        return True

    def _read_age(self) -> bool:
        """Read from which age films are to be fit at most."""
        found = match_age(self.text, self.at)
        if found is None:
            return False
        age, end = found
        typed = self.go_to(end)
        self._set("age", age, typed)
        return True

    def _read_lesser_known(self) -> bool:
        """Read that the films are to be ones that few people know."""
        typed = self.take(LESSER_KNOWN)
        self._lesser_known |= bool(typed)
        return bool(typed)

    def _read_number(self) -> bool:
        """Read how many films, or how adventurous."""
        start = self.at
        if count := self.take(COUNT):
            self._set("count", read_count(count), count)
        elif share := self.take(_SHARE):
            self._set("adventure", read_dial(share), share)
        elif dial := match_dial(self.text, self.at):
            position, self.at = dial
            self._set("adventure", position, self.text[start : self.at])
        return self.at > start

    def _put_right(self) -> bool:
        """Spell the next word as it is meant, so that it can be read; whether it was misspelled."""
        start, typed = self.at, self.take(WORD)
        self.at = start
        if (meant := meant_word(typed)) in (None, typed):
            return False
        self.text = f"{self.text[:start]}{meant}{self.text[start + len(typed) :]}"
        return True

    def _set(self, name: str, value: float, typed: str) -> None:
        before, earlier = self._numbers.setdefault(name, (value, typed))
        if before != value:
            raise ContradictionError(earlier, typed)

    def _read_unwanted(self) -> bool:
        """Read "not" with all kinds that it leaves out: "no zombies, vampires or ghosts".

        Behind an "or" a comma ends them: "no zombies or ghosts, comedy" is meant to be funny.
        """
        if not (sign := self.take(NOT)):
            return False
        self._leave_out(sign)
        joint = AND if LEAVES_OUT_ALL.match(sign) else SLASH
        start, listed, joined = self.at, dict[Kind, str](), False
        while True:
            if self.take(OR_NEITHER):
                self._unwanted |= listed
                self._leave_out(sign)
            elif not joined and self.take(COMMA) and (found := self.find_kind()):
                listed.setdefault(*found)
                continue
            elif self.take(joint) and (found := self.find_kind()):
                self._unwanted |= listed | dict([found])
            else:
                self.at = start
                return True
            start, listed, joined = self.at, {}, True

    def _leave_out(self, sign: str) -> None:
        """Read what comes behind a "not"."""
        if found := self.named_kind():
            self._unwanted.setdefault(*found)
        elif not self._read_opposite(sign):
            if found := self.find_kind(guess=True):
                self._unwanted.setdefault(*found)
            elif self.more() or not self._unwanted:
                self._unknown.append(f"{sign} {self.take(WORD)}".strip())

    def _read_opposite(self, sign: str) -> bool:
        """Read how old or long films are not to be: "not before 1990" is since 1990."""
        vocabulary = self.vocabulary
        for name, match in (
            ("minutes", match_length_word),
            ("years", vocabulary.match_years),
            ("years", vocabulary.match_age_words),
        ):
            found = match(self.text, self.at)
            if found and (span := opposite(found[0])):
                self._narrow(name, span, f"{sign} {self.go_to(found[1])}")
                return True
        return False

    def _read_wanted(self, *, guess: bool = False) -> bool:
        """Read a kind of film, or several of which one is enough: "horror or thriller"."""
        found = self.find_kind(guess=guess)
        if not found:
            return False
        either = dict([found])
        while other := self.read_alternative():
            either.setdefault(*other)
        kind, words = either_kind(either), " or ".join(either.values())
        self._kinds.setdefault(kind, words)
        return True

    def _demand_known(self) -> None:
        """Raise UnknownWordError or UntaggedError where something was not understood."""
        vocabulary = self.vocabulary
        every = {**self._kinds, **self._unwanted}
        untagged = [typed for kind, typed in every.items() if not self.has(kind)]
        for kinds in (self._kinds, self._unwanted):
            for kind in [kind for kind in kinds if not self.has(kind)]:
                del kinds[kind]
        if self._unknown:
            words = " ".join(self._unknown)
            raise UnknownWordError(words, self._wanted(), vocabulary.examples)
        if untagged:
            names = ", ".join(as_typed(each, self._typed) for each in untagged)
            raise UntaggedError(names, self._wanted(), vocabulary.examples)

    def _wanted(self) -> ListFilter:
        """Return what is understood."""
        count, adventure, age = map(self._numbers.get, ("count", "adventure", "age"))
        years, minutes = self._spans.get("years"), self._spans.get("minutes")
        return ListFilter(
            count=int(count[0]) if count else None,
            genres=tuple(kind.name for kind in self._kinds if is_genre(kind)),
            years=years[0] if years else None,
            adventure=adventure[0] if adventure else None,
            kinds=tuple(kind for kind in self._kinds if not is_genre(kind)),
            without_genres=tuple(kind.name for kind in self._unwanted if is_genre(kind)),
            without=tuple(kind for kind in self._unwanted if not is_genre(kind)),
            minutes=minutes[0] if minutes else None,
            max_age=int(age[0]) if age else None,
            pool=next(iter(self._pools), None),
            lesser_known=self._lesser_known,
        )
