"""A place in a text that is being read, from left to right."""

import itertools
import re
from collections.abc import Iterator

from bot.domain.filters.words import FILLER, NOT, is_ornament

GAP = re.compile(r"[\s,;.:/+&!?(\[\"“”]*")
SEPARATOR = re.compile(r"[,;/+&<>]")
WORD = re.compile(r"[^\s,;/+&.:!?]+|.")
_KIND_WORD = re.compile(r"[^\s,;/+&!?<>]+")


class Cursor:
    """Words that are still to be read: those of `text` from the place `at` on."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def more(self) -> bool:
        """Go over what separates words; whether anything is left to read."""
        self.take(GAP)
        return self.at < len(self.text)

    def take(self, pattern: re.Pattern[str]) -> str:
        """Return what comes next, if it is of this form, and go over it."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def go_to(self, end: int) -> str:
        """Go on to a place behind, and return the text before it."""
        start, self.at = self.at, end
        return self.text[start:end]

    def skip_filler(self) -> bool:
        """Go over a word that says nothing, if one comes next; "More" alone is a title."""
        start = self.at
        word = self.take(WORD)
        if (word in FILLER or is_ornament(word)) and self.text != "more":
            return True
        self.at = start
        return False

    def next_words(self, most: int) -> Iterator[tuple[str, int]]:
        """Yield the next words, up to a "not", with where they end: at most `most`, then fewer."""
        words_ahead = itertools.islice(_KIND_WORD.finditer(self.text, self.at), most)
        found = list(
            itertools.takewhile(
                lambda word: word.start() == self.at or not NOT.match(word[0]), words_ahead
            )
        )
        for last in reversed(found):
            words = self.text[self.at : last.end()]
            if not SEPARATOR.search(words):
                yield words, last.end()
