"""What the words around a title say about it: a sentence about a film, or another title."""

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, auto

from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.index import WordIndex
from recommender.titles.lexicon import (
    CHAT,
    COMPARING,
    CREDITING,
    EVERYDAY,
    FILLER,
    FONDNESS,
    JOINING,
    MARKERS,
    NAMES,
    NAMING,
    SITE,
)
from recommender.titles.numbers import NUMBER_WORDS
from recommender.titles.query import Reading


class WordClass(Enum):
    """What a word is when it is not part of the title."""

    SITE = auto()
    FILLER = auto()
    EVERYDAY = auto()
    CHAT = auto()
    NAME = auto()
    NUMBER = auto()
    TITLE_WORD = auto()
    UNKNOWN = auto()


def classify(word: str, vocabulary: WordIndex) -> WordClass:
    """The class of a word, whatever stands around it."""
    if word.isdecimal() or word in NUMBER_WORDS:
        return WordClass.NUMBER
    for words, kind in _LISTS:
        if word in words:
            return kind
    if word.endswith("s") and word[:-1] in NAMES:
        return WordClass.NAME
    if word.endswith("s") and word[:-1] in SITE:
        return WordClass.SITE
    return WordClass.TITLE_WORD if word in vocabulary else WordClass.UNKNOWN


@dataclass(frozen=True, slots=True)
class Context:
    """What the words left over by a title say about it.

    `weight` is how much they speak against it. `continues` and `interrupted` say that they look
    like more of another title if the text is about watching or just talk; `adjoined` if neither.
    `compared` says that the title is only what another is compared with,
    `framed` that they announce a title or name its people, `whole` that there are none.
    """

    weight: float
    number: bool
    small_talk: bool
    continues: bool
    interrupted: bool
    framed: bool
    credited: bool
    conversational: bool
    adjoined: bool
    compared: bool
    whole: bool


