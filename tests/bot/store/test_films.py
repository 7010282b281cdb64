"""Facts about films are kept as they were given, and no longer than those who give them allow."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.films.facts import KEPT_FOR, FactsRecord, FilmFacts, OfferKind
from bot.domain.films.traits import FilmTraits
from bot.domain.retention import Retention
from bot.store.retention import trim
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock


def facts_of(tmdb_id: int, language: str, clock: TickingClock) -> FilmFacts:
    return FilmFacts(
        tmdb_id,
        language,
        clock.now(),
        "기생충",
        year=2019,
        imdb_id=6751668,
        plot="A *poor* family. Then another one.",
        poster="/poster.jpg",
        minutes=132,
        cast=("Song Kang-ho", "Cho Yeo-jeong"),
        countries=("KR",),
        original_language="ko",
        ratings={"KR": "15", "US": "R", "DE": "?"},
        offers={"KR": {OfferKind.RENT: ("Apple TV",), OfferKind.FLATRATE: ("Watcha", "Wavve")}},
    )


def record(facts: FilmFacts) -> FactsRecord:
    return FactsRecord(facts.tmdb_id, facts.language, facts.fetched_at, facts)


async def test_facts_come_back_as_they_were_for_each_language(
    store: Store, clock: TickingClock
) -> None:
    korean, english = facts_of(496243, "ko", clock), facts_of(496243, "en", clock)
    await store.film_facts.keep([record(korean), record(english)])
    gone = FactsRecord(7, "ko", clock.now(), None)
    await store.film_facts.keep([gone])
    found = await store.film_facts.get([496243, 7, 8], "ko")
    assert found == {496243: record(korean), 7: gone}
    again = replace(korean, minutes=131, fetched_at=clock.now())
    await store.film_facts.keep([record(again)])
    assert (await store.film_facts.get([496243], "ko"))[496243].facts == again


async def test_lists_are_narrowed_by_the_newest_answer_in_any_language(
    store: Store, clock: TickingClock
) -> None:
    older = facts_of(1, "en", clock)
    newer = replace(facts_of(1, "ko", clock), minutes=131)
    await store.film_facts.keep([record(newer), record(older)])
    await store.film_facts.keep([FactsRecord(7, "ko", clock.now(), None)])
    known = await store.film_facts.traits(clock.now() - KEPT_FOR)
    assert known == {1: FilmTraits(131, {"KR": 15, "US": 17}, ("KR",), "ko")}
    assert await store.film_facts.traits(clock.now()) == {}


async def test_nothing_that_others_gave_is_kept_for_more_than_six_months(
    store: Store, clock: TickingClock
) -> None:
    await store.film_facts.keep([record(facts_of(1, "en", clock))])
    clock.moment += timedelta(days=100)
    await store.film_facts.keep(
        [record(facts_of(1, "ko", clock)), record(facts_of(2, "en", clock))]
    )
    clock.moment += timedelta(days=81)
    await trim(store.database, Retention(), clock.now())
    assert await store.film_facts.get([1], "en") == {}
    assert set(await store.film_facts.get([1], "ko")) == {1}
    assert set(await store.film_facts.get([2], "en")) == {2}
