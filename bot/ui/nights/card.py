"""The card of a movie night: one message that shows where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

import discord
from discord import ButtonStyle
from discord.utils import format_dt

from bot.domain.nights.announcements import Card, PlanCard, ResultCard, VoteCard, card_of
from bot.domain.nights.ballots.ballot import Turnout
from bot.domain.nights.ballots.kinds import rules_of
from bot.domain.nights.ballots.outcome import DecidedBy, Outcome
from bot.domain.nights.ballots.secrecy import counts_told
from bot.domain.nights.night import AHEAD, Night, NightState
from bot.domain.nights.shortlist import ShortlistFilm
from bot.messages.wording import clip, counted, genres, plain
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION, FIELD_NAME, FIELD_VALUE
from bot.ui.message import Message
from bot.ui.nights.words import DECISIONS, bar, how_to_vote, label, mention, people
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
# Beyond these a bar for each member fits neither on a phone nor into one message.
MOST_BARS = 12
MOST_BARS_IN_ALL = 60
IN, OUT, SUGGEST = "night-in", "night-out", "night-suggest"
SHORTLIST, OPEN_VOTE, CLOSE = "night-shortlist", "night-open", "night-close"
BALLOT, CANCEL, REALLY_CANCEL = "night-ballot", "night-cancel", "night-really-cancel"


@dataclass(frozen=True)
class NightView:
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

    def label(self, movie_id: int) -> str:
        """Return a film's title and year, safe to show."""
        return plain(label(self.movies, movie_id))


def footer(night: Night, what: str) -> str:
    """Return the small print by which a message of a night is known again."""
    return f"Movie night {night.number} · {what}"


def card_footer(night: Night, announcement: Card) -> str:
    """Return the small print of a card."""
    match announcement:
        case PlanCard():
            return footer(night, "plan")
        case VoteCard(vote_round):
            return footer(night, f"ballot {vote_round}")
        case ResultCard(vote_round):
            return footer(night, f"result {vote_round}")
        case _:
            assert_never(announcement)


def card_message(shown: NightView) -> Message:
    """Return the card of a night with its buttons."""
    return Message(embed=card(shown), view=card_view(shown))


def moved_card(night: Night, url: str) -> Message:
    """Return what is left of a card when another one has taken its place."""
    embed = discord.Embed(
        description=f"Movie night {night.number} goes on [here]({url}).",
        colour=COLOURS[night.state],
    )
    return Message(embed=embed.set_footer(text=footer(night, "moved")))


def card(shown: NightView) -> discord.Embed:
    """Return the card of a night in its present state."""
    night = shown.night
    embed = discord.Embed(
        title=_title(shown),
        description=clip("\n".join([*_head(shown), *shown.notes]), EMBED_DESCRIPTION),
        colour=COLOURS[night.state],
    )
    if night.state in (NightState.VOTING, NightState.COUNTING) and night.ballot:
        _add_films(embed, shown.films, shown.movies)
        _add(embed, "How to vote", how_to_vote(night.kind))
    elif shown.outcome is not None:
        add_result(embed, shown)
    elif night.state is NightState.PLANNED and shown.suggestions:
        lines = [f"{shown.label(m)} ({mention(u)})" for m, u in shown.suggestions.items()]
        _add(embed, "Suggested", "\n".join(lines))
    if night.state in AHEAD:
        _add(embed, f"In: {len(shown.coming)}", people(shown.coming))
        if shown.cannot:
            _add(embed, f"Cannot: {len(shown.cannot)}", people(shown.cannot))
    return embed.set_footer(text=card_footer(night, card_of(night)))


def card_view(shown: NightView) -> discord.ui.View | None:
    """Return the buttons of the card; None where nothing is left to press."""
    night = shown.night
    if night.state not in AHEAD or night.state is NightState.COUNTING:
        return None
    key = night.night_id
    items: list[discord.ui.Item[Any]] = [
        button("I'm in", IN, key, style=ButtonStyle.success, row=0),
        button("Can't", OUT, key, row=0),
    ]
    if night.state is NightState.VOTING:
        if rules_of(night.kind).on_paper:
            items.append(button("Vote", BALLOT, key, style=ButtonStyle.primary, row=1))
        items.append(button("Close the vote", CLOSE, key, row=1))
    else:
        again = night.state is NightState.DECIDED and night.vote_round > 0
        items += [
            button("Suggest a movie", SUGGEST, key, style=ButtonStyle.primary, row=0),
            button("Shortlist", SHORTLIST, key, row=1),
            button("Vote again" if again else "Start the vote", OPEN_VOTE, key, row=1),
        ]
    items.append(button("Cancel the night", CANCEL, key, style=ButtonStyle.danger, row=1))
    return view(items)


def shortlist_embed(
    title: str,
    films: Sequence[ShortlistFilm],
    movies: Mapping[int, Movie],
    notes: Sequence[str],
) -> discord.Embed:
    """Return a shortlist: each film with year, genres, a bar per member and a line why."""
    embed = discord.Embed(title=title, colour=discord.Colour.gold())
    _add_films(embed, films, movies)
    if notes:
        _add(embed, "Good to know", "\n".join(notes))
    return embed


def cancel_question(night: Night) -> discord.ui.View:
    """Return the button that really cancels a night."""
    return view([button("Yes, cancel it", REALLY_CANCEL, night.night_id, style=ButtonStyle.danger)])


