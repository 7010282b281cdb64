"""The context of a title: whether the words around it talk about a film or name another one."""

from collections.abc import Set
from typing import NamedTuple

from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.index import WordIndex
from recommender.titles.lexicon import CREDITING, JOINING, MARKERS
from recommender.titles.mention import Mention, Sentence
from recommender.titles.query import Reading
from recommender.titles.wordclass import COMMON, CONTENT, WordClass, is_person

_IN_TITLES, _IN_TALK = 0.45, 0.3
"""What a word of other titles counts, as a share of its weight; less where the text talks."""
_APART = 0.3
"""What a word that is not beside a title counts, as a share."""
_RARE = 0.87
"""The weight of a word in few titles, which may be a surname that the lexicon lacks."""
_TALKATIVE = 2
_BESIDE_NAMES = CREDITING | LEADING_ARTICLES
_LONGEST_CREDIT = 6
"""Of how many words the names of people beside a title are at most."""
# How much a word that a title does not explain speaks against it: "please" hardly at all, a number
# half as much as a rare word. Set by hand; the fitted weights scale their sum.
_WEIGHTS = {
    WordClass.SITE: 0.01,
    WordClass.FILLER: 0.02,
    WordClass.EVERYDAY: 0.05,
    WordClass.CHAT: 0.3,
    WordClass.NAME: 0.06,
    WordClass.NUMBER: 0.5,
    WordClass.UNKNOWN: 0.35,
}


class Context(NamedTuple):
    """What the words that a title does not explain say about it.

    `weight` is how much the words speak against the title, `apart_weight` the same if words that
    are not next to it hardly count. The words look like more of another title: `continues` if the
    text is about watching, `interrupted` if it is just talk, `adjoined` if it is neither. The words
    announce a title or name its people: `framed`, or `presented` right beside the title. One of
    them talks: `conversational`, or several: `talkative`.

    About the title itself: a verb follows it (`spoken_of`), words precede it (`preceded`), it runs
    on into other words (`followed`), it is a phrase of its own (`apart`), a thing ("my roommate")
    or a deed (`determined`), in a place for names of people (`is_credit`), another title is
    compared with it (`compared`), or the text means a later film of its series (`sequel`). `whole`
    means that no words are left over.
    """

    weight: float
    apart_weight: float
    number: bool
    small_talk: bool
    continues: bool
    interrupted: bool
    adjoined: bool
    framed: bool
    credited: bool
    conversational: bool
    talkative: bool
    presented: bool
    spoken_of: bool
    preceded: bool
    followed: bool
    apart: bool
    determined: bool
    is_credit: bool
    compared: bool
    sequel: bool
    asked: bool
    adjunct: bool
    prepositional: bool
    particle: bool
    whole: bool


