"""Which set a bot goes on to, and when it stays."""

import pytest

from bot.domain.bases.next_base import BaseChoice, next_base


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (BaseChoice("auto", "ml-latest-small"), "ml-32m"),
        (BaseChoice("auto", "ml-1m"), "ml-32m"),
        (BaseChoice("auto", "ml-32m"), None),
        (BaseChoice("auto", "ml-latest-small", frozenset({"ml-32m"})), None),
        (BaseChoice("auto", "ml-latest-small", named=True), None),
        (BaseChoice("auto", ""), None),
        (BaseChoice("ml-25m", "ml-latest-small"), "ml-25m"),
        (BaseChoice("ml-25m", "ml-32m", frozenset({"ml-32m"})), "ml-25m"),
        (BaseChoice("off", "ml-latest-small"), None),
        # What stands in is left whatever is set, unless its name is what is set.
        (BaseChoice("auto", "ml-100k"), "ml-latest-small"),
        (BaseChoice("off", "ml-100k"), "ml-latest-small"),
        (BaseChoice("ml-1m", "ml-100k"), "ml-latest-small"),
        (BaseChoice("auto", "ml-100k", frozenset({"ml-latest-small"})), "ml-32m"),
        (BaseChoice("ml-100k", "ml-100k"), None),
        (BaseChoice("auto", "ml-100k", named=True), None),
    ],
)
def test_the_next_base(choice: BaseChoice, expected: str | None) -> None:
    assert next_base(choice) == expected
