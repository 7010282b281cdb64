"""From an order to a model in service, with the real trainer process."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.runs.order import Order
from bot.domain.runs.problems import BaseMissing, BotStopped, Cancelled, VersionChosen
from bot.domain.runs.reasons import Asked, FirstTraining, Scheduled
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.messages.model.errors import model_error
from bot.models.errors import NoModelYetError
from bot.models.pointer import POINTER
from bot.models.served_model import ServedModel
from bot.training.outcome import RunOutcome
from bot.training.progress import Report
from recommender import Profile, TrainingConfig, load_dataset
from recommender.model.training.interactions import build_interactions
from tests.bot.conftest import Workshop
from tests.bot.training.tiny import write_tiny_set
from tests.logged_errors import LoggedErrors

ANA = 7


async def test_first_training_puts_a_model_into_service(workshop: Workshop) -> None:
    seen: list[Report] = []

    outcome = await workshop.trainer.retrain(Asked(), lambda run: seen.append(run.report))

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    served = workshop.registry.current
    assert served.version == outcome.version == 1
    picks = served.model.recommend(Profile(likes=[2, 4, 6, 8]), n=10)
    assert all(pick.movie_id % 2 == 0 for pick in picks)
    stages = [report.stage for report in seen]
    assert stages[0] == "reading"
    assert stages[-1] == "saving"
    assert [report.fraction for report in seen] == sorted(report.fraction for report in seen)


async def test_a_second_request_joins_the_run_under_way(workshop: Workshop) -> None:
    first, first_joined = workshop.trainer.start(Order(Asked()))
    second, second_joined = workshop.trainer.start(Order(Asked()))

    assert (first_joined, second_joined) == (False, True)
    assert second is first
    outcome = await first.outcome
    assert len(await workshop.store.runs.recent()) == 1
    assert workshop.trainer.run is None
    heard: list[RunOutcome] = []
    first.listen(on_end=heard.append)
    assert heard == [outcome], "who listens when a run has ended is told at once"


async def test_people_of_one_server_count_no_more_than_the_base_users_who_like_a_film(
    taught: Workshop,
) -> None:
    model = taught.registry.current.model
    before = int(model.popularity[model.row(2)])
    for user_id in range(1000, 1060):
        likes = [TasteChange.like(2 + 2 * (user_id % 4 + at)) for at in range(4)]
        await taught.store.tastes.record(user_id, 1, [TasteChange.like(2), *likes])

    outcome = await taught.trainer.retrain(Asked())

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    model = taught.registry.current.model
    assert before < int(model.popularity[model.row(2)]) <= 2 * before < before + 60


async def test_retraining_starts_from_the_model_in_service_and_outlives_a_restart(
    taught: Workshop,
) -> None:
    await taught.store.tastes.record(7, 1, [TasteChange.like(2), TasteChange.like(4)])

    outcome = await taught.trainer.retrain(Asked())

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    assert outcome.manifest is not None
    assert outcome.before is not None
    assert (outcome.before.likes, outcome.manifest.likes) == (0, 2)
    assert outcome.manifest.people == 1
    assert outcome.manifest.warm_start == 1
    measures = outcome.manifest.measures
    assert measures is not None
    assert measures.movielens is not None
    assert measures.movielens.difference is not None
    assert taught.registry.current.version == 2

    reopened = taught.reopened_registry()
    assert reopened.current.version == 2
    assert reopened.current.published_at == taught.registry.current.published_at
    assert reopened.problems == ()


async def test_a_cancelled_run_leaves_the_old_model_and_says_why(taught: Workshop) -> None:
    run, _ = taught.trainer.start(Order(Asked()))

    started = asyncio.Event()
    run.listen(on_progress=lambda _run: started.set())
    await started.wait()
    assert await taught.trainer.cancel(Cancelled(user_id=ANA))
    outcome = await run.outcome

    assert outcome.state is RunState.CANCELLED
    assert outcome.problem == Cancelled(user_id=ANA)
    assert taught.registry.current.version == 1
    (newest,) = await taught.store.runs.recent()
    assert (newest.state, newest.problem) == (RunState.CANCELLED, outcome.problem)


async def test_who_goes_back_during_a_run_is_told_of_the_version_that_stays(
    taught: Workshop,
) -> None:
    await taught.trainer.retrain(Asked())
    run, _ = taught.trainer.start(Order(Asked()))
    await taught.registry.rollback(1, taught.clock.now())
    await taught.trainer.cancel(VersionChosen(version=1, user_id=ANA))

    outcome = await run.outcome

    assert outcome.state is RunState.CANCELLED
    assert outcome.before is not None
    assert outcome.before.version == 1


async def test_cancelling_before_the_process_exists_counts_too(workshop: Workshop) -> None:
    run, _ = workshop.trainer.start(Order(Asked()))
    await workshop.trainer.cancel(Cancelled())

    outcome = await run.outcome

    assert outcome.state is RunState.CANCELLED
    assert not workshop.registry.ready


async def test_what_ran_when_the_bot_stopped_is_recorded_as_failed(workshop: Workshop) -> None:
    order = Order(Scheduled(rules="every 6h"))
    await workshop.store.runs.begin(order, 1, workshop.clock.now())
    half_written = workshop.registry.directory / f"{POINTER}.partial"
    half_written.parent.mkdir(parents=True, exist_ok=True)
    half_written.write_text("{")

    await workshop.trainer.recover()

    (run,) = await workshop.store.runs.recent()
    assert run.state is RunState.FAILED
    assert not half_written.exists()
    assert run.problem == BotStopped()


async def test_an_order_that_was_ended_while_it_was_taken_up_is_not_trained(
    taught: Workshop,
) -> None:
    runs, now = taught.store.runs, taught.clock.now()
    ordered, _ = await runs.order(Order(Asked(), ANA, 1), now)
    assert await runs.interrupt(Cancelled(user_id=ANA), now)

    taken_up, _ = taught.trainer.start(replace(ordered.order, run_id=ordered.run_id))
    outcome = await taken_up.outcome

    assert (outcome.state, outcome.problem) == (RunState.CANCELLED, Cancelled(user_id=ANA))
    assert [run.state for run in await runs.recent()] == [RunState.CANCELLED]
    assert taught.trainer.run is None


async def test_another_base_set_keeps_likes_of_films_that_it_lacks(taught: Workshop) -> None:
    changes = [TasteChange.like(movie_id) for movie_id in (2, 4, 79, 80)]
    await taught.store.tastes.record(7, 1, changes)
    smaller = write_tiny_set(taught.folder / "tiny-small", movies=60)

    run, _ = taught.trainer.start(Order(Asked(), changes={"base": str(smaller)}))
    outcome = await run.outcome

    assert outcome.state is RunState.PUBLISHED, outcome.problem
    assert outcome.manifest is not None
    assert (outcome.manifest.base, outcome.manifest.warm_start) == ("tiny-small", None)
    assert (outcome.manifest.likes, outcome.manifest.likes_not_in_base) == (4, 2)
    profile = await taught.store.tastes.profile(7)
    assert set(profile.likes) == {2, 4, 79, 80}
    assert len(taught.registry.current.model.recommend(profile, n=5)) == 5
    assert (await taught.store.model_settings.get()).base == str(smaller)


async def test_the_weight_of_the_community_reaches_the_matrix(taught: Workshop) -> None:
    dataset = load_dataset(taught.base)
    community = [Profile(likes=[2, 4])]

    heavy = build_interactions(dataset, community, TrainingConfig(community_weight=7.0))

    assert heavy.matrix[-1].data.tolist() == [7.0, 7.0]
    assert set(heavy.matrix[:-1].data.tolist()) == {1.0}


async def test_a_failed_first_training_says_who_has_to_act_until_the_next_one_begins(
    workshop: Workshop, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("training failed: code='base_missing'")
    workshop.base.rename(workshop.folder / "moved")
    outcome = await workshop.trainer.retrain(FirstTraining())
    assert outcome.problem == BaseMissing(base=workshop.base.name)

    with pytest.raises(NoModelYetError) as error:
        _ = workshop.registry.current
    assert error.value.problem == outcome.problem
    assert "The owner of this bot" in model_error(error.value)

    (workshop.folder / "moved").rename(workshop.base)
    run, _ = workshop.trainer.start(Order(Asked()))
    with pytest.raises(NoModelYetError) as error:
        _ = workshop.registry.current
    assert "still learning" in model_error(error.value)
    assert (await run.outcome).state is RunState.PUBLISHED
    assert workshop.registry.current.version == 1


async def test_a_version_chosen_at_the_moment_of_publishing_stays(
    taught: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes back to a version has not called the run off yet."""
    registry, publish = taught.registry, taught.registry.publish
    await taught.store.tastes.record(ANA, None, [TasteChange.like(2)])
    assert (await taught.trainer.retrain(Asked())).state is RunState.PUBLISHED
    await taught.store.tastes.record(ANA, None, [TasteChange.like(4)])

    async def publish_late(
        candidate: Path, now: datetime, wanted: Callable[[], bool]
    ) -> ServedModel:
        await registry.rollback(1, now)
        return await publish(candidate, now, wanted)

    monkeypatch.setattr(registry, "publish", publish_late)
    outcome = await taught.trainer.retrain(Asked())

    assert outcome.state is RunState.CANCELLED
    assert outcome.problem == VersionChosen(version=1)
    assert registry.current.version == 1
