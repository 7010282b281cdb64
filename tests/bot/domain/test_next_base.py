"""Which set a bot goes on to, and when it stays."""

import pytest

from bot.domain.bases.next_base import Standing, next_base


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing("auto", "ml-latest-small"), "ml-32m"),
        (Standing("auto", "ml-1m"), "ml-32m"),
        (Standing("auto", "ml-32m"), None),
        (Standing("auto", "ml-latest-small", frozenset({"ml-32m"})), None),
        (Standing("auto", "ml-latest-small", named=True), None),
        (Standing("auto", ""), None),
        (Standing("ml-25m", "ml-latest-small"), "ml-25m"),
        (Standing("ml-25m", "ml-32m", frozenset({"ml-32m"})), "ml-25m"),
        (Standing("off", "ml-latest-small"), None),
        # What stands in is left whatever is set, unless its name is what is set.
        (Standing("auto", "ml-100k"), "ml-latest-small"),
        (Standing("off", "ml-100k"), "ml-latest-small"),
        (Standing("ml-1m", "ml-100k"), "ml-latest-small"),
        (Standing("auto", "ml-100k", frozenset({"ml-latest-small"})), "ml-32m"),
        (Standing("ml-100k", "ml-100k"), None),
        (Standing("auto", "ml-100k", named=True), None),
    ],
)
def test_the_next_base(standing: Standing, expected: str | None) -> None:
    assert next_base(standing) == expected
