"""A bot that served ml-100k goes on to other data, and nothing that people said is lost."""

import pytest

from bot.datasets.published import SITE
from bot.domain.assignment import ALONE
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import Asked
from bot.domain.tastes import TasteChange
from bot.models.further_films import FurtherFilms
from bot.settings import Settings
from bot.timers import Timers
from bot.training import opening
from bot.training.opening import Surroundings, open_training
from tests.bot.conftest import Workshop
from tests.bot.training.tiny import write_tiny_set

ANA = 11


async def test_likes_of_an_earlier_version_get_common_numbers_before_anything_is_served(
    taught: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await taught.store.tastes.record(ANA, 1, [TasteChange.like(50)])
    monkeypatch.setattr(opening, "numbers_films_its_own_way", lambda _: True)
    settings = Settings.load(None, data_directory=taught.folder)
    for _ in range(2):
        timers = Timers(taught.store.timers, taught.clock)
        further = FurtherFilms(settings.model_directory)
        around = Surroundings(
            settings,
            ALONE,
            taught.clock,
            taught.store,
            further,
            timers,
            lambda _: taught.base,
            SITE,
        )
        async with open_training(around) as training:
            assert not training.registry.ready  # its films have other numbers: a new one is trained
            assert training.registry.versions == ()
    assert [each.movie_id for each in await taught.store.tastes.of(ANA)] == [260]


async def test_films_that_the_next_data_set_lacks_stay_known_by_name(taught: Workshop) -> None:
    smaller = write_tiny_set(taught.folder / "smaller", movies=60)
    await taught.store.tastes.record(ANA, 1, [TasteChange.like(80), TasteChange.like(2)])
    run, _ = taught.trainer.start(Order(Asked(), base=smaller))
    await run.outcome
    served = taught.registry.current
    assert served.manifest.base == "smaller"
    lost = served.film(80)
    assert lost is not None
    assert lost.label == "Film 80 (1970)"
    assert served.film(79) is None
    assert await taught.store.film_numbers.mentioned() == {2, 80}
    # Another data set that has it says what it is.
    run, _ = taught.trainer.start(Order(Asked(), base=taught.base))
    await run.outcome
    assert taught.registry.current.film(80) == lost
