import math
from typing import Any

import pytest

from recommender import ConfigurationError, TrainingConfig


def test_the_notebooks_settings() -> None:
    config = TrainingConfig.notebook()

    assert (config.factors, config.regularization, config.iterations) == (100, 0.01, 15)
    assert config.minimum_rating == 3


@pytest.mark.parametrize("config", [TrainingConfig(), TrainingConfig.notebook()])
def test_settings_survive_json(config: TrainingConfig) -> None:
    assert TrainingConfig.from_json(config.to_json()) == config


@pytest.mark.parametrize(
    "values",
    [
        {"factors": 0},
        {"factors": 1.5},
        {"iterations": "8"},
        {"alpha": math.nan},
        {"alpha": 0},
        {"iterations": 0},
        {"regularization": -1},
        {"minimum_rating": 9},
        {"random_state": -1},
        {"community_weight": 0},
    ],
)
def test_a_setting_that_cannot_work_is_named(values: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        TrainingConfig(**values)

    assert caught.value.setting == next(iter(values))


@pytest.mark.parametrize("text", ["", "[]", '{"colour": 1}', '{"factors": -1}'])
def test_unreadable_settings_are_refused(text: str) -> None:
    with pytest.raises(ConfigurationError):
        TrainingConfig.from_json(text)
