"""Which version serves, what happens to damaged ones, going back."""

import gc
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bot.domain.added_movies import AddedMovie
from bot.domain.runs.reasons import Asked
from bot.messages.model.registry import registry_problem
from bot.models.errors import NoModelYetError, UnknownVersionError, VersionUnusable
from bot.models.registry import MAX_KEPT_VERSIONS, ModelRegistry
from bot.models.version_folders import DAMAGED
from recommender import ModelDamagedError, Movie, Profile
from recommender.titles.other_titles import NumberedTitle
from tests.bot.conftest import Workshop
from tests.logged_errors import LoggedErrors


@pytest.fixture
async def two_versions(taught: Workshop) -> Workshop:
    candidate = taught.folder / "candidate"
    shutil.copytree(taught.registry.path(1), candidate)
    replace(taught.registry.manifest(1), version=2).save(candidate)
    await taught.registry.publish(candidate, taught.clock.now())
    assert taught.registry.versions == (1, 2)
    return taught


async def test_an_empty_registry_says_that_the_bot_still_learns(workshop: Workshop) -> None:
    assert not workshop.registry.ready
    with pytest.raises(NoModelYetError):
        _ = workshop.registry.current


@pytest.mark.parametrize(
    "file", ["item_factors.npy", "manifest.json", "training.json", "rating_counts.npy"]
)
async def test_a_damaged_version_is_passed_over(
    two_versions: Workshop, file: str, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("the registry of models is damaged")
    damaged = two_versions.registry.path(2) / file
    damaged.write_bytes(damaged.read_bytes()[:-20])

    registry = two_versions.reopened_registry()

    assert registry.current.version == 1
    (problem,) = registry.problems
    assert isinstance(problem, VersionUnusable)
    assert problem.version == 2
    assert "version 2" in registry_problem(problem)


def _huge_header(path: Path) -> None:
    np.save(path, np.ones((1, 2), np.int64))
    # The header keeps its length.
    content = path.read_bytes().replace(b"(1, 2), }            ", b"(1099511627776, 2), }")
    path.write_bytes(content)


def _replaced(old: str, new: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a huge array": ("rating_counts.npy", _huge_header),
    "a number beyond floats": ("manifest.json", _replaced(r'"users": \d+', '"users": 1e400')),
    "a duration that never ends": (
        "training.json",
        _replaced(r'"seconds": [\d.]+', '"seconds": 1e400'),
    ),
    "deep nesting": ("training.json", lambda path: path.write_text("[" * 100_000)),
    "deep nesting in the manifest": ("manifest.json", lambda path: path.write_text("[" * 100_000)),
    "a year too early": (
        "training.json",
        _replaced(r'"trained_at": "[^"]+"', '"trained_at": "0001-01-01T00:00:00+23:00"'),
    ),
    "another version's record": ("training.json", _replaced(r'"version": 2', '"version": 7')),
    "measures that are none": (
        "training.json",
        _replaced(r'"people": \d+,\s+"length"', '"people": "few", "length"'),
    ),
    "a parameter that is no number": (
        "manifest.json",
        _replaced(r'"alpha": [\d.]+, "activity', '"alpha": NaN, "activity'),
    ),
    "a pipe that nobody writes to": ("manifest.json", _pipe),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_whatever_is_wrong_with_a_version_the_one_before_serves(
    two_versions: Workshop, damage: str, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("the registry of models is damaged")
    file, do = DAMAGES[damage]
    do(two_versions.registry.path(2) / file)

    registry = two_versions.reopened_registry()

    assert registry.current.version == 1
    (problem,) = registry.problems
    assert isinstance(problem, VersionUnusable)
    with pytest.raises(ModelDamagedError):
        await registry.rollback(2, two_versions.clock.now())
    assert registry.current.version == 1


async def test_the_record_of_a_damaged_version_is_damaged_not_unknown(
    two_versions: Workshop,
) -> None:
    (two_versions.registry.path(1) / "training.json").write_text("{")

    with pytest.raises(ModelDamagedError):
        two_versions.registry.manifest(1)


async def test_a_lost_pointer_means_the_newest_version(
    two_versions: Workshop, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("the registry of models is damaged")
    (two_versions.registry.directory / "current").write_text("{")

    registry = two_versions.reopened_registry()

    assert registry.current.version == 2
    assert len(registry.problems) == 1


async def test_rollback_serves_at_once_and_survives_a_restart(two_versions: Workshop) -> None:
    served = await two_versions.registry.rollback(None, two_versions.clock.now())

    assert served.version == two_versions.registry.current.version == 1
    assert two_versions.reopened_registry().current.version == 1


async def test_rollback_to_what_is_not_kept_changes_nothing(two_versions: Workshop) -> None:
    with pytest.raises(UnknownVersionError, match=r"1, 2"):
        await two_versions.registry.rollback(9, two_versions.clock.now())

    assert two_versions.registry.current.version == 2


async def test_a_version_after_a_rollback_gets_a_new_number(two_versions: Workshop) -> None:
    await two_versions.registry.rollback(1, two_versions.clock.now())

    outcome = await two_versions.trainer.retrain(Asked())

    assert outcome.version == 3
    assert outcome.manifest is not None
    assert outcome.manifest.warm_start == 1


async def test_only_the_last_versions_and_the_pinned_one_are_kept(two_versions: Workshop) -> None:
    registry = two_versions.registry
    source = registry.path(1)
    for version in range(3, MAX_KEPT_VERSIONS + 4):
        copy = registry.directory / f"{version:04d}"
        copy.mkdir()
        for file in source.iterdir():
            (copy / file.name).write_bytes(file.read_bytes())

    registry.prune(keep=frozenset({1}))

    assert registry.versions == (1, 2, 4, 5, 6, 7, 8, 9)


@pytest.mark.parametrize("act", ["prune", "set aside"])
async def test_a_process_killed_while_it_removes_a_version_leaves_no_damaged_one(
    two_versions: Workshop, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    registry = two_versions.registry
    for version in range(3, MAX_KEPT_VERSIONS + 2):
        shutil.copytree(registry.path(2), registry.directory / f"{version:04d}")
    if act == "set aside":
        shutil.copytree(registry.path(1), registry.directory / DAMAGED / "0001")

    def killed_half_way(folder: Path, **_: object) -> None:
        if folder.exists():
            for record in folder.glob("*.json"):
                record.unlink()
            raise KeyboardInterrupt

    remove = registry.prune if act == "prune" else partial(registry.put_aside, 1)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed_half_way)
        with pytest.raises(KeyboardInterrupt):
            remove()

    reopened = two_versions.reopened_registry()
    assert all(reopened.manifest(version) for version in reopened.versions)
    assert not reopened.set_aside
    reopened.remove_unfinished()
    assert not [*registry.directory.rglob("*.partial")]


async def test_an_added_film_is_found_at_once(two_versions: Workshop) -> None:
    film = Movie.from_listing(1_000_000_000, "Brand New Thing (2026)", ("Drama",))

    await two_versions.registry.set_additions([AddedMovie(film)])

    served = two_versions.registry.current
    assert served.matcher.match("brand new thing").movies[0].movie_id == film.movie_id
    reopened = ModelRegistry.open(two_versions.registry.directory, [AddedMovie(film)])
    assert reopened.current.catalogue[film.movie_id] == film


async def test_other_names_of_films_stay_with_each_version_and_with_added_films(
    two_versions: Workshop,
) -> None:
    registry = two_versions.registry
    film = Movie.from_listing(1_000_000_000, "Brand New Thing (2026)", ("Drama",), 123456)

    await registry.set_titles([NumberedTitle("새로운 것", imdb_id=123456)])
    await registry.set_additions([AddedMovie(film)])
    assert registry.current.matcher.match("새로운것").movie == film

    await registry.rollback(None, two_versions.clock.now())
    assert registry.current.matcher.match("새로운것").movie == film
    await registry.set_titles([])
    assert registry.current.matcher.match("새로운것").movie is None


async def test_a_film_that_the_model_learned_is_hidden_once_it_is_removed(
    two_versions: Workshop,
) -> None:
    registry = two_versions.registry
    best = registry.current.model.recommend(Profile(likes=[2, 4]), 1)[0].movie_id
    movie = registry.current.catalogue[best]

    await registry.set_additions([AddedMovie(movie, removed=True)])

    served = registry.current
    assert best in served.hidden(adult_titles=True)
    assert served.film(best) is None
    assert served.catalogue[best] == movie
    assert movie not in served.matcher.match(movie.label).movies
    again = ModelRegistry.open(registry.directory, [AddedMovie(movie, removed=True)]).current
    assert again.film(best) is None
    # Another version of the same films is not taken for one in which nothing was removed.
    assert (await registry.rollback(1, two_versions.clock.now())).film(best) is None


async def test_a_new_version_of_the_same_films_finds_titles_as_a_fresh_start_does(
    two_versions: Workshop,
) -> None:
    outcome = await two_versions.trainer.retrain(Asked())
    assert outcome.version == 3

    fresh = two_versions.reopened_registry().current
    for typed in ("film 7", "film 70", "fim 33", "nothing like it"):
        lent = two_versions.registry.current.matcher.match(typed)
        assert lent == fresh.matcher.match(typed)


async def test_a_new_version_of_the_same_films_takes_them_over(two_versions: Workshop) -> None:
    before = two_versions.registry.current

    after = await two_versions.registry.rollback(1, two_versions.clock.now())

    assert after.catalogue is before.catalogue
    assert after.matcher is before.matcher
    assert gc.isenabled()