class Surroundings:
    """The words of one reading, classified once for all titles that are tried on it."""

    def __init__(self, reading: Reading, vocabulary: WordIndex) -> None:
        words = reading.words
        self._words = words
        self._dated = reading.year is not None
        self._pauses = reading.pauses
        self.classes = [classify(word, vocabulary) for word in words]
        self._name_credited()
        self._vocabulary = vocabulary
        self._marked = [place for place, word in enumerate(words) if word in MARKERS]
        self._contexts: dict[frozenset[int], Context] = {}

    def _name_credited(self) -> None:
        """Take the words behind "by", "starring" and the like for names."""
        for place, word in enumerate(self._words):
            if word in CREDITING and word not in JOINING:
                for follower in range(place + 1, min(place + 4, len(self._words))):
                    if self.classes[follower] not in _NAMELIKE:
                        break
                    self.classes[follower] = WordClass.NAME

    def context(self, left: Set[int]) -> Context:
        """What the words at these positions say; worked out once for titles alike."""
        key = frozenset(left)
        if key not in self._contexts:
            self._contexts[key] = self._read_context(key)
        return self._contexts[key]

    def _read_context(self, left: frozenset[int]) -> Context:
        watching = self.about_watching(left)
        credited = self.credited(left)
        return Context(
            weight=self.weight(left),
            number=self.has_number(left),
            small_talk=self.small_talk(left),
            continues=self.continues(left, talking=watching),
            interrupted=self.continues(left, talking=self.conversational(left)),
            framed=watching or credited or self.announced(left),
            credited=credited and bool(left),
            conversational=self.conversational(left),
            adjoined=self.continues(left, talking=False),
            compared=self.compared(left),
            whole=self.only(left, WordClass.SITE),
        )

    def common(self, place: int) -> bool:
        """Whether the word is an everyday one, which nobody misspells."""
        return self.classes[place] in _COMMON

    def content(self, place: int) -> bool:
        """Whether the word tells something: neither an everyday one nor a number."""
        return not self.common(place) and self.classes[place] is not WordClass.NUMBER

    def least_similarity(self, place: int) -> float:
        """How alike a title's word must be; common words are seldom misspelt ones."""
        kind = self.classes[place]
        if kind is WordClass.EVERYDAY or kind is WordClass.NAME:
            return 0.82
        return 1.0 if self.common(place) else 0.6

    def about_watching(self, left: Set[int]) -> bool:
        """Whether unexplained words show that the text is about watching films."""
        return self._dated or any(place in left for place in self._marked)

    def weight(self, left: Set[int]) -> float:
        """How much the unexplained words speak against a title."""
        if self.credited(left):
            return len(left) * _WEIGHTS[WordClass.NAME]
        talking = self.about_watching(left) or self.conversational(left)
        return sum(self._weight(place, talking) for place in left)

    def _weight(self, place: int, talking: bool) -> float:
        kind = self.classes[place]
        if kind is WordClass.CHAT and self._marked:
            kind = WordClass.EVERYDAY
        if kind is WordClass.TITLE_WORD or (kind is WordClass.EVERYDAY and not talking):
            share = _IN_TALK if talking else _IN_TITLES
            return share * self._vocabulary.weight(self._words[place])
        return _WEIGHTS[kind]

    def has_number(self, left: Set[int]) -> bool:
        """Whether a number is unexplained."""
        return any(self.classes[place] is WordClass.NUMBER for place in left)

    def small_talk(self, left: Set[int]) -> bool:
        """Whether the text is small talk: of that, and not of films, it has words left."""
        small_talk = any(self.classes[place] is WordClass.CHAT for place in left)
        return small_talk and not self.about_watching(left)

    def only(self, left: Set[int], *kinds: WordClass) -> bool:
        """Whether the unexplained words are all of these classes."""
        return all(self.classes[place] in kinds for place in left)

    def credited(self, left: Set[int]) -> bool:
        """Whether the unexplained words are all somebody's name, with "by" and the like."""
        named = [p for p in sorted(left) if self._words[p] not in CREDITING | LEADING_ARTICLES]
        named = [p for p in named if self.classes[p] is not WordClass.SITE]
        return len(named) <= _LONGEST_CREDIT and _is_person([self._credit(p) for p in named])

    def _credit(self, place: int) -> WordClass:
        """The class of a word in a name: one of rare titles' words is as good as unknown."""
        kind = self.classes[place]
        rare = self._vocabulary.weight(self._words[place]) >= _RARE
        return WordClass.UNKNOWN if kind is WordClass.TITLE_WORD and rare else kind

    def announced(self, left: Set[int]) -> bool:
        """Whether a word such as "called" stands right before the explained ones."""
        first = min((p for p in range(len(self._words)) if p not in left), default=0)
        if first - 1 not in left:
            return False
        fond = self._words[first - 2] in {"i", "we"} and self._words[first - 1] in FONDNESS
        return self._words[first - 1] in NAMING or (first > 1 and fond)

    def compared(self, left: Set[int]) -> bool:
        """Whether "than" or the like stands right before the explained words."""
        before = min((p for p in range(len(self._words)) if p not in left), default=0) - 1
        if before in left and self._words[before] in LEADING_ARTICLES:
            before -= 1
        return before in left and self._words[before] in COMPARING

    def conversational(self, left: Set[int]) -> bool:
        """Whether words are unexplained that talk, rather than join parts of a title."""
        return any(
            self.classes[p] is WordClass.FILLER and self._words[p] not in JOINING for p in left
        )

    def continues(self, left: Set[int], *, talking: bool) -> bool:
        """Whether the unexplained words look like more of a title than the one explained.

        Everyday words do not if the text is `talking` anyway.
        """
        explained = [place for place in range(len(self._words)) if place not in left]
        if not explained:
            return True
        content = _CONTENT if talking else _CONTENT | {WordClass.EVERYDAY}
        first, last = explained[0], explained[-1]
        if any(self.classes[p] in content for p in left if first < p < last):
            return True
        behind, before = range(last + 1, len(self._words)), range(first - 1, -1, -1)
        return self._runs_on(behind, content) or self._runs_on(before, content)

    def _runs_on(self, places: range, content: Set[WordClass]) -> bool:
        """Whether content follows without a pause, perhaps behind "of the" and the like."""
        run: list[WordClass] = []
        for place in places:
            if (place if places.step > 0 else place + 1) in self._pauses:
                break
            kind = self.classes[place]
            if kind in content or kind is WordClass.NAME:
                run.append(self._credit(place))
            elif run or self._words[place] not in JOINING:
                break
        return bool(run) and not _is_person(run)


def _is_person(run: list[WordClass]) -> bool:
    """Whether words may be somebody's name: one of them is, the others are in few titles."""
    if run.count(WordClass.NAME) > 1:
        return set(run) <= _PERSON | {WordClass.EVERYDAY}
    if run == [WordClass.NAME, WordClass.EVERYDAY]:
        return True
    return WordClass.NAME in run[:3] and set(run) <= _PERSON


_LISTS = (
    (CHAT, WordClass.CHAT),
    (FILLER, WordClass.FILLER),
    (CREDITING, WordClass.FILLER),
    (SITE, WordClass.SITE),
    (EVERYDAY, WordClass.EVERYDAY),
    (NAMES, WordClass.NAME),
)
_COMMON = {WordClass.FILLER, WordClass.EVERYDAY, WordClass.CHAT}
_CONTENT = {WordClass.TITLE_WORD, WordClass.UNKNOWN, WordClass.NUMBER}
_NAMELIKE = {WordClass.NAME, WordClass.UNKNOWN, WordClass.TITLE_WORD, WordClass.EVERYDAY}
_PERSON = {WordClass.NAME, WordClass.UNKNOWN}
_IN_TITLES, _IN_TALK = 0.45, 0.3
_RARE = 0.87
_LONGEST_CREDIT = 6
_WEIGHTS = {
    WordClass.SITE: 0.01,
    WordClass.FILLER: 0.02,
    WordClass.EVERYDAY: 0.05,
    WordClass.CHAT: 0.3,
    WordClass.NAME: 0.06,
    WordClass.NUMBER: 0.5,
    WordClass.UNKNOWN: 0.35,
}
