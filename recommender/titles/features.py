"""Features of a film for a text: the numbers that the fitted weights multiply.

Shares are natural logarithms; other features are 0 or 1 unless they say otherwise. To add a
feature, add a field to one of the four groups, fill it in the function below that group, name it in
weights.toml, and fit again.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from recommender.titles.aliases import AliasKind
from recommender.titles.context import Context
from recommender.titles.evidence import Evidence
from recommender.titles.index import WordIndex
from recommender.titles.lexicon import MARKERS
from recommender.titles.people_names import FIRST_NAMES
from recommender.titles.popularity import near_year
from recommender.titles.query import Reading
from recommender.titles.wordclass import WordClass, classify

# Smaller shares count as this one: the film is not meant.
_LEAST_SHARE = 0.05
# A title of this many letters is recognisable with one wrong letter.
_LONG = 9
_MOST_INFORMATIVE = 3.0
_COMMON = {
    WordClass.FILLER,
    WordClass.CHAT,
    WordClass.EVERYDAY,
    WordClass.SITE,
    WordClass.NUMBER,
}


class FilmFeatures(NamedTuple):
    """Features of the film and its name, given the typed year."""

    film: float
    """Always 1: its weight is what a film has to make up for to be likelier than none."""
    fame: float
    """Which share of the rated films is rated no more often, 0 to 1."""
    short: float
    """How far the name is from nine letters: 0 if it has as many, 1 if it has none."""
    part: float
    """The name is but a part of the title."""
    other_year: float
    """The film is of another year than the one typed."""
    right_year: float
    """The film is of the year that was typed, or of the one before or after."""


def film_features(
    kind: AliasKind, letters: int, fame: float, typed: int | None, own: int | None
) -> FilmFeatures:
    """The features of a film's name of some letters, for the typed year and the film's year."""
    comparable = typed is not None and own is not None
    fits = comparable and near_year(own or 0, typed or 0)
    return FilmFeatures(
        film=1,
        fame=fame,
        short=max(0, _LONG - letters) / _LONG,
        part=kind > AliasKind.OTHER_TITLE,
        other_year=comparable and not fits,
        right_year=fits,
    )


class WordFeatures(NamedTuple):
    """Features of the alignment of text and name."""

    title_coverage: float
    """How much of the name the text explains, as a logarithm: 0 is all."""
    text_coverage: float
    """How much of the text the name explains, as a logarithm: 0 is all."""
    informative: float
    """How much the explained words tell: 1 for one rare word, up to 3."""
    unlike: float
    """How much the words differ in spelling and sound: 0 is not at all, up to 1."""
    other_number: float
    """A number in the text is not in the name, or the other way round."""
    literal: float
    """All explained words are spelled as in the name."""
    nearly_literal: float
    """All are, but for "of", "the" and the like."""
    misspelt: float
    """One is not."""
    verbatim: float
    """They follow one another in both."""
    known_word: float
    """A word that other titles have was taken for one of this."""
    enclosing: float
    """All words left over are between explained ones."""
    sounds_same: float
    """The whole text sounds like the name."""
    disordered: float
    """The words are in another order than in the name."""
    has_gap: float
    """The name has words between those explained."""
    one_word: float
    """One word of the name is explained."""
    common_words: float
    """Everyday words alone are explained."""
    only_names: float
    """Words that are people's names alone are explained."""


def word_features(piece: Evidence) -> WordFeatures:
    """The features of one alignment of words."""
    return WordFeatures(
        title_coverage=math.log(max(piece.title_coverage, _LEAST_SHARE)),
        text_coverage=math.log(max(piece.text_coverage, _LEAST_SHARE)),
        informative=min(piece.informative, _MOST_INFORMATIVE),
        unlike=1 - piece.likeness,
        other_number=piece.other_number,
        literal=piece.literal,
        nearly_literal=piece.nearly_literal,
        misspelt=not piece.nearly_literal,
        verbatim=piece.verbatim,
        known_word=piece.known_word,
        enclosing=piece.encloses and not piece.context.whole,
        sounds_same=piece.sounds_same,
        disordered=not piece.ordered,
        has_gap=not piece.run,
        one_word=piece.words < 2,
        common_words=not piece.content_words,
        only_names=piece.only_names,
    )


