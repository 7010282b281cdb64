"""A person's own ballot: a message that only they see, with buttons that save at once."""

from typing import Any

import discord
from discord import ButtonStyle

from bot.domain.nights.ballots import CastBallot
from bot.domain.nights.counting import BEST_SCORE, Ballot, BallotKind
from bot.messages.wording import bold, clip, listed, plain
from bot.ui.components import button, menu, option, view
from bot.ui.limits import BUTTON_LABEL
from bot.ui.nights.card import NightView
from bot.ui.nights.words import label

MARK, VETO, DONE, CLEAR = "ballot-mark", "ballot-veto", "ballot-done", "ballot-clear"


def ballot_text(shown: NightView, cast: CastBallot, focus: int = 0) -> str:
    """Say what stands on a ballot; `focus` is the place of the film that is scored now."""
    kind = shown.night.ballot or BallotKind.APPROVAL
    lines = [f"**Your ballot for movie night {shown.night.number}** (only you see it)"]
    lines.append(_standing(kind, shown, cast.ballot))
    if kind is BallotKind.SCORE and focus < len(shown.films):
        lines.append(f"Now: {bold(label(shown.movies, shown.films[focus].movie_id))}")
    if cast.ballot.veto is not None:
        lines.append(f"Your veto: {plain(label(shown.movies, cast.ballot.veto))}.")
    lines.append(
        "You are done; you can still change it until the vote closes."
        if cast.done
        else "Every press is saved. Press **Done** when you are: once all are, the vote closes."
    )
    return "\n".join(lines)


def ballot_view(shown: NightView, cast: CastBallot, focus: int = 0) -> discord.ui.View:
    """Return the ballot's buttons; `focus` is the place of the film that is scored now."""
    kind = shown.night.ballot or BallotKind.APPROVAL
    items = _MARKS[kind](shown, cast.ballot, focus)
    items.append(_veto_menu(shown, cast.ballot))
    night_id = shown.night.night_id
    items.append(button("Done", DONE, night_id, style=ButtonStyle.primary, row=4))
    items.append(button("Start over", CLEAR, night_id, row=4))
    return view(items)


def _standing(kind: BallotKind, shown: NightView, ballot: Ballot) -> str:
    marked = [film.movie_id for film in shown.films if ballot.marks.get(film.movie_id)]
    names = {movie_id: plain(label(shown.movies, movie_id)) for movie_id in marked}
    if kind is BallotKind.SCORE:
        scores = [f"{names[m]} {ballot.marks[m]}" for m in marked]
        return f"Your scores: {', '.join(scores)}." if scores else "You have given no score yet."
    if kind is BallotKind.RANKED:
        order = sorted(marked, key=lambda movie_id: ballot.marks[movie_id])
        ranks = [f"{rank}. {names[m]}" for rank, m in enumerate(order, start=1)]
        return "\n".join(["Your order:", *ranks]) if ranks else "Press your first choice first."
    return f"You would watch {listed(names.values())}." if names else "Press what you would watch."


def _key(shown: NightView, movie_id: int, mark: int) -> str:
    return f"{shown.night.night_id}.{movie_id}.{mark}"


def _film_label(shown: NightView, place: int, mark: str = "") -> str:
    name = label(shown.movies, shown.films[place].movie_id)
    prefix = f"{mark} " if mark else ""
    return clip(f"{prefix}{name}", BUTTON_LABEL)


def _approval(shown: NightView, ballot: Ballot, _: int) -> list[discord.ui.Item[Any]]:
    items: list[discord.ui.Item[Any]] = []
    for place, film in enumerate(shown.films):
        chosen = bool(ballot.marks.get(film.movie_id))
        style = ButtonStyle.success if chosen else ButtonStyle.secondary
        text = _film_label(shown, place, "✓" if chosen else "")
        key = _key(shown, film.movie_id, 0 if chosen else 1)
        items.append(button(text, MARK, key, style=style, row=place // 5))
    return items


def _score(shown: NightView, ballot: Ballot, focus: int) -> list[discord.ui.Item[Any]]:
    """A menu to turn to a film, and six buttons for the one in focus."""
    focus = min(max(focus, 0), len(shown.films) - 1)
    options = [
        option(
            _film_label(shown, place),
            place,
            f"your score: {ballot.marks.get(film.movie_id, 0)}",
            chosen=place == focus,
        )
        for place, film in enumerate(shown.films)
    ]
    movie_id = shown.films[focus].movie_id
    items: list[discord.ui.Item[Any]] = [
        menu("Which film?", options, MARK, f"{shown.night.night_id}.focus.0", row=0)
    ]
    for score in range(BEST_SCORE + 1):
        given = ballot.marks.get(movie_id) == score
        style = ButtonStyle.success if given else ButtonStyle.secondary
        key = _key(shown, movie_id, score)
        items.append(button(str(score), MARK, key, style=style, row=1 + score // 3))
    return items


def _ranked(shown: NightView, ballot: Ballot, _: int) -> list[discord.ui.Item[Any]]:
    items: list[discord.ui.Item[Any]] = []
    following = len(ballot.marks) + 1
    for place, film in enumerate(shown.films):
        rank = ballot.marks.get(film.movie_id)
        style = ButtonStyle.success if rank else ButtonStyle.secondary
        text = _film_label(shown, place, f"{rank}." if rank else "")
        key = _key(shown, film.movie_id, 0 if rank else following)
        items.append(button(text, MARK, key, style=style, row=place // 5))
    return items


def _veto_menu(shown: NightView, ballot: Ballot) -> "discord.ui.Select[Any]":
    options = [option("No veto", 0, chosen=ballot.veto is None)]
    options += [
        option(_film_label(shown, place), film.movie_id, chosen=film.movie_id == ballot.veto)
        for place, film in enumerate(shown.films)
    ]
    return menu("One private veto", options, VETO, shown.night.night_id, row=3)


_MARKS = {
    BallotKind.APPROVAL: _approval,
    BallotKind.POLL: _approval,
    BallotKind.SCORE: _score,
    BallotKind.RANKED: _ranked,
}
