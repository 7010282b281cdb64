"""Discord takes the card of every night, however many people and films there are."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.shortlist import MAX_FILMS, Reason, ShortlistFilm
from bot.ui.nights.card import NightDetails, card
from recommender import Movie
from tests.discord_limits import check

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_ID = 10**18
TITLE = "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb" + " (part two)"
GENRES = ("Adventure", "Animation", "Children", "Comedy", "Fantasy", "Musical", "Romance")


@pytest.mark.parametrize("films", [2, 5, 7, MAX_FILMS])
@pytest.mark.parametrize("people", [1, 6, 8, 12, 13, 200])
def test_the_card_of_a_vote_fits_into_a_message(people: int, films: int) -> None:
    user_ids = range(FIRST_ID, FIRST_ID + people)
    fits = dict.fromkeys(user_ids, 0.5)
    movies = {number: Movie(number, TITLE, TITLE, 1964, GENRES) for number in range(films)}
    listed = [ShortlistFilm(m, 0.5, fits, Reason(FIRST_ID, 0), FIRST_ID) for m in movies]
    shown = NightDetails(
        Night(
            night_id=1,
            guild_id=1,
            number=1,
            channel_id=1,
            host_id=FIRST_ID,
            state=NightState.VOTING,
            starts_at=NOW,
            ends_at=NOW + timedelta(hours=2),
            planned_at=NOW,
            ballot=BallotKind.SCORE,
            vote_round=1,
            closes_at=NOW,
            place="x" * 100,
        ),
        coming=user_ids,
        films=listed,
        movies=movies,
    )
    check(card(shown))
