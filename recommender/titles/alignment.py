"""Which words of a text stand for which words of a title."""

from collections.abc import Sequence

from recommender.titles.aliases import ENGLISH_ARTICLES
from recommender.titles.similarity import SimilarityTable


class Alignment:
    """Pairs the words of a title with those of the text, the informative ones first.

    For each word of the title, `spans` has the positions of its words in the text and `gained`
    their likeness, 0 if there are none. `free` are the positions left over.
    """

    def __init__(
        self, words: Sequence[str], weights: Sequence[float], length: int, table: SimilarityTable
    ) -> None:
        self._words = words
        self._table = table
        self.free = set(range(length))
        self.gained = [0.0] * len(words)
        self.spans: list[tuple[int, ...]] = [()] * len(words)
        for place in sorted(range(len(words)), key=lambda place: -weights[place]):
            if not self.gained[place]:
                self._align(place)
        self._leave_stray_article()
        self.places = {p for span in self.spans for p in span}

    def _leave_stray_article(self) -> None:
        """Unpair an article that is not next to the title's other words, if the text is longer."""
        if self._words[0] not in ENGLISH_ARTICLES or not (self.spans[0] and self.free):
            return
        rest = [span[0] for span in self.spans[1:] if span]
        if rest and self.spans[0][0] + 1 != min(rest):
            self.free |= set(self.spans[0])
            self.gained[0], self.spans[0] = 0.0, ()

    def _align(self, place: int) -> None:
        similarity, span = self._table.best(self._words[place], self.free)
        taken = [place]
        for first in (place - 1, place):
            if first < 0 or first + 1 >= len(self._words):
                continue
            other = 2 * first + 1 - place
            joined, joined_span = self._table.best(
                self._words[first] + self._words[first + 1], self.free
            )
            if joined > similarity and not self.gained[other]:
                similarity, span, taken = joined, joined_span, [place, other]
        for one in taken if similarity else ():
            self.gained[one], self.spans[one] = similarity, span
        self.free -= set(span)

    def encloses(self, place: int) -> bool:
        """Whether a word of the text is between paired ones."""
        return bool(self.places) and min(self.places) < place < max(self.places)

    def is_unbroken(self) -> bool:
        """Whether the paired words are side by side in the text."""
        return not any(map(self.encloses, self.free))

    def in_order(self) -> bool:
        """Whether the paired words are in the same order in the text as in the title."""
        starts = [span[0] for span in self.spans if span]
        return starts == sorted(starts)

    def likeness(self) -> float:
        """The mean likeness of the paired words."""
        gained = [gain for gain in self.gained if gain]
        return sum(gained) / len(gained) if gained else 0.0

    def is_run(self) -> bool:
        """Whether the paired words follow one another in the title."""
        places = [place for place, gain in enumerate(self.gained) if gain]
        return bool(places) and places[-1] - places[0] == len(places) - 1

    def wrong_number(self, typed: Sequence[str]) -> bool:
        """Whether the title has a number that the text lacks or has elsewhere.

        A word that ends in digits has a number even where it is misspelt ("hourl2").
        """
        if any(
            gain < 1 and typed[span[0]][-1].isdecimal()
            for gain, span in zip(self.gained, self.spans, strict=True)
            if span
        ):
            return True
        for place, word in enumerate(self._words):
            if word.isdecimal():
                if self.gained[place] < 1:
                    return True
                first_in_text = typed[self.spans[place][0]] == typed[min(self.places)]
                if len(self._words) > 1 and first_in_text != (place == 0 or self._leads(place)):
                    return True
        return False

    def _leads(self, place: int) -> bool:
        return not any(self.gained[:place])
