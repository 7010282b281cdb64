"""Sentences about the settings of the model."""

from datetime import UTC, datetime

from bot.domain.settings.model import ModelChange
from bot.messages.model.settings import undone


def test_base_data_taken_back_are_named_without_their_folder() -> None:
    moment = datetime(2026, 3, 20, tzinfo=UTC)
    change = ModelChange(1, {"base": "/somewhere/data/ml-1m"}, {"base": None}, 1, moment)

    assert undone(change) == "I took that back: base is ml-1m again."
