"""Files that wait for a confirmation are stored once, and films that wait become opinions once."""

import asyncio

import pytest

from bot.domain.imports.history import FilmKey, SkipReason, Source
from bot.domain.imports.merging import ImportKind, ImportScale, MergedFilm
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.pending import (
    ImportDoneError,
    ImportGoneError,
    PendingChoices,
    PendingFilm,
    PendingImport,
    SkippedRow,
)
from bot.domain.imports.plan import ImportReason
from bot.domain.tastes import Opinion, TasteChange
from bot.store.imports.packing import FILMS_PER_PART
from bot.store.store import Store

ANA, BEN, GUILD = 11, 12, 1
UNKNOWN = FilmKey("Brand New Comet", 2026, "Neuer Komet", 1234567, None, None)
PENDING = PendingImport(
    Source.LETTERBOXD,
    (
        PendingFilm(MergedFilm(FilmKey(""), 4.5, hearted=True, watched=True), 1),
        PendingFilm(MergedFilm(FilmKey(""), None), 2),
        PendingFilm(
            MergedFilm(UNKNOWN, 5.0, watched=True), None, ImportReason.NO_YEAR, candidates=(7, 8)
        ),
    ),
    (SkippedRow("Lost", 2004, SkipReason.NOT_A_FILM),),
)


async def kept(store: Store, pending: PendingImport = PENDING) -> int:
    return await store.pending_imports.keep(ANA, pending)


async def test_what_a_file_says_comes_back_as_it_was_and_to_its_person_alone(store: Store) -> None:
    many = tuple(
        PendingFilm(MergedFilm(FilmKey(""), None, watched=True), 100 + at)
        for at in range(2 * FILMS_PER_PART)
    )
    pending = PendingImport(PENDING.source, (*PENDING.films, *many), PENDING.skipped)
    import_id = await kept(store, pending)
    assert await store.pending_imports.get(import_id, ANA) == pending
    choices = PendingChoices(ImportScale(3.5, 1.0), over_own=True)
    await store.pending_imports.choose(import_id, ANA, choices)
    assert (await store.pending_imports.get(import_id, ANA)).choices == choices
    with pytest.raises(ImportGoneError):
        await store.pending_imports.get(import_id, BEN)
    with pytest.raises(ImportGoneError):
        await store.pending_imports.choose(import_id, BEN, choices)
    with pytest.raises(ImportGoneError):
        await store.pending_imports.confirm(import_id, BEN, GUILD, pending)
    await store.pending_imports.drop(import_id, BEN)
    await store.pending_imports.drop(import_id, ANA)
    with pytest.raises(ImportGoneError):
        await store.pending_imports.get(import_id, ANA)


async def test_a_file_confirmed_twice_at_once_is_stored_once(store: Store) -> None:
    import_id = await kept(store)
    both = await asyncio.gather(
        *(store.pending_imports.confirm(import_id, ANA, GUILD, PENDING) for _press in range(2)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, ImportDoneError) for each in both) == 1
    assert [taste.movie_id for taste in await store.tastes.of(ANA)] == [1]
    assert [film.movie_id for film in await store.watchlists.of(ANA)] == [2]


async def test_two_files_at_once_double_nothing_and_undo_takes_back_its_own(store: Store) -> None:
    files = [await kept(store), await kept(store)]
    stored = await asyncio.gather(
        *(store.pending_imports.confirm(each, ANA, GUILD, PENDING) for each in files)
    )
    first, second = sorted(stored, key=lambda each: each.recorded.change_id)
    assert (first.kept, second.kept) == (1, 0)
    assert len(await store.missing_films.of(ANA)) == 1
    await store.tastes.undo(second.recorded.change_id, ANA)
    assert [film.movie_id for film in await store.watchlists.of(ANA)] == [2]
    assert len(await store.missing_films.of(ANA)) == 1
    await store.tastes.undo(first.recorded.change_id, ANA)
    assert await store.missing_films.of(ANA) == []
    assert await store.watchlists.of(ANA) == []


async def test_a_later_wish_for_a_film_that_waits_takes_no_judgement_away(store: Store) -> None:
    await store.pending_imports.confirm(await kept(store), ANA, GUILD, PENDING)
    wish = PendingFilm(MergedFilm(UNKNOWN, None), None, ImportReason.NOT_IN_DATA)
    wishes = PendingImport(Source.LETTERBOXD, (wish,))
    stored = await store.pending_imports.confirm(await kept(store, wishes), ANA, GUILD, wishes)
    assert stored.kept == 0
    [waiting] = await store.missing_films.of(ANA)
    assert (waiting.kind, waiting.stars, waiting.is_asked) == (ImportKind.LIKED, 5.0, False)
    await store.missing_films.settle(ANA, {waiting.identity: 7})
    assert 7 in [taste.movie_id for taste in await store.tastes.of(ANA)]
    assert [film.movie_id for film in await store.watchlists.of(ANA)] == [2]


async def test_a_film_that_is_known_at_last_becomes_what_the_person_said_of_it(
    store: Store,
) -> None:
    await store.pending_imports.confirm(await kept(store), ANA, GUILD, PENDING)
    [waiting] = await store.missing_films.after(None)
    assert (waiting.user_id, waiting.guild_id, waiting.film.film) == (ANA, GUILD, UNKNOWN)
    asked, count = await store.missing_films.asked(ANA, 5)
    assert (asked, count) == (waiting.film, 1)
    assert await store.missing_films.settle(BEN, {waiting.film.identity: 7}) is None
    both = await asyncio.gather(
        *(store.missing_films.settle(ANA, {waiting.film.identity: 7}) for _time in range(2))
    )
    assert sum(each is None for each in both) == 1
    tastes = {each.movie_id: each for each in await store.tastes.of(ANA)}
    assert (tastes[7].opinion, tastes[7].rating) == (Opinion.LIKE, 5)
    assert await store.missing_films.after(None) == []


async def test_a_declined_film_is_asked_about_no_more_also_after_the_next_file(
    store: Store,
) -> None:
    await store.pending_imports.confirm(await kept(store), ANA, GUILD, PENDING)
    [film] = await store.missing_films.of(ANA)
    await store.missing_films.decline(ANA, film.identity)
    await store.pending_imports.confirm(await kept(store), ANA, GUILD, PENDING)
    assert await store.missing_films.asked(ANA, 0) == (None, 0)
    assert len(await store.missing_films.of(ANA)) == 1


async def test_a_wish_for_a_film_that_was_seen_here_is_no_wish(store: Store) -> None:
    await store.tastes.record(ANA, GUILD, [TasteChange.mark_seen(2)])
    await store.pending_imports.confirm(await kept(store), ANA, GUILD, PENDING)
    assert await store.watchlists.of(ANA) == []


def test_a_film_is_the_same_in_every_file_of_a_persons() -> None:
    def film(key: FilmKey) -> str:
        return MissingFilm(key, ImportKind.SEEN).identity

    assert film(FilmKey("Heat", 1995)) == film(FilmKey("HEAT!", 1995))
    assert film(FilmKey("Heat", 1995)) != film(FilmKey("Heat", 1986))
    assert film(FilmKey("Heat", 1995, imdb_id=1)) == film(FilmKey("Hitze", 1995, imdb_id=1))
    assert film(FilmKey("Heat", 1995, imdb_id=1)) != film(FilmKey("Heat", 1995, tmdb_id=1))
