"""Which version serves, what happens to damaged ones, going back."""

import gc
import shutil
from dataclasses import replace

import pytest

from bot.domain.added_movies import AddedMovie
from bot.domain.errors import NoModelYetError, UnknownVersionError
from bot.models.registry import KEPT_VERSIONS, Shelf
from recommender import Movie, Profile
from tests.bot.training.conftest import Workshop


@pytest.fixture
async def two_versions(taught: Workshop) -> Workshop:
    candidate = taught.folder / "candidate"
    shutil.copytree(taught.shelf.path(1), candidate)
    replace(taught.shelf.manifest(1), version=2).save(candidate)
    await taught.shelf.publish(candidate, taught.clock.now())
    assert taught.shelf.versions == (1, 2)
    return taught


async def test_an_empty_shelf_says_that_the_bot_still_learns(workshop: Workshop) -> None:
    assert not workshop.shelf.ready
    with pytest.raises(NoModelYetError):
        _ = workshop.shelf.current


@pytest.mark.parametrize(
    "file", ["item_factors.npy", "manifest.json", "training.json", "rating_counts.npy"]
)
async def test_a_damaged_version_is_passed_over(two_versions: Workshop, file: str) -> None:
    damaged = two_versions.shelf.path(2) / file
    damaged.write_bytes(damaged.read_bytes()[:-20])

    shelf = two_versions.reopened_shelf()

    assert shelf.current.version == 1
    assert "Version 2" in shelf.problems[0]


async def test_a_lost_pointer_means_the_newest_version(two_versions: Workshop) -> None:
    (two_versions.shelf.directory / "current").write_text("{")

    shelf = two_versions.reopened_shelf()

    assert shelf.current.version == 2
    assert len(shelf.problems) == 1


async def test_rollback_serves_at_once_and_survives_a_restart(two_versions: Workshop) -> None:
    serving = await two_versions.shelf.rollback(None, two_versions.clock.now())

    assert serving.version == two_versions.shelf.current.version == 1
    assert two_versions.reopened_shelf().current.version == 1


async def test_rollback_to_what_is_not_kept_changes_nothing(two_versions: Workshop) -> None:
    with pytest.raises(UnknownVersionError, match=r"1, 2"):
        await two_versions.shelf.rollback(9, two_versions.clock.now())

    assert two_versions.shelf.current.version == 2


async def test_a_version_after_a_rollback_gets_a_new_number(two_versions: Workshop) -> None:
    await two_versions.shelf.rollback(1, two_versions.clock.now())

    outcome = await two_versions.trainer.retrain("again")

    assert outcome.version == 3
    assert outcome.manifest is not None
    assert outcome.manifest.warm_start == 1


async def test_only_the_last_versions_and_the_pinned_one_are_kept(two_versions: Workshop) -> None:
    shelf = two_versions.shelf
    source = shelf.path(1)
    for version in range(3, KEPT_VERSIONS + 4):
        copy = shelf.directory / f"{version:04d}"
        copy.mkdir()
        for file in source.iterdir():
            (copy / file.name).write_bytes(file.read_bytes())

    shelf.prune(keep=frozenset({1}))

    assert shelf.versions == (1, 2, 4, 5, 6, 7, 8, 9)


async def test_an_added_film_is_found_at_once(two_versions: Workshop) -> None:
    film = Movie.from_listing(1_000_000_000, "Brand New Thing (2026)", ("Drama",))

    await two_versions.shelf.set_additions([AddedMovie(film)])

    serving = two_versions.shelf.current
    assert serving.matcher.match("brand new thing").movies[0].movie_id == film.movie_id
    reopened = Shelf.open(two_versions.shelf.directory, [AddedMovie(film)])
    assert reopened.current.catalogue[film.movie_id] == film


async def test_a_film_that_the_model_learned_is_hidden_once_it_is_removed(
    two_versions: Workshop,
) -> None:
    shelf = two_versions.shelf
    best = shelf.current.model.recommend(Profile(likes=[2, 4]), 1)[0].movie_id
    movie = shelf.current.catalogue[best]

    await shelf.set_additions([AddedMovie(movie, removed=True)])

    serving = shelf.current
    assert best in serving.hidden(adult_titles=True)
    assert serving.film(best) is None
    assert serving.catalogue[best] == movie
    assert movie not in serving.matcher.match(movie.label).movies
    again = Shelf.open(shelf.directory, [AddedMovie(movie, removed=True)]).current
    assert again.film(best) is None
    # Another version of the same films is not taken for one in which nothing was removed.
    assert (await shelf.rollback(1, two_versions.clock.now())).film(best) is None


async def test_a_new_version_of_the_same_films_finds_titles_as_a_fresh_start_does(
    two_versions: Workshop,
) -> None:
    outcome = await two_versions.trainer.retrain("once more")
    assert outcome.version == 3

    fresh = two_versions.reopened_shelf().current
    for typed in ("film 7", "film 70", "fim 33", "nothing like it"):
        lent = two_versions.shelf.current.matcher.match(typed)
        assert lent == fresh.matcher.match(typed)


async def test_a_new_version_of_the_same_films_takes_them_over(two_versions: Workshop) -> None:
    before = two_versions.shelf.current

    after = await two_versions.shelf.rollback(1, two_versions.clock.now())

    assert after.catalogue is before.catalogue
    assert after.matcher is before.matcher
    assert gc.isenabled()
