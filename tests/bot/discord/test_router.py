"""Which presses are answered, and which are of another time."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from bot.discord.router import Press
from bot.discord.types import Interaction


@pytest.mark.parametrize(
    ("created", "edited", "outdated"), [(1, None, True), (1, 3, False), (3, None, False)]
)
def test_buttons_of_the_time_when_films_had_other_numbers_are_outdated(
    created: int, edited: int | None, outdated: bool
) -> None:
    def moment(day: int) -> datetime:
        return datetime(2026, 1, day, tzinfo=UTC)

    message = SimpleNamespace(
        created_at=moment(created), edited_at=moment(edited) if edited else None
    )
    services = SimpleNamespace(films_renumbered_at=moment(2))
    interaction = SimpleNamespace(message=message, client=SimpleNamespace(services=services))
    press = Press(cast("Interaction", interaction), "like", "50", ())
    assert press.is_of_other_numbers is outdated
    services.films_renumbered_at = None
    assert not press.is_of_other_numbers
