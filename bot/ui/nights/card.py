"""The card of a movie night: one message that shows its present state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import discord
from discord import ButtonStyle

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.nights.ballots.ballot import Turnout
from bot.domain.nights.ballots.kinds import rules_of
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.night import AHEAD, Night, NightState
from bot.domain.nights.shortlist import ShortlistFilm
from bot.messages.nights import ballot as ballot_words
from bot.messages.nights import card as words
from bot.messages.nights import planning
from bot.messages.nights.series import one_of_a_series
from bot.messages.nights.words import (
    come_button,
    film,
    mention,
    start_vote_button,
    suggest_button,
    vote_button,
)
from bot.ui.components import Item, button, view
from bot.ui.facts import fact_line, poster, sources
from bot.ui.layout import Block, Card, headed
from bot.ui.message import Message
from bot.ui.nights.films import film_blocks
from bot.ui.nights.result import result_text
from recommender import Movie

COLOURS = {
    NightState.PLANNED: discord.Colour.blurple(),
    NightState.VOTING: discord.Colour.gold(),
    NightState.COUNTING: discord.Colour.gold(),
    NightState.DECIDED: discord.Colour.green(),
    NightState.STARTED: discord.Colour.green(),
    NightState.ASKED: discord.Colour.dark_grey(),
    NightState.FINISHED: discord.Colour.dark_grey(),
    NightState.CANCELLED: discord.Colour.red(),
}
IN, OUT, SUGGEST = "night-in", "night-out", "night-suggest"
SHORTLIST, OPEN_VOTE, CLOSE = "night-shortlist", "night-open", "night-close"
FITS = "night-fits"
BALLOT, CANCEL, REALLY_CANCEL = "night-ballot", "night-cancel", "night-really-cancel"


@dataclass(frozen=True)
class NightDetails:
    """Everything that a card shows of a night."""

    night: Night
    coming: Sequence[int] = ()
    cannot: Sequence[int] = ()
    suggestions: Mapping[int, int] = field(default_factory=dict)
    films: Sequence[ShortlistFilm] = ()
    turnout: Turnout = field(default_factory=lambda: Turnout(0, 0, 0))
    outcome: Outcome | None = None
    movies: Mapping[int, Movie] = field(default_factory=dict)
    notes: Sequence[str] = ()
    role_id: int | None = None  # of those who hear of a night that repeats
    known: ShownFacts = NOTHING_KNOWN

    def film(self, movie_id: int) -> str:
        """Return a film's title and year, safe to show."""
        return film(self.movies, movie_id)


def card(shown: NightDetails) -> Message:
    """Return the card of a night in its present state, with what can be pressed."""
    return Message(card=_card(shown), view=_buttons(shown.night))


def fits_button(night: Night) -> Item:
    """Return the button that shows how well each film of a shortlist fits whom."""
    return button(words.fits_button(), FITS, night.night_id)


def replaced_card(night: Night, url: str) -> Message:
    """Return what is left of a card when another one, at `url`, has taken its place."""
    text = words.goes_on(night.number, url)
    return Message(card=Card("", (Block(text),), colour=COLOURS[night.state]))


def cancel_question(night: Night) -> Message:
    """Ask whether to cancel a night."""
    label = words.really_cancel_button()
    yes = button(label, REALLY_CANCEL, night.night_id, style=ButtonStyle.danger)
    return Message(planning.cancel_question(night.number), view=view([yes]))


def _card(shown: NightDetails) -> Card:
    night, chosen = shown.night, _chosen(shown)
    title = words.title(night, shown.film(night.movie_id) if night.movie_id is not None else None)
    lines = [*_head(shown), *_film_lines(shown), *shown.notes]
    about = Block("\n".join(lines), poster(chosen, shown.known) if chosen else None)
    blocks = (about, *_choice(shown), *_attendance(shown))
    return Card(title, blocks, sources([*shown.movies.values()], shown.known), COLOURS[night.state])


def _choice(shown: NightDetails) -> Sequence[Block]:
    """Return what a night chooses from, what it has chosen, or what people suggest."""
    night = shown.night
    if night.state in (NightState.VOTING, NightState.COUNTING) and night.ballot:
        rule = Block(ballot_words.how_to_vote(night.kind))
        return (*film_blocks(shown.films, shown.movies, shown.known), rule)
    if shown.outcome is not None and night.state is not NightState.CANCELLED:
        return (Block(result_text(night.kind, shown.outcome, shown.movies)),)
    if night.state is NightState.PLANNED and shown.suggestions:
        lines = [f"{shown.film(m)} · {mention(u)}" for m, u in shown.suggestions.items()]
        return (headed(words.suggested(), "\n".join(lines)),)
    return ()


def _attendance(shown: NightDetails) -> Sequence[Block]:
    if shown.night.state not in AHEAD:
        return ()
    lines = [words.coming(shown.coming)]
    if shown.cannot:
        lines.append(words.staying_away(shown.cannot))
    return [Block("\n".join(lines))]


def _head(shown: NightDetails) -> list[str]:
    night = shown.night
    lines = [words.head(night)]
    if night.state is NightState.VOTING and night.closes_at:
        lines.append(words.voting(night.closes_at, shown.turnout))
    if night.state is NightState.COUNTING:
        lines.append(words.counting())
    if night.series_id is not None and night.state in AHEAD:
        lines.append(one_of_a_series())
    return lines


def _chosen(shown: NightDetails) -> Movie | None:
    """Return the film that a night is about."""
    movie_id = shown.night.movie_id
    return None if movie_id is None else shown.movies.get(movie_id)


def _film_lines(shown: NightDetails) -> list[str]:
    movie = _chosen(shown)
    if movie is None or shown.night.state is NightState.CANCELLED:
        return []
    lines = [line] if (line := fact_line(movie, shown.known)) else []
    facts = shown.known.of(movie)
    if facts is not None and facts.minutes and shown.night.state in AHEAD:
        lines.append(words.ends(shown.night.starts_at + timedelta(minutes=facts.minutes)))
    return lines


def _buttons(night: Night) -> discord.ui.View | None:
    """Return the buttons of the card; None where nothing is left to press."""
    if night.state not in AHEAD or night.state is NightState.COUNTING:
        return None
    key = night.night_id
    items: list[Item] = [
        button(come_button(), IN, key, style=ButtonStyle.success, row=0),
        button(words.stay_away_button(), OUT, key, row=0),
    ]
    items += _voting_buttons(night) if night.state is NightState.VOTING else _plan_buttons(night)
    cancel = button(words.cancel_button(), CANCEL, key, style=ButtonStyle.danger, row=1)
    return view([*items, cancel])


def _voting_buttons(night: Night) -> list[Item]:
    key = night.night_id
    close, fits = button(words.close_button(), CLOSE, key, row=1), fits_button(night)
    fits.row = 0
    if not rules_of(night.kind).on_paper:
        return [fits, close]
    return [fits, button(vote_button(), BALLOT, key, style=ButtonStyle.primary, row=1), close]


def _plan_buttons(night: Night) -> list[Item]:
    key = night.night_id
    again = night.state is NightState.DECIDED and night.vote_round > 0
    start = words.vote_again_button() if again else start_vote_button()
    return [
        button(suggest_button(), SUGGEST, key, style=ButtonStyle.primary, row=0),
        button(words.shortlist_button(), SHORTLIST, key, row=1),
        button(start, OPEN_VOTE, key, row=1),
    ]
