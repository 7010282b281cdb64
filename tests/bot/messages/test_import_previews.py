"""What a preview says of films that are stored already."""

from collections import Counter
from itertools import product

import pytest

from bot.domain.imports.history import SkipReason, Source
from bot.domain.imports.merging import ImportKind
from bot.domain.imports.pending import ImportEffect, PendingChoices, PendingImport
from bot.messages.import_previews import details_button, known_line
from bot.ui.imports import details, preview


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


@pytest.mark.parametrize("counts", list(product((0, 1), repeat=5)))
async def test_where_there_is_a_button_for_details_there_are_some(counts: tuple[int, ...]) -> None:
    rated, asked, newer, missing, skipped = counts
    why = {SkipReason.LIST: skipped} if skipped else {}
    kinds = Counter({ImportKind.LIKED: 1})
    effect = ImportEffect(kinds, rated, 0, 0, asked, newer, missing, why)
    choices = PendingChoices()
    shown = preview(1, PendingImport(Source.TABLE, ()), effect, 1).view
    labels = {getattr(item, "label", None) for item in shown.walk_children()} if shown else set()
    assert (details_button() in labels) == bool(details(effect, choices.scale).content)
