"""Versions that are damaged on the disk while the bot runs: it answers on, and learns on."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.messages.model.runs import passed_over
from bot.models.errors import VersionSetAside, VersionUnusable
from recommender import ModelDamagedError, Profile
from tests.bot.conftest import Workshop
from tests.logged_errors import LoggedErrors


@pytest.fixture
async def two_versions(taught: Workshop, logged_errors: LoggedErrors) -> Workshop:
    logged_errors.expect("the registry of models is damaged")
    candidate = taught.folder / "candidate"
    shutil.copytree(taught.registry.path(1), candidate)
    replace(taught.registry.manifest(1), version=2).save(candidate)
    await taught.registry.publish(candidate, taught.clock.now())
    return taught


def _cut_off(version: Path) -> None:
    (version / "item_factors.npy").write_bytes(b"half")


def _without_record(version: Path) -> None:
    (version / "training.json").unlink()


def _without_counts(version: Path) -> None:
    (version / "rating_counts.npy").write_bytes(b"")


DAMAGES: tuple[Callable[[Path], object], ...] = (
    _cut_off,
    _without_record,
    _without_counts,
    shutil.rmtree,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
async def test_the_next_training_begins_from_the_newest_version_that_is_whole(
    two_versions: Workshop, damage: Callable[[Path], object]
) -> None:
    registry = two_versions.registry
    damage(registry.path(2))

    outcome = await two_versions.trainer.retrain(Asked())

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    assert outcome.manifest is not None
    assert (outcome.version, outcome.manifest.warm_start) == (3, 1)
    assert registry.current.version == 3
    assert registry.current.model.recommend(Profile(likes=[2, 4]), 5)
    assert outcome.set_aside == (2,)
    said = passed_over(outcome)
    assert said.startswith("Version 2 is damaged on the disk, ")
    assert "began from version 1" in said
    assert registry.versions == (1, 3)
    (problem,) = registry.problems
    assert isinstance(problem, VersionUnusable)
    assert two_versions.reopened_registry().current.version == 3


async def test_when_none_is_whole_the_training_begins_from_nothing(two_versions: Workshop) -> None:
    for version in (1, 2):
        _cut_off(two_versions.registry.path(version))

    outcome = await two_versions.trainer.retrain(Asked())

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    assert outcome.manifest is not None
    assert outcome.manifest.warm_start is None
    assert "Versions 2 and 1 are damaged on the disk" in passed_over(outcome)
    assert "began from nothing" in passed_over(outcome)
    reopened = two_versions.reopened_registry()
    assert reopened.problems == (VersionSetAside(1), VersionSetAside(2))
    assert reopened.next_version() == 4


async def test_a_damaged_version_that_serves_answers_on_until_a_better_one_comes(
    two_versions: Workshop,
) -> None:
    registry, profile = two_versions.registry, Profile(likes=[2, 4])
    before = registry.current.model.recommend(profile, 5)
    _cut_off(registry.path(2))

    with pytest.raises(ModelDamagedError):
        await registry.demand_sound(2)

    assert registry.current.version == 2
    assert registry.current.model.recommend(profile, 5) == before
    # The pointer names a version that is not there any more.
    assert two_versions.reopened_registry().current.version == 1


async def test_whoever_goes_back_to_a_damaged_version_comes_to_the_one_before_it_next(
    two_versions: Workshop,
) -> None:
    await two_versions.trainer.retrain(Asked())
    _cut_off(two_versions.registry.path(2))

    with pytest.raises(ModelDamagedError):
        await two_versions.registry.rollback(None, two_versions.clock.now())
    assert two_versions.registry.current.version == 3
    served = await two_versions.registry.rollback(None, two_versions.clock.now())

    assert served.version == 1


async def test_a_pointer_to_a_version_that_is_not_there_is_reported(two_versions: Workshop) -> None:
    shutil.rmtree(two_versions.registry.path(2))

    reopened = two_versions.reopened_registry()

    assert reopened.current.version == 1
    assert reopened.problems == (VersionUnusable(2, "manifest.json is missing"),)


async def test_a_folder_in_place_of_the_pointer_stops_nothing(two_versions: Workshop) -> None:
    pointer = two_versions.registry.directory / "current"
    pointer.unlink()
    pointer.mkdir()

    reopened = two_versions.reopened_registry()
    await reopened.rollback(1, two_versions.clock.now())

    assert two_versions.reopened_registry().current.version == 1