def shortlist_view(night_id: int) -> discord.ui.View:
    """Return the button below the shortlist of a night."""
    return view([button("Start the vote", OPEN_VOTE, night_id, style=ButtonStyle.primary)])


def _title(shown: NightView) -> str:
    night = shown.night
    name = f"Movie night {night.number}"
    if night.state is NightState.CANCELLED:
        return f"{name} is cancelled"
    if night.state in (NightState.VOTING, NightState.COUNTING):
        return f"{name}: the vote"
    if night.movie_id is not None:
        return clip(f"{name}: {shown.label(night.movie_id)}", 256)
    return name


def _head(shown: NightView) -> list[str]:
    night = shown.night
    lines = [f"{format_dt(night.starts_at, 'F')} ({format_dt(night.starts_at, 'R')})"]
    if night.voice_channel_id:
        lines.append(f"In <#{night.voice_channel_id}>")
    elif night.place:
        lines.append(f"At {plain(night.place)}")
    lines.append(f"Host: {mention(night.host_id)}" if night.host_id else "The host is gone.")
    if night.state is NightState.VOTING and night.closes_at:
        lines.append(f"The vote closes {format_dt(night.closes_at, 'R')}. {_turnout(shown)}")
    if night.state is NightState.COUNTING:
        lines.append("The vote is closed; counting.")
    return lines


def _turnout(shown: NightView) -> str:
    if not rules_of(shown.night.kind).is_secret:
        return f"Ballots: {shown.turnout.begun}."
    done = f", {shown.turnout.done} done" if shown.turnout.done else ""
    return f"Ballots: {shown.turnout.begun} of {shown.turnout.coming}{done}; secret until then."


def _add_films(
    embed: discord.Embed, films: Sequence[ShortlistFilm], movies: Mapping[int, Movie]
) -> None:
    most_bars = min(MOST_BARS, MOST_BARS_IN_ALL // max(1, len(films)))
    for number, film in enumerate(films, start=1):
        movie = movies.get(film.movie_id)
        lines = [genres(movie.genres)] if movie else []
        lines += [*_bars(film, most_bars), f"*{_why(film, movies)}*"]
        name = clip(f"{number}. {plain(label(movies, film.movie_id))}", FIELD_NAME)
        _add(embed, name, "\n".join(lines))


def _bars(film: ShortlistFilm, most: int) -> list[str]:
    known = {user_id: fit for user_id, fit in film.fits.items() if fit is not None}
    if len(known) > most:
        least = sorted(known, key=lambda user_id: known[user_id])[:3]
        mean = sum(known.values()) / len(known)
        return [
            f"{bar(mean)} on average of {len(known)}",
            "Least: " + ", ".join(f"{bar(known[u])} {mention(u)}" for u in least),
        ]
    bars = [f"{bar(fit)} {mention(user_id)}" for user_id, fit in known.items()]
    if len(bars) <= 4:
        return bars
    # Two in a line are still readable on a phone.
    return [" · ".join(bars[at : at + 2]) for at in range(0, len(bars), 2)]


def _why(film: ShortlistFilm, movies: Mapping[int, Movie]) -> str:
    by = f"Suggested by {mention(film.suggested_by)}" if film.suggested_by else ""
    if film.reason is None:
        return by or "Liked by many; I know too little of you yet."
    whose = mention(film.reason.user_id)
    if film.reason.because is None:
        why = f"most of all for {whose}"
    else:
        why = f"for {whose}, who likes {plain(label(movies, film.reason.because))}"
    return f"{by}; {why}" if by else why[0].upper() + why[1:]


def add_result(embed: discord.Embed, shown: NightView) -> None:
    """Add the result of a vote: bars and counts, but of a small secret one only the winner."""
    outcome = shown.outcome
    if outcome is None:
        return
    told = counts_told(shown.night.kind, outcome.ballots)
    lines = _counts(shown, outcome) if told else _winner(shown, outcome)
    if outcome.decided_by is DecidedBy.NOBODY:
        lines.append(
            "Every film was vetoed. Suggest others or ask for a new shortlist: it leaves the "
            "vetoed ones out."
        )
    elif not outcome.ballots:
        lines.append("Nobody voted, so I took the best film of the shortlist.")
    _add(embed, "Result", "\n".join(lines))


def _winner(shown: NightView, outcome: Outcome) -> list[str]:
    return [] if outcome.winner is None else [f"**{shown.label(outcome.winner)}**"]


def _counts(shown: NightView, outcome: Outcome) -> list[str]:
    top = max((standing.points for standing in outcome.standings), default=0) or 1
    lines = []
    for standing in outcome.standings:
        name = shown.label(standing.movie_id)
        if standing.vetoed:
            lines.append(f"~~{name}~~ vetoed")
            continue
        if standing.movie_id == outcome.winner:
            name = f"**{name}**"
        lines.append(f"{bar(standing.points / top, 8)} {standing.points} · {name}")
    if outcome.runoff:
        pair = " against ".join(f"{n} {shown.label(m)}" for m, n in outcome.runoff.items())
        lines.append(f"Runoff: {pair}.")
    if outcome.ballots:
        how = f"{counted(outcome.ballots, 'ballot')}. {DECISIONS[outcome.decided_by]}"
        lines.append(how.strip())
    return lines


def _add(embed: discord.Embed, name: str, value: str) -> None:
    embed.add_field(name=name, value=clip(value, FIELD_VALUE), inline=False)