class ContextFeatures(NamedTuple):
    """Features of the words left over."""

    small_talk: float
    """Words of small talk are left over, and none about films."""
    compared: float
    """Another film is compared with it ("better than ...")."""
    determined: float
    """It is a thing ("my roommate") or a deed."""
    credit: float
    """It is where people are named ("with ...")."""
    whole: float
    """No word is left over."""
    amid: float
    """Some are."""
    framed: float
    """Words left over speak of watching, or are somebody's name."""
    credited: float
    """The words left over are somebody's name."""
    conversational: float
    """One of them talks."""
    talkative: float
    """Several do."""
    presented: float
    """A name is right beside it, or "watched" right before it."""
    spoken_of: float
    """A verb follows."""
    preceded: float
    """Words precede it."""
    followed: float
    """It runs on into other words, without a stop or a verb."""
    apart: float
    """It is a phrase of its own."""
    asked: float
    """It is what a question is about ("has heat aged well")."""
    adjunct: float
    """An adjunct follows that says when or with whom ("on friday")."""
    prepositional: float
    """Another that may as well be the end of a longer title follows ("at the drive in")."""
    particle: float
    """It is but the end of a verb ("holds up")."""
    continues: float
    """The words beside it look like more of another title, even if the text is about watching."""
    interrupted: float
    """They do if the text just talks."""
    adjoined: float
    """They do if it does neither."""


def context_features(context: Context) -> ContextFeatures:
    """The features of the words left over."""
    return ContextFeatures(
        small_talk=context.small_talk,
        compared=context.compared,
        determined=context.determined,
        credit=context.is_credit,
        whole=context.whole,
        amid=not context.whole,
        framed=context.framed and not context.whole,
        credited=context.credited,
        conversational=context.conversational,
        talkative=context.talkative,
        presented=context.presented,
        spoken_of=context.spoken_of,
        preceded=context.preceded,
        followed=context.followed,
        apart=context.apart,
        asked=context.asked,
        adjunct=context.adjunct,
        prepositional=context.prepositional,
        particle=context.particle,
        continues=context.continues,
        interrupted=context.interrupted,
        adjoined=context.adjoined,
    )


class TextFeatures(NamedTuple):
    """Features of the text, the same for all films, and of a name in it."""

    all_common: float
    """The text has everyday words alone."""
    small_talk_only: float
    """The text has words of small talk and grammar alone."""
    person: float
    """The text has two or three words and begins with a first name."""
    watching: float
    """The text speaks of watching."""
    year_ignored: float = 0
    """A year was typed, and this reading takes it for something else."""
    surname: float = 0
    """One word behind a first name is explained: it may be somebody's family name."""
    within_longer: float = 0
    """Its words are but some of those that are another film's name word for word."""

    def with_name(
        self, piece: Evidence, *, year_ignored: bool, within_longer: bool
    ) -> "TextFeatures":
        """Return these features with those of a name in a reading."""
        surname = self.person and piece.words < 2 and 0 not in piece.places
        return self._replace(
            year_ignored=year_ignored, surname=surname, within_longer=within_longer
        )


def text_features(readings: Sequence[Reading], vocabulary: WordIndex) -> TextFeatures:
    """The features of the most literal reading."""
    words = readings[0].words
    classes = [classify(word, vocabulary) for word in words]
    return TextFeatures(
        all_common=_COMMON.issuperset(classes),
        small_talk_only={WordClass.FILLER, WordClass.CHAT}.issuperset(classes),
        person=len(words) in {2, 3} and words[0] in FIRST_NAMES,
        watching=not MARKERS.isdisjoint(words),
    )


Features = tuple[float, ...]
"""All features about one name of a film in one reading of the text, in the order of `FEATURES`."""

FEATURES = (
    FilmFeatures._fields + WordFeatures._fields + ContextFeatures._fields + TextFeatures._fields
)
