"""What a preview says of films that are stored already."""

import pytest

from bot.domain.imports.merging import ImportKind
from bot.domain.imports.pending import ImportEffect
from bot.messages.import_previews import known_line


@pytest.mark.parametrize(
    ("asked", "newer", "missing", "said"),
    [
        (0, 0, 0, "I know all of that already."),
        (1, 0, 0, "2 of these I know already."),
        (0, 1, 0, "2 of these I know already."),
        (0, 0, 1, "2 of these I know already."),
    ],
)
def test_all_is_known_only_where_no_film_is_asked_about_or_missing(
    asked: int, newer: int, missing: int, said: str
) -> None:
    effect = ImportEffect({ImportKind.LIKED: 2}, 2, 2, 0, asked, newer, missing, {})
    assert known_line(effect, over_own=False) == said