class ContextAnalyser:
    """Classifies the words of one reading, once for all titles that are compared with it."""

    def __init__(self, reading: Reading, vocabulary: WordIndex) -> None:
        self._sentence = Sentence(reading, vocabulary)
        self._words = reading.words
        self.classes = self._sentence.classes
        self._dated = reading.year is not None
        self._vocabulary = vocabulary
        self._marked = [place for place, word in enumerate(self._words) if word in MARKERS]
        self._known_weights: dict[bool, list[float]] = {}
        self._contexts: dict[frozenset[int], Context] = {}

    def context(self, left: Set[int]) -> Context:
        """Return the context of a title that leaves over the words at these positions; cached."""
        key = frozenset(left)
        if key not in self._contexts:
            self._contexts[key] = self._read_context(key)
        return self._contexts[key]

    def _read_context(self, left: frozenset[int]) -> Context:
        mention = Mention(self._sentence, left)
        watching, talk = self.about_watching(left), self.conversational(left)
        credited = self.credited(left)
        weights = self._weights(watching or talk)
        if credited:
            weights = [_WEIGHTS[WordClass.NAME]] * len(weights)
        beside = mention.beside()
        more_if = {talks: self.continues(mention, talking=talks) for talks in (True, False)}
        return Context(
            weight=sum(weights[place] for place in left),
            apart_weight=sum(
                weights[place] * (1.0 if place in beside else _APART) for place in left
            ),
            number=self.has_number(left),
            small_talk=self.small_talk(left),
            continues=more_if[watching],
            interrupted=more_if[talk],
            adjoined=more_if[False],
            framed=watching or credited or mention.announced(),
            credited=credited and bool(left),
            conversational=talk,
            talkative=sum(map(self._sentence.talks, left)) >= _TALKATIVE,
            presented=mention.presented(),
            spoken_of=mention.spoken_of,
            preceded=mention.preceded(),
            followed=mention.followed(),
            apart=bool(left) and mention.apart(),
            determined=mention.determined(),
            is_credit=mention.is_credit(),
            compared=mention.compared(),
            sequel=bool(left) and mention.sequel(),
            asked=mention.asked(),
            adjunct=mention.adjoins(),
            prepositional=mention.prepositional(),
            particle=mention.particle(),
            whole=self.only(left, WordClass.SITE),
        )

    def common(self, place: int) -> bool:
        """Whether the word is an everyday one, which nobody misspells."""
        return self.classes[place] in COMMON

    def content(self, place: int) -> bool:
        """Whether the word has content: it is neither an everyday word nor a number."""
        return not self.common(place) and self.classes[place] is not WordClass.NUMBER

    def least_similarity(self, place: int) -> float:
        """The least likeness of a title's word; common words are seldom misspelt."""
        kind = self.classes[place]
        if kind is WordClass.EVERYDAY or kind is WordClass.NAME:
            return 0.82
        return 1.0 if self.common(place) else 0.6

    def about_watching(self, left: Set[int]) -> bool:
        """Whether unexplained words show that the text is about watching films."""
        return self._dated or any(place in left for place in self._marked)

    def _weights(self, talking: bool) -> list[float]:
        """How much each word speaks against a title that leaves it over."""
        if talking not in self._known_weights:
            places = range(len(self._words))
            self._known_weights[talking] = [self._weight(place, talking) for place in places]
        return self._known_weights[talking]

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
        named = [p for p in sorted(left) if self._words[p] not in _BESIDE_NAMES]
        named = [p for p in named if self.classes[p] is not WordClass.SITE]
        return len(named) <= _LONGEST_CREDIT and is_person([self._credit(p) for p in named])

    def _credit(self, place: int) -> WordClass:
        """The class of a word in a name: one of rare titles' words is as good as unknown."""
        kind = self.classes[place]
        rare = self._vocabulary.weight(self._words[place]) >= _RARE
        return WordClass.UNKNOWN if kind is WordClass.TITLE_WORD and rare else kind

    def conversational(self, left: Set[int]) -> bool:
        """Whether words are unexplained that talk, rather than join parts of a title."""
        return any(map(self._sentence.talks, left))

    def continues(self, mention: Mention, *, talking: bool) -> bool:
        """Whether the unexplained words look like more of a title than the one explained.

        Everyday words do not if the text is `talking` anyway.
        """
        content = CONTENT if talking else CONTENT | {WordClass.EVERYDAY}
        if any(self.classes[place] in content for place in mention.within):
            return True
        return any(self._runs_on(mention, places, content) for places in mention.sides)

    def _runs_on(self, mention: Mention, places: range, content: Set[WordClass]) -> bool:
        """Whether content follows without a pause, perhaps behind "of the" and the like."""
        run: list[WordClass] = []
        for place in places:
            if mention.ends_at(place, places.step):
                break
            kind = self.classes[place]
            if kind in content or kind is WordClass.NAME:
                run.append(self._credit(place))
            elif run or self._words[place] not in JOINING:
                break
        return bool(run) and not is_person(run)
