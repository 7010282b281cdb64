"""Mentions: the place of a title in a text, and what comes right before and behind it."""

from collections.abc import Sequence, Set
from itertools import pairwise

from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.index import WordIndex
from recommender.titles.lexicon import (
    AUXILIARIES,
    COMPARING,
    COUNTED,
    CREDITING,
    DETERMINERS,
    FONDNESS,
    JOINING,
    LOCATING,
    NAMING,
    OBJECTS,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SEQUELS,
    TIMES,
)
from recommender.titles.normalise import PART_WORDS
from recommender.titles.query import Reading
from recommender.titles.wordclass import COMMON, NAMELIKE, WordClass, classify

_ARTICLES = frozenset({"the", "a", "an"})
_OF_ADJUNCTS = TIMES | DETERMINERS - _ARTICLES
_BEFORE_OBJECTS = JOINING | CREDITING
_BEFORE_TITLES = NAMING | FONDNESS
_LINKS = PREPOSITIONS | LEADING_ARTICLES | {"of", "and", "or"}
_OF_SEQUELS = frozenset({"of", "to"})
_PARTS = range(2, 21)
_WHICH_TIME = frozenset({"this", "last", "next", "every", "all", "one", "that"})
_VERB_ENDINGS = ("ed", "ing")
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
        self._count()
        self.adjuncts = self._adjuncts()
        self.further = {place for place in range(len(self.words)) if self._is_further(place)}
        self.verbs = {
            place
            for place, (word, follower) in enumerate(pairwise(reading.words))
            if follower in OBJECTS and word not in _BEFORE_OBJECTS
        }

    def _name_credited(self) -> None:
        """Class the words behind "by", "starring" and the like as names."""
        for place, word in enumerate(self.words):
            if word in NAMING_PEOPLE:
                for follower in range(place + 1, min(place + 4, len(self.words))):
                    if self.classes[follower] not in NAMELIKE:
                        break
                    self.classes[follower] = WordClass.NAME

    def _count(self) -> None:
        """Class the number in "two hours" as talk: it belongs to no title."""
        for place, follower in enumerate(self.words[1:]):
            if self.classes[place] is WordClass.NUMBER and follower in COUNTED:
                self.classes[place] = WordClass.FILLER

    def _adjuncts(self) -> dict[int, int]:
        """Where "on friday", "this weekend" or "with my sister" begins -> its object's place."""
        return {
            place: place + 1
            for place, (word, follower) in enumerate(pairwise(self.words))
            if (word in PREPOSITIONS and follower in _OF_ADJUNCTS)
            or (word in _WHICH_TIME and follower in TIMES)
        }

    def _is_further(self, place: int) -> bool:
        """Whether "2", "part two" or "sequel" is here, but no year and no "two" of "two hours"."""
        word = self.words[place]
        if word in SEQUELS:
            return True
        place += word in PART_WORDS
        if place == len(self.words) or self.classes[place] is not WordClass.NUMBER:
            return False
        word = self.words[place]
        return not word.isdecimal() or int(word) in _PARTS

    def asks_from(self, place: int) -> bool:
        """Whether a question's verb is here: first, or behind "how" and the like."""
        if self.words[place] not in AUXILIARIES:
            return False
        return place in self.ends or not QUESTION_WORDS.isdisjoint(self.words[:place])

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
        self.spoken_of = self._spoken_of()
        self.sides = self._sides()

    def _sides(self) -> tuple[range, range]:
        """The places behind it and before it where a longer title may continue.

        Several words begin a title if they follow "in" or have a verb of their own.
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
        """Whether a title cannot continue, forwards or backwards, with the word at this place."""
        paused = (place if step > 0 else place + 1) in self._sentence.pauses
        adjunct = step > 0 and place in self._sentence.adjuncts
        return paused or adjunct or place in self._sentence.verbs

    def _spoken_of(self) -> bool:
        """Whether a verb right behind the title says something about it."""
        behind, sentence = self.last + 1, self._sentence
        if behind >= len(sentence.words) or behind in sentence.pauses:
            return False
        if self._word_before in LEADING_ARTICLES:
            return False
        behind += sentence.words[behind] in _ADVERBS and behind + 1 < len(sentence.words)
        word = sentence.words[behind]
        if word in PREDICATES or behind in sentence.verbs:
            return True
        predicate = sentence.classes[behind] in COMMON or word.endswith(_VERB_ENDINGS)
        return predicate and word not in _LINKS and self.asked()

    def asked(self) -> bool:
        """Whether a question is about the title ("has heat aged well")."""
        before = self.first - 1 - (self._word_before in LEADING_ARTICLES)
        return before >= 0 and self._sentence.asks_from(before)

    def adjoins(self) -> bool:
        """Whether an adjunct of time or company follows the title ("on friday")."""
        return self.last + 1 in self._sentence.adjuncts

    def prepositional(self) -> bool:
        """Whether "at the ..." follows the title: an adjunct, or the end of a longer title."""
        behind = self._sentence.words[self.last + 1 : self.last + 3]
        return len(behind) == 2 and behind[0] in PREPOSITIONS and behind[1] in _ARTICLES

    def particle(self) -> bool:
        """Whether the title is only the particle of a verb ("holds up")."""
        words = self._sentence.words
        alone = self.first == self.last and words[self.first] in PARTICLES
        return alone and bool(self.first) and self._word_before not in _BEFORE_TITLES

    def preceded(self) -> bool:
        """Whether words precede the title."""
        return self.first > 0

    def followed(self) -> bool:
        """Whether the title runs on into other words, without a stop or a verb."""
        behind, sentence = self.last + 1, self._sentence
        more = behind < len(sentence.words) and behind not in sentence.pauses
        return more and not self.spoken_of and not self.adjoins()

    def determined(self) -> bool:
        """Whether the title is a thing ("my roommate", "the last duel") or a deed ("trust us")."""
        first, sentence = self.first, self._sentence
        described = first > 1 and sentence.words[first - 2] in _ARTICLES
        described = described and sentence.talks(first - 1)
        timed = sentence.adjuncts.get(first - 1) == first and self.first == self.last
        return described or timed or self._word_before in DETERMINERS or self.last in sentence.verbs

    def is_credit(self) -> bool:
        """Whether the title is in a place for names of people ("with kevin hart")."""
        return self._word_before in NAMING_PEOPLE

    def apart(self) -> bool:
        """Whether the title is a phrase of its own, with a stop on each side."""
        ends = self._sentence.ends
        return not self.within and self.first in ends and self.last + 1 in ends

    def presented(self) -> bool:
        """Whether a person's name is beside the title, or "watched" right before it."""
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
        """Whether a word such as "called" is right before the title."""
        words, first = self._sentence.words, self.first
        fond = first > 1 and words[first - 2] in {"i", "we"} and self._word_before in FONDNESS
        return self._word_before in NAMING or fond

    def sequel(self) -> bool:
        """Whether a number behind the title, or "sequel", means a later film of its series."""
        further = self._sentence.further
        if not further:
            return False
        behind = self.last + 1
        if behind in further and behind not in self._sentence.pauses:
            return True
        before = self.first - 2 - (self._word_before in LEADING_ARTICLES)
        linked = before in further and self._sentence.words[before + 1] in _OF_SEQUELS
        return linked and self._sentence.words[before] in SEQUELS

    def compared(self) -> bool:
        """Whether "than", "as good as" or the like is right before the title."""
        words, before = self._sentence.words, self.first - 1
        if self._word_before in LEADING_ARTICLES:
            before -= 1
        if before >= 2 and words[before] == words[before - 2] == "as":
            return True
        return before >= 0 and words[before] in COMPARING
