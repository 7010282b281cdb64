"""Discord takes the ballot of every kind that has one, and its buttons can be read back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.domain.nights.ballots.ballot import Ballot, CastBallot
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.paper import BallotPaper
from bot.domain.nights.shortlist import MAX_FILMS, ShortlistFilm
from bot.messages.nights.ballot import rule
from bot.ui.nights.ballot import MARK, VETO, BallotDetails, own_ballot
from recommender import Movie
from tests.discord_limits import check_message

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TITLE = "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb" + " (part two)"
MOVIES = {10**6 + at: Movie(10**6 + at, TITLE, TITLE, 1964, ()) for at in range(MAX_FILMS)}


def paper(kind: BallotKind, ballot: Ballot, films: int) -> BallotPaper:
    ends = NOW + timedelta(hours=2)
    night = Night(10**9, 1, 9, 1, 1, NightState.VOTING, NOW, ends, NOW, ballot=kind, vote_round=99)
    listed = tuple(ShortlistFilm(movie_id, 0.5, {}) for movie_id in list(MOVIES)[:films])
    return BallotPaper(night, listed, CastBallot(ballot))


def controls(message: discord.ui.View) -> list[str]:
    children: list[Any] = list(message.children)
    return [child.custom_id for child in children]


@pytest.mark.parametrize("films", [2, 5, MAX_FILMS])
@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_of_every_kind_fits_and_offers_every_film(kind: BallotKind, films: int) -> None:
    rules = rules_of(kind)
    empty = paper(kind, Ballot(10**18), films)
    full = empty
    for movie_id in empty.movie_ids:
        marked = full.marked(movie_id, 1)
        full = paper(kind, marked.vetoing(movie_id) if rules.has_veto else marked, films)
    for each in (empty, full):
        for focus in range(films):
            message = own_ballot(BallotDetails(each, MOVIES, focus))
            assert message.view is not None
            check_message(message.content, view=message.view)
            said = controls(message.view)
            assert any(f":{VETO}:" in each for each in said) is rules.has_veto
            assert any(f":{MARK}:{10**9}." in each and each.endswith(".99") for each in said)


@pytest.mark.parametrize("kind", BallotKind)
def test_every_kind_says_how_to_vote_in_words_of_its_own(kind: BallotKind) -> None:
    others = {rule(other) for other in BallotKind if other is not kind}
    assert rule(kind)
    assert rule(kind) not in others


@pytest.mark.parametrize("kind", BallotKind)
def test_every_button_of_an_empty_ballot_gives_the_mark_that_it_carries(kind: BallotKind) -> None:
    empty = paper(kind, Ballot(10**18), 5)
    for focus in range(5):
        view = own_ballot(BallotDetails(empty, MOVIES, focus)).view
        assert view is not None
        data = [each.split(":")[2] for each in controls(view) if f":{MARK}:" in each]
        keys = [key.split(".") for key in data if ".focus." not in key]
        assert keys
        for _, movie_id, mark, _ in keys:
            assert empty.marked(int(movie_id), int(mark)).marks.get(int(movie_id), 0) == int(mark)
