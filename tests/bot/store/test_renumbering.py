"""Films get the numbers of all data sets, wherever the store names them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.night import BEFORE_VOTE, NightState
from bot.domain.nights.shortlist import Reason, ShortlistFilm
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.tastes import TasteChange
from bot.store.errors import UnknownChangeError
from bot.store.lists.tables import list_votes
from bot.store.renumbering import FILM_COLUMNS
from bot.store.store import Store
from bot.store.tables import METADATA
from bot.store.training.tables import added_movies

GUILD, ANA, BEN = 1, 11, 12
# Each new number but the last is another film's old one.
NEW: Mapping[int, int] = {1: 2, 2: 3, 3: 1, 4: 900_000_004}
ADDED = 1_000_000_000


async def night(store: Store) -> NightSnapshot:
    starts = datetime.now(UTC) + timedelta(days=1)
    planned = await store.nights.plan(
        GUILD, 5, ANA, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    night_id = planned.night.night_id
    await store.nights.people.suggest(GUILD, night_id, ANA, [1, ADDED], BEFORE_VOTE)
    films = [ShortlistFilm(each, 0.5, {ANA: 0.5}, Reason(ANA, 3)) for each in (1, 2, ADDED)]
    await store.nights.ballots.open(planned.night, BallotKind.APPROVAL, starts, films)
    await store.nights.ballots.change(
        GUILD, night_id, ANA, lambda _: Ballot(ANA, {1: 1, ADDED: 1}, veto=2)
    )
    counting = (await store.nights.move(night_id, NightState.COUNTING)).night
    standings = (FilmStanding(1, 3), FilmStanding(2, 1))
    outcome = Outcome(1, standings, DecidedBy.VOTES, 3, {1: 2, 2: 1}, ({1: 2},))
    return await store.nights.votes.decide(counting, outcome, {}, starts)


async def test_every_film_keeps_what_people_said_of_it(store: Store) -> None:
    changes = [TasteChange.like(1), TasteChange.rate(2, 2.0), TasteChange.mark_seen(3)]
    recorded = await store.tastes.record(ANA, GUILD, [*changes, TasteChange.like(4)])
    await store.tastes.record(BEN, GUILD, [TasteChange.like(ADDED)])
    await store.watchlists.add(BEN, [1, 2])
    await store.lists.add(GUILD, ANA, [1, 2, ADDED])
    await store.lists.add(GUILD, BEN, [2])
    await store.bars.bar_film(GUILD, 3, ANA)
    decided = await night(store)
    before = {each.movie_id: each for each in await store.tastes.of(ANA)}
    assert await store.film_numbers.renumbered_at() is None

    for _ in range(2):  # the second time it was cut short, and is done again
        await store.film_numbers.renumber(NEW.__getitem__, last=4)

    after = {each.movie_id: each for each in await store.tastes.of(ANA)}
    assert set(after) == {2, 3, 1, 900_000_004}
    assert {NEW[each]: taste.opinion for each, taste in before.items()} == {
        each: taste.opinion for each, taste in after.items()
    }
    assert [each.movie_id for each in await store.tastes.of(BEN)] == [ADDED]
    assert {each.movie_id for each in await store.watchlists.of(BEN)} == {2, 3}
    listed = {film.movie_id: film.voters for film in (await store.lists.show(GUILD)).films}
    assert listed == {2: {ANA}, 3: {ANA, BEN}, ADDED: {ANA}}
    assert (await store.bars.of(GUILD)).movie_ids == (1,)
    told = await store.nights.get(decided.night.night_id)
    assert told.night.movie_id == 2
    assert set(told.suggestions) == {2, ADDED}
    assert [film.movie_id for film in told.films] == [2, 3, ADDED]
    assert {film.reason for film in told.films} == {Reason(ANA, 1)}
    [ballot] = [cast.ballot for cast in told.ballots if cast.ballot.marks]
    assert (ballot.marks, ballot.veto) == ({2: 1, ADDED: 1}, 3)
    assert told.outcome == Outcome(
        2, (FilmStanding(2, 3), FilmStanding(3, 1)), DecidedBy.VOTES, 3, {2: 2, 3: 1}, ({2: 2},)
    )
    assert await store.film_numbers.mentioned() == {1, 2, 3, 900_000_004, ADDED}
    assert await store.film_numbers.renumbered_at() is not None
    # What would be undone was said of films under other numbers.
    with pytest.raises(UnknownChangeError):
        await store.tastes.undo(recorded.change_id, ANA)


def test_no_column_with_a_films_number_is_forgotten() -> None:
    named = {
        column
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name == "movie_id"
    }
    assert named <= {*FILM_COLUMNS, list_votes.c.movie_id, added_movies.c.movie_id}
