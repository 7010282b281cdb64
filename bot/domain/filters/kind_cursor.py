"""Reads the names of kinds of films at a place of a text."""

from collections.abc import Collection

from bot.domain.filters.alternatives import parts_of
from bot.domain.filters.cursor import Cursor
from bot.domain.filters.everyday import ALIKE
from bot.domain.filters.vocabulary import Vocabulary
from bot.domain.filters.words import FILLER, OR
from recommender import Kind

_MAX_KIND_WORDS, _MAX_GUESSED_WORDS = 5, 3


class KindCursor(Cursor):
    """Words that are still to be read, and which kinds of films can be named."""

    def __init__(self, text: str, vocabulary: Vocabulary, known: Collection[str]) -> None:
        super().__init__(text)
        self.vocabulary, self._known = vocabulary, known

    def has(self, kind: Kind) -> bool:
        """Whether a kind can be asked for."""
        return all(part.name in self._known or self.vocabulary.has(part) for part in parts_of(kind))

    def named(self, words: str) -> Kind | None:
        """Return the kind that words are the name of, also where no film can be of it."""
        return self.vocabulary.find(words) or self.vocabulary.guess(words)

    def are_alike(self, words: str, others: str) -> bool:
        """Whether words name two kinds whose films cannot be told apart here."""
        one, other = self.named(words), self.named(others)
        if one is None or other is None:
            return False
        if one == other:
            return words != others and not ALIKE.isdisjoint((words, others))
        return not (self.has(one) and self.has(other))

    def read_alternative(self) -> tuple[Kind, str] | None:
        """Read "or" with another kind of film; "or something" ends a wish, all else stays."""
        start = self.at
        if self.more() and self.take(OR):
            if found := self.next_kind():
                return found
            if not self.more():
                return None
        self.at = start
        return None

    def next_kind(self) -> tuple[Kind, str] | None:
        """Read a kind of film after words that say nothing, even if it is misspelled."""
        return self.named_kind() or self.find_kind(guess=True)

    def named_kind(self) -> tuple[Kind, str] | None:
        """Read the name of a kind of film after words that say nothing."""
        while self.more():
            if found := self.find_kind():
                return found
            if not self.skip_filler():
                break
        return None

    def find_kind(self, *, guess: bool = False) -> tuple[Kind, str] | None:
        """Read the longest name of a kind of film that comes next; a `guess` may be misspelled."""
        find = self.vocabulary.guess if guess else self.vocabulary.find
        for words, end in self.next_words(_MAX_GUESSED_WORDS if guess else _MAX_KIND_WORDS):
            if words in FILLER or words.split()[0] == "than":
                continue
            if kind := find(words):
                self.at = end
                return kind if self.has(kind) else self.vocabulary.nearest(kind), words
        return None
