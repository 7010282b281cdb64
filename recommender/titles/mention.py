"""Where a title stands in a text: what comes right before and right behind it."""

from collections.abc import Sequence, Set
from functools import cached_property
from itertools import pairwise

from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.index import WordIndex
from recommender.titles.lexicon import (
    COMPARING,
    CREDITING,
    DETERMINERS,
    FONDNESS,
    JOINING,
    LOCATING,
    NAMING,
    OBJECTS,
    PREDICATES,
)
from recommender.titles.query import Reading
from recommender.titles.wordclass import NAMELIKE, WordClass, classify

_ADVERBS = frozenset({"still", "always", "never", "really"})
NAMING_PEOPLE = CREDITING - JOINING


class Sentence:
    """The words of a reading, each with its class; `verbs` are known by their object."""

    def __init__(self, reading: Reading, vocabulary: WordIndex) -> None:
        self.words: Sequence[str] = reading.words
        self.pauses = reading.pauses
        self.ends = reading.stops | {0, len(reading.words)}
        self.classes = [classify(word, vocabulary) for word in reading.words]
        self._name_credited()
        self.verbs = {
            place
            for place, (word, follower) in enumerate(pairwise(reading.words))
            if follower in OBJECTS and word not in JOINING | CREDITING
        }

    def _name_credited(self) -> None:
        """Take the words behind "by", "starring" and the like for names."""
        for place, word in enumerate(self.words):
            if word in NAMING_PEOPLE:
                for follower in range(place + 1, min(place + 4, len(self.words))):
                    if self.classes[follower] not in NAMELIKE:
                        break
                    self.classes[follower] = WordClass.NAME

    def talks(self, place: int) -> bool:
        """Whether the word talks, rather than joins parts of a title."""
        if place in self.verbs:
            return True
        return self.classes[place] is WordClass.FILLER and self.words[place] not in JOINING


class Mention:
    """The place of the words that a title explains; `left` are the positions of the others."""

    def __init__(self, sentence: Sentence, left: Set[int]) -> None:
        explained = [place for place in range(len(sentence.words)) if place not in left]
        self._sentence = sentence
        self.first, self.last = (explained[0], explained[-1]) if explained else (0, -1)
        self.within = {place for place in left if self.first < place < self.last}
        self._word_before = sentence.words[self.first - 1] if self.first else ""

    @cached_property
    def sides(self) -> tuple[range, range]:
        """The places behind it and before it where a longer title may go on.

        Several words begin a title if they stand behind "in" or have a verb of their own.
        """
        articled = self._sentence.words[self.first] in LEADING_ARTICLES
        several = self.last > self.first + articled
        begins = several and (self.spoken_of or self._word_before in LOCATING)
        before = range(0) if begins else range(self.first - 1, -1, -1)
        return range(self.last + 1, len(self._sentence.words)), before

    def beside(self) -> set[int]:
        """The words within, and those before and behind up to a pause, a verb or talk."""
        beside = set(self.within)
        for places in self.sides:
            for place in places:
                if self.ends_at(place, places.step) or self._sentence.talks(place):
                    break
                beside.add(place)
        return beside

    def ends_at(self, place: int, step: int) -> bool:
        """Whether a title cannot go on, forwards or backwards, with the word at this place."""
        paused = (place if step > 0 else place + 1) in self._sentence.pauses
        return paused or place in self._sentence.verbs

    @cached_property
    def spoken_of(self) -> bool:
        """Whether a verb right behind says something about it."""
        behind, sentence = self.last + 1, self._sentence
        if behind >= len(sentence.words) or behind in sentence.pauses:
            return False
        if self._word_before in LEADING_ARTICLES:
            return False
        behind += sentence.words[behind] in _ADVERBS and behind + 1 < len(sentence.words)
        return sentence.words[behind] in PREDICATES or behind in sentence.verbs

    def preceded(self) -> bool:
        """Whether words stand before it."""
        return self.first > 0

    def followed(self) -> bool:
        """Whether it runs on into other words, without a stop or a verb."""
        behind, sentence = self.last + 1, self._sentence
        more = behind < len(sentence.words) and behind not in sentence.pauses
        return more and not self.spoken_of

    def determined(self) -> bool:
        """Whether it is a thing ("my roommate", "the last duel") or a deed ("trust us")."""
        first, sentence = self.first, self._sentence
        described = first > 1 and sentence.words[first - 2] in {"the", "a", "an"}
        described = described and sentence.talks(first - 1)
        return described or self._word_before in DETERMINERS or self.last in sentence.verbs

    def is_credit(self) -> bool:
        """Whether it stands where somebody is named ("with kevin hart")."""
        return self._word_before in NAMING_PEOPLE

    def apart(self) -> bool:
        """Whether it is a phrase of its own, with a stop on each side."""
        ends = self._sentence.ends
        return not self.within and self.first in ends and self.last + 1 in ends

    def presented(self) -> bool:
        """Whether somebody's name stands beside it, or "watched" right before it."""
        if self._word_before in NAMING and self.first not in self._sentence.pauses:
            return True
        words, classes = self._sentence.words, self._sentence.classes
        behind = self.last + 1
        if words[behind : behind + 1] and words[behind] in NAMING_PEOPLE:
            return classes[behind + 1 : behind + 2] == [WordClass.NAME]
        names = [WordClass.NAME] * 2
        before = classes[max(self.first - 2, 0) : self.first]
        return names in (before, classes[behind : behind + 2])

    def announced(self) -> bool:
        """Whether a word such as "called" stands right before it."""
        words, first = self._sentence.words, self.first
        fond = first > 1 and words[first - 2] in {"i", "we"} and self._word_before in FONDNESS
        return self._word_before in NAMING or fond

    def compared(self) -> bool:
        """Whether "than", "as good as" or the like stands right before it."""
        words, before = self._sentence.words, self.first - 1
        if self._word_before in LEADING_ARTICLES:
            before -= 1
        if before >= 2 and words[before] == words[before - 2] == "as":
            return True
        return before >= 0 and words[before] in COMPARING
