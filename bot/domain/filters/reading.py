"""Reads what people want of a list, typed in any order: `5 90s korean horror not slasher`.

The same options exist as slash options. A text is read from left to right, a piece at a time; what
cannot be read is collected, so that it can be said beside what was understood.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator

from bot.domain.filters.ages import match_age
from bot.domain.filters.alternatives import either_kind, is_a, is_genre, parts_of
from bot.domain.filters.errors import ContradictionError, UnknownWordError, UntaggedError
from bot.domain.filters.korean import as_typed, in_english
from bot.domain.filters.list_filter import ListFilter, Span
from bot.domain.filters.numbers import COUNT, match_dial, read_count, read_dial
from bot.domain.filters.pools import FilmPool, NamedPool, find_named_pool, match_pool
from bot.domain.filters.spans import common, match_length
from bot.domain.filters.vocabulary import Vocabulary
from bot.domain.filters.words import FILLER, LESSER_KNOWN, NOT, OR, OR_NEITHER, is_ornament
from recommender import Kind

# More than anybody wishes for; what is longer is no wish.
MAX_TEXT = 300
MAX_KIND_WORDS, MAX_GUESSED_WORDS = 5, 3
_GAP = re.compile(r"[\s,;.:/+&!?]*")
_SEPARATOR = re.compile(r"[,;/+&]")
_WORD = re.compile(r"[^\s,;/+&.:!?]+|.")
_KIND_WORD = re.compile(r"[^\s,;/+&!?]+")
_SHARE = re.compile(r"(\d{1,3})\s*%")
_PART_OF_ONE = re.compile(r"(?<![\w.,])[01]?\.\d{1,6}(?![\w.%])")


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
    # A point also ends a word, so a share becomes a percentage before the text is split into words.
    text = _PART_OF_ONE.sub(lambda share: f"{100 * float(share[0]):.0f}%", text)
    text = " ".join(text.casefold().replace("’", "'").split())
    reader = _Reader(vocabulary, known, typed, text, has_pools=lists is not None)
    return reader.read(named)


class _Reader:
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
        self._vocabulary, self._known = vocabulary, known
        self._typed, self._text, self._at = typed, text, 0
        self._spans: dict[str, tuple[Span, str]] = {}
        self._numbers: dict[str, tuple[float, str]] = {}
        self._kinds: dict[Kind, str] = {}
        self._unwanted: dict[Kind, str] = {}
        self._pools: dict[FilmPool, str] = {}
        self._has_pools, self._lesser_known = has_pools, False
        self._unknown: list[str] = []

    def read(self, named: NamedPool | None) -> ListFilter:
        """Read to the end, with a list that was `named` before; raises FilterError."""
        if named:
            self._pools[named.pool] = named.typed
        while self._more():
            self._read_piece()
        self._demand_known()
        for kind, words in self._kinds.items():
            against = [self._ruled_out(part) for part in parts_of(kind)]
            if all(against):
                first, second = (as_typed(each, self._typed) for each in (words, against[0]))
                raise ContradictionError(
                    first, f"{second} 말고" if second != against[0] else f"not {second}"
                )
        return self._wanted()

    def _ruled_out(self, kind: Kind) -> str:
        """Return the wish that leaves out all films of a kind; empty where there is none."""
        return next((words for each, words in self._unwanted.items() if is_a(kind, each)), "")

    def _read_piece(self) -> None:
        """Read what comes next, whatever it is."""
        understood = (
            self._read_pool()
            or self._read_age()
            or self._read_span("minutes", match_length)
            or self._read_span("years", self._vocabulary.match_years)
            or self._read_lesser_known()
            or self._read_unwanted()
            or self._read_wanted()
            or self._read_span("years", self._vocabulary.match_age_words)
            or self._read_number()
            or self._skip_filler()
            or self._read_wanted(guess=True)
        )
        if not understood:
            self._unknown.append(self._take(_WORD))

    def _read_span(self, name: str, match: Callable[[str, int], tuple[Span, int] | None]) -> bool:
        found = match(self._text, self._at)
        if found is None:
            return False
        span, end = found
        before = self._spans.get(name)
        typed, self._at = self._text[self._at : end], end
        if before is None:
            self._spans[name] = (span, typed)
        elif both := common(before[0], span):
            self._spans[name] = (both, f"{before[1]} {typed}")
        else:
            raise ContradictionError(before[1], typed)
        return True

    def _read_pool(self) -> bool:
        """Read which list the films are to be on."""
        found = match_pool(self._text, self._at) if self._has_pools else None
        if found is None:
            return False
        pool, end = found
        typed, self._at = self._text[self._at : end], end
        for other, earlier in self._pools.items():
            if other is not pool:
                raise ContradictionError(earlier, typed)
        self._pools[pool] = typed
        return True

    def _read_age(self) -> bool:
        """Read from which age films are to be fit at most."""
        found = match_age(self._text, self._at)
        if found is None:
            return False
        age, end = found
        typed, self._at = self._text[self._at : end], end
        self._set("age", age, typed)
        return True

    def _read_lesser_known(self) -> bool:
        """Read that the films are to be ones that few people know."""
        typed = self._take(LESSER_KNOWN)
        self._lesser_known |= bool(typed)
        return bool(typed)

    def _read_number(self) -> bool:
        """Read how many films, or how adventurous."""
        start = self._at
        if count := self._take(COUNT):
            self._set("count", read_count(count), count)
        elif share := self._take(_SHARE):
            self._set("adventure", read_dial(share), share)
        elif dial := match_dial(self._text, self._at):
            position, self._at = dial
            self._set("adventure", position, self._text[start : self._at])
        return self._at > start

    def _set(self, name: str, value: float, typed: str) -> None:
        before, earlier = self._numbers.setdefault(name, (value, typed))
        if before != value:
            raise ContradictionError(earlier, typed)

    def _read_unwanted(self) -> bool:
        """Read "not" with the kinds of film that it leaves out."""
        sign = self._take(NOT)
        if not sign:
            return False
        while True:
            if found := self._next_kind():
                self._unwanted.setdefault(*found)
            else:
                self._unknown.append(f"{sign} {self._take(_WORD)}".strip())
            if not self._more() or not self._take(OR_NEITHER):
                return True

    def _read_wanted(self, *, guess: bool = False) -> bool:
        """Read a kind of film, or several of which one is enough: "horror or thriller"."""
        found = self._find_kind(guess=guess)
        if not found:
            return False
        either = dict([found])
        while other := self._read_alternative():
            either.setdefault(*other)
        kind, words = either_kind(either), " or ".join(either.values())
        self._kinds.setdefault(kind, words)
        return True

    def _read_alternative(self) -> tuple[Kind, str] | None:
        """Read "or" with another kind of film; what else follows it stays to be read."""
        start = self._at
        if self._more() and self._take(OR) and (found := self._next_kind()):
            return found
        self._at = start
        return None

    def _next_kind(self) -> tuple[Kind, str] | None:
        """Read a kind of film after words that say nothing, even if it is misspelled."""
        while self._more():
            if found := self._find_kind():
                return found
            if not self._skip_filler():
                break
        return self._find_kind(guess=True)

    def _find_kind(self, *, guess: bool = False) -> tuple[Kind, str] | None:
        """Read the longest name of a kind of film that comes next; a `guess` may be misspelled."""
        find = self._vocabulary.guess if guess else self._vocabulary.find
        for words, end in self._next_words(MAX_GUESSED_WORDS if guess else MAX_KIND_WORDS):
            if words in FILLER:
                continue
            if kind := find(words):
                self._at = end
                return kind if self._has(kind) else self._vocabulary.nearest(kind), words
        return None

    def _next_words(self, most: int) -> Iterator[tuple[str, int]]:
        """Yield the next words, up to a "not", with where they end: at most `most`, then fewer."""
        words_ahead = itertools.islice(_KIND_WORD.finditer(self._text, self._at), most)
        found = list(
            itertools.takewhile(
                lambda word: word.start() == self._at or not NOT.match(word[0]), words_ahead
            )
        )
        for last in reversed(found):
            words = self._text[self._at : last.end()]
            if not _SEPARATOR.search(words):
                yield words, last.end()

    def _skip_filler(self) -> bool:
        start = self._at
        if (word := self._take(_WORD)) in FILLER or is_ornament(word):
            return True
        self._at = start
        return False

    def _more(self) -> bool:
        """Go over what separates words; whether anything is left to read."""
        self._take(_GAP)
        return self._at < len(self._text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Return what comes next, if it is of this form, and go over it."""
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found[0] if found else ""

    def _demand_known(self) -> None:
        """Raise UnknownWordError or UntaggedError where something was not understood."""
        vocabulary = self._vocabulary
        every = {**self._kinds, **self._unwanted}
        untagged = [typed for kind, typed in every.items() if not self._has(kind)]
        for kinds in (self._kinds, self._unwanted):
            for kind in [kind for kind in kinds if not self._has(kind)]:
                del kinds[kind]
        if self._unknown:
            words = " ".join(self._unknown)
            raise UnknownWordError(words, self._wanted(), vocabulary.examples)
        if untagged:
            names = ", ".join(as_typed(each, self._typed) for each in untagged)
            raise UntaggedError(names, self._wanted(), vocabulary.examples)

    def _has(self, kind: Kind) -> bool:
        return all(
            part.name in self._known or self._vocabulary.has(part) for part in parts_of(kind)
        )

    def _wanted(self) -> ListFilter:
        """Return what is understood."""
        count, adventure = self._numbers.get("count"), self._numbers.get("adventure")
        age = self._numbers.get("age")
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
