"""A person's own ballot: a message that only they see, with buttons that save at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

import discord
from discord import ButtonStyle

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.ballots.score import MAX_SCORE
from bot.domain.nights.paper import BallotPaper
from bot.messages.nights import ballot as words
from bot.messages.nights.words import bold_film, done_button, film, film_label
from bot.messages.wording import clip
from bot.ui.components import Item, button, menu, option, view
from bot.ui.limits import BUTTON_LABEL, BUTTONS_PER_ROW
from bot.ui.message import Message
from recommender import Movie

MARK, VETO, DONE, CLEAR = "ballot-mark", "ballot-veto", "ballot-done", "ballot-clear"
Items = list[Item]


@dataclass(frozen=True)
class BallotDetails:
    """A ballot and the films it speaks of; `focus` is the place of the film scored now."""

    paper: BallotPaper
    movies: Mapping[int, Movie]
    focus: int = 0

    @property
    def ballot(self) -> Ballot:
        """The ballot itself."""
        return self.paper.cast.ballot

    @property
    def key(self) -> str:
        """What all buttons carry: the night and the vote that they are of."""
        return f"{self.paper.night.night_id}.{self.paper.night.vote_round}"

    def mark_key(self, movie_id: int | str, mark: int) -> str:
        """What a button carries that marks a film."""
        night = self.paper.night
        return f"{night.night_id}.{movie_id}.{mark}.{night.vote_round}"

    def label(self, place: int, mark: str = "") -> str:
        """Name the film at a place, as a button or an option does."""
        name = film_label(self.movies, self.paper.movie_ids[place])
        return clip(f"{mark} {name}" if mark else name, BUTTON_LABEL)


def own_ballot(shown: BallotDetails) -> Message:
    """Return a person's ballot as it is now."""
    return Message(_text(shown), view=_view(shown))


def _text(shown: BallotDetails) -> str:
    night = shown.paper.night
    lines = [words.heading(night.number), words.rule(night.kind)]
    lines += [*_standing(shown), *_instruction(shown)]
    if shown.ballot.veto is not None:
        lines.append(words.vetoed(film(shown.movies, shown.ballot.veto)))
    return "\n".join([*lines, words.go_on(done=shown.paper.cast.done)])


def _instruction(shown: BallotDetails) -> list[str]:
    """Say what the buttons below are for, where they are for one film at a time."""
    movie_ids, kind = shown.paper.movie_ids, shown.paper.night.kind
    match kind:
        case BallotKind.SCORE:
            focused = movie_ids[shown.focus : shown.focus + 1]
            return [words.scoring(bold_film(shown.movies, movie_id)) for movie_id in focused]
        case BallotKind.APPROVAL | BallotKind.RANKED | BallotKind.POLL:
            return []
        case _:
            assert_never(kind)


def _view(shown: BallotDetails) -> discord.ui.View:
    items = _marks(shown)
    if rules_of(shown.paper.night.kind).has_veto:
        items.append(_veto_menu(shown))
    items.append(button(done_button(), DONE, shown.key, style=ButtonStyle.primary, row=4))
    items.append(button(words.clear_button(), CLEAR, shown.key, row=4))
    return view(items)


def _standing(shown: BallotDetails) -> list[str]:
    """Say what is on the ballot so far, if anything is."""
    marks = shown.ballot.marks
    marked = [movie_id for movie_id in shown.paper.movie_ids if marks.get(movie_id)]
    if not marked:
        return []
    kind = shown.paper.night.kind
    match kind:
        case BallotKind.APPROVAL | BallotKind.POLL:
            return [words.approved([film(shown.movies, movie_id) for movie_id in marked])]
        case BallotKind.SCORE:
            return [words.scored([(film(shown.movies, m), marks[m]) for m in marked])]
        case BallotKind.RANKED:
            order = sorted(marked, key=lambda movie_id: marks[movie_id])
            return [words.ranked([film(shown.movies, movie_id) for movie_id in order])]
        case _:
            assert_never(kind)


def _marks(shown: BallotDetails) -> Items:
    kind = shown.paper.night.kind
    match kind:
        case BallotKind.APPROVAL | BallotKind.POLL:
            return _approval(shown)
        case BallotKind.SCORE:
            return _score(shown)
        case BallotKind.RANKED:
            return _ranked(shown)
        case _:
            assert_never(kind)


def _approval(shown: BallotDetails) -> Items:
    items: Items = []
    for place, movie_id in enumerate(shown.paper.movie_ids):
        chosen = bool(shown.ballot.marks.get(movie_id))
        style = ButtonStyle.success if chosen else ButtonStyle.secondary
        text = shown.label(place, "✓" if chosen else "")
        key = shown.mark_key(movie_id, 0 if chosen else 1)
        items.append(button(text, MARK, key, style=style, row=place // BUTTONS_PER_ROW))
    return items


def _score(shown: BallotDetails) -> Items:
    """A menu to turn to a film, and six buttons for the one in focus."""
    marks, movie_ids = shown.ballot.marks, shown.paper.movie_ids
    focus = min(max(shown.focus, 0), len(movie_ids) - 1)
    options = [
        option(
            shown.label(place),
            place,
            words.points_so_far(marks.get(movie_id, 0)),
            chosen=place == focus,
        )
        for place, movie_id in enumerate(movie_ids)
    ]
    items: Items = [menu(words.film_menu(), options, MARK, shown.mark_key("focus", 0), row=0)]
    for score in range(MAX_SCORE + 1):
        given = marks.get(movie_ids[focus]) == score
        style = ButtonStyle.success if given else ButtonStyle.secondary
        key = shown.mark_key(movie_ids[focus], score)
        items.append(button(str(score), MARK, key, style=style, row=1 + score // 3))
    return items


def _ranked(shown: BallotDetails) -> Items:
    items: Items = []
    following = len(shown.ballot.marks) + 1
    for place, movie_id in enumerate(shown.paper.movie_ids):
        rank = shown.ballot.marks.get(movie_id)
        style = ButtonStyle.success if rank else ButtonStyle.secondary
        text = shown.label(place, f"{rank}." if rank else "")
        key = shown.mark_key(movie_id, 0 if rank else following)
        items.append(button(text, MARK, key, style=style, row=place // BUTTONS_PER_ROW))
    return items


def _veto_menu(shown: BallotDetails) -> "discord.ui.Select[Any]":
    veto = shown.ballot.veto
    options = [option(words.no_veto(), 0, chosen=veto is None)]
    options += [
        option(shown.label(place), movie_id, chosen=movie_id == veto)
        for place, movie_id in enumerate(shown.paper.movie_ids)
    ]
    return menu(words.veto_menu(), options, VETO, shown.key, row=3)
