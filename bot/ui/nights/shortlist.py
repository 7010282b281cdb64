"""A shortlist, and what is worth knowing about it, each in one line."""

from collections.abc import Mapping, Sequence

import discord
from discord import ButtonStyle

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.filters import ANY_FILM, ListFilter
from bot.domain.nights.fairness import Favoured
from bot.domain.nights.shortlist import Shortlist, ShortlistFilm
from bot.messages.nights import shortlist as words
from bot.messages.nights.words import film, start_vote_button
from bot.messages.wishes import wish_words
from bot.ui.components import button, view
from bot.ui.facts import sources
from bot.ui.layout import Block, Card, headed
from bot.ui.message import Message
from bot.ui.nights.card import OPEN_VOTE, NightDetails, fits_button
from bot.ui.nights.films import film_blocks
from bot.ui.nights.list_fits import list_fits_button, whom_for
from recommender import Movie


def shortlist(
    films: Sequence[ShortlistFilm],
    company: Sequence[int],
    movies: Mapping[int, Movie],
    notes: Sequence[str],
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Show a shortlist for people, without a night."""
    blocks = (whom_for(company), *film_blocks(films, movies, known))
    card = _card(words.title(), blocks, movies, notes, known)
    return Message(card=card, view=view([list_fits_button([each.movie_id for each in films])]))


def night_shortlist(shown: NightDetails, notes: Sequence[str]) -> Message:
    """Show the shortlist of a night, with a button to vote on it."""
    night = shown.night
    start = button(start_vote_button(), OPEN_VOTE, night.night_id, style=ButtonStyle.primary)
    blocks = film_blocks(shown.films, shown.movies, shown.known)
    card = _card(words.title(night.number), blocks, shown.movies, notes, shown.known)
    return Message(card=card, view=view([start, fits_button(night)]))


def _card(
    title: str,
    blocks: tuple[Block, ...],
    movies: Mapping[int, Movie],
    notes: Sequence[str],
    known: ShownFacts,
) -> Card:
    if notes:
        blocks += (headed(words.good_to_know(), "\n".join(notes)),)
    return Card(title, blocks, sources([*movies.values()], known), discord.Colour.gold())


def shortlist_notes(
    chosen: Shortlist,
    favoured: Favoured | None,
    movies: Mapping[int, Movie],
    *,
    gone: Sequence[int] = (),
    unwilling: Sequence[int] = (),
    wanted: ListFilter = ANY_FILM,
    kept: Sequence[str] = (),
    voted_on: bool = False,
) -> list[str]:
    """Return the lines below a shortlist; `wanted` is what its night is narrowed to.

    `kept` says which of that may not be so. What can be changed of it is said unless it is
    `voted_on` already.
    """
    wishes = wish_words(wanted)
    notes = [words.only(wishes, voted_on=voted_on)] if wishes else []
    notes += kept
    notes += [words.left_out(film(movies, movie_id)) for movie_id in chosen.left_out]
    notes += [
        words.liked_already(film(movies, movie_id), user_ids)
        for movie_id, user_ids in chosen.liked_by.items()
    ]
    if chosen.liked_by and not voted_on:
        notes.append(words.take_off_what_was_seen())
    if favoured is not None:
        notes.append(words.favoured(favoured.user_id, favoured.weight))
    if chosen.without_likes:
        notes.append(words.tastes_unknown(chosen.without_likes))
    if gone:
        notes.append(words.left_the_server(gone))
    if unwilling:
        notes.append(words.not_asked_for(unwilling))
    if chosen.short:
        notes.append(words.short())
    elif len(chosen.films) < 2:
        notes.append(words.one_film_left())
    return notes
