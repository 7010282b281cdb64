"""What one alias's evidence is worth: a score, and whether it may be matched without asking."""

from collections.abc import Sequence
from dataclasses import dataclass

from recommender.titles.aliases import AliasKind
from recommender.titles.choice import Popularity
from recommender.titles.evidence import Evidence
from recommender.titles.index import AliasIndex, without_article


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film with its best evidence; a `certain` one needs no question if no rival is near.

    `dated` says that it is of the year that was typed.
    """

    row: int
    score: float
    certain: bool
    dated: bool
    evidence: Evidence


_COVERED, _CLEAN = 0.8, 0.7
_PART = 0.9
_KIND_FACTOR = {
    AliasKind.TITLE: 1.0,
    AliasKind.OTHER_TITLE: 0.99,
    AliasKind.SHORTENED: 0.96,
    AliasKind.HEAD: 0.93,
    AliasKind.TAIL: 0.93,
}
# What the score is multiplied with for each thing that speaks against a film.
_OTHER_NUMBER = _OTHER_YEAR = _ONE_NAME = 0.85
_SMALL_TALK = 0.7
_BY_THE_WAY = 0.65
_EVERYDAY = 0.6
# Shares of a title that are explained, and how telling the words are that explain it.
_MOST_OF_IT, _NEARLY_ALL = 0.6, 0.9
_LEAST_TELLING, _RARE, _TELLING = 0.45, 0.92, 1.0
_RATHER_TELLING, _VERY_TELLING, _UNMISTAKABLE = 1.4, 1.7, 2.5
_ALIKE, _ALMOST_SAME = 0.85, 0.94
_SHORTEST_MISSPELT, _LONG_ENOUGH = 5, 8


class Assessor:
    """Turns evidence into candidates."""

    def __init__(
        self, index: AliasIndex, popularity: Popularity, years: Sequence[int | None]
    ) -> None:
        self._index = index
        self._popularity = popularity
        self._years = years

    def assess(self, piece: Evidence, year: int | None) -> Candidate:
        """The film of an alias, as far as this evidence goes; `year` is the one typed."""
        row = int(self._index.rows[piece.alias])
        fits = year is None or abs((self._years[row] or 0) - year) <= 1
        dated = year is not None and fits
        credited = dated or piece.context.credited
        meant = dated or _is_subject(piece) or _is_telling_title(piece)
        small_talk = piece.context.small_talk and not meant
        score = self._fit(piece)
        for applies, factor in (
            (piece.other_number, _OTHER_NUMBER),
            (not fits, _OTHER_YEAR),
            (small_talk, _SMALL_TALK),
            (_is_everyday(piece), _EVERYDAY),
            (_by_the_way(piece), _BY_THE_WAY),
            (_is_one_name(piece) and not (piece.context.whole or credited), _ONE_NAME),
            (piece.only_names and piece.context.is_credit, _ONE_NAME),
        ):
            score *= factor if applies else 1
        certain = fits and not (piece.other_number or small_talk or piece.context.compared)
        certain = certain and (_stands_out(piece, dated=dated) or self._is_named(piece, row))
        certain = certain and (piece.nearly_literal or self._spelling_is_clear(piece, row))
        return Candidate(row, score, certain, dated, piece)

    def _fit(self, piece: Evidence) -> float:
        score = piece.covered**_COVERED * piece.clean**_CLEAN
        if _is_part(piece):
            score = max(score, _PART * piece.likeness)
        return float(score * _KIND_FACTOR[self._index.kind(piece.alias)])

    def _is_named(self, piece: Evidence, row: int) -> bool:
        """Whether a title that stands word for word among others is clearly meant by them."""
        context = piece.context
        if not piece.verbatim or context.determined or self._popularity.obscure(row):
            return False
        if piece.telling > _UNMISTAKABLE and context.conversational:
            return True
        part = self._index.kind(piece.alias) > AliasKind.OTHER_TITLE
        if part or context.adjoined or (_is_one_name(piece) and not context.presented):
            return False
        if piece.content_words:
            talked_of = context.talkative and (context.spoken_of or _is_rare_word(piece))
            named = context.apart or context.presented
            return named or (talked_of and self._popularity.known(row))
        phrase = piece.words > 1
        named = context.apart if phrase else context.presented and piece.telling > _LEAST_TELLING
        return piece.literal and named and self._popularity.well_known(row)

    def _spelling_is_clear(self, piece: Evidence, row: int) -> bool:
        """Whether a misspelt name is long, well known, or as good as spelled right."""
        words = without_article(self._index.texts[piece.alias].split())
        length = sum(map(len, words))
        if length < _SHORTEST_MISSPELT or self._popularity.obscure(row):
            return False
        if piece.known_word and len(words) == 1:
            return False
        if piece.context.whole and (piece.sounds_same or piece.likeness > _ALMOST_SAME):
            return True
        return length >= _LONG_ENOUGH or self._popularity.well_known(row)


def _is_part(piece: Evidence) -> bool:
    """Whether the text is a telling part of the title: a run of its words, or most of them."""
    if not piece.context.whole or not piece.ordered or piece.words < 2:
        return False
    if piece.run:
        return piece.content_words > 1 or piece.telling > _TELLING
    return piece.covered > _MOST_OF_IT and piece.telling > _VERY_TELLING


def _is_telling_title(piece: Evidence) -> bool:
    """Whether it is a title word for word that nobody says by chance."""
    return piece.nearly_literal and piece.content_words > 0 and piece.telling > _RATHER_TELLING


def _is_subject(piece: Evidence) -> bool:
    """Whether it is a title word for word that is a phrase of its own or has a verb behind it."""
    return piece.nearly_literal and (piece.context.apart or piece.context.spoken_of)


def _is_everyday(piece: Evidence) -> bool:
    """Whether the title's words are everyday ones that may mean something else here."""
    if piece.content_words or piece.context.whole:
        return False
    if piece.literal and piece.words > 1:
        named = piece.context.credited or piece.context.presented or _is_subject(piece)
        return piece.telling < _TELLING and not named
    return not (piece.literal and piece.context.framed)


def _by_the_way(piece: Evidence) -> bool:
    """Whether it is one word of a text that is not about films."""
    context = piece.context
    if piece.content_words > 1 or context.whole or context.framed:
        return False
    if _is_subject(piece) or _is_rare_word(piece):
        return False
    return not piece.nearly_literal or (context.conversational and piece.words == 1)


def _is_rare_word(piece: Evidence) -> bool:
    """Whether it is a title of one word that is in hardly any other title."""
    rare = piece.literal and piece.content_words == 1 and piece.telling > _RARE
    return rare and not _is_one_name(piece)


def _is_one_name(piece: Evidence) -> bool:
    return piece.only_names and piece.words < 2


def _stands_out(piece: Evidence, *, dated: bool) -> bool:
    """Whether the words around a title leave no doubt that it is the title that is meant."""
    context = piece.context
    if context.whole:
        return piece.ordered or piece.covered > _NEARLY_ALL
    if _is_one_name(piece) and not (dated or context.credited):
        return False
    if piece.words > 1 and (stands_out := _phrase_stands_out(piece)) is not None:
        return stands_out
    if piece.content_words < 2:
        telling = piece.content_words or piece.telling > _TELLING
        return bool(telling) and (
            dated or (context.framed and not (context.determined or context.adjoined))
        )
    if context.conversational and piece.telling > _TELLING and piece.likeness > _ALIKE:
        return not context.interrupted
    return not context.continues


def _phrase_stands_out(piece: Evidence) -> bool | None:
    """The same for several words of a title; None if they decide nothing."""
    context = piece.context
    if piece.literal and context.credited:
        return True
    if piece.encloses and piece.covered > _NEARLY_ALL and piece.telling > _VERY_TELLING:
        return True
    if piece.nearly_literal and piece.telling > _TELLING:
        return not context.interrupted or context.framed
    return None
