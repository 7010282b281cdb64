"""What several files say of a film counts alike whether the film was known by then or not."""

from datetime import UTC, datetime
from itertools import product

import pytest

from bot.domain.imports.history import FilmKey
from bot.domain.imports.merging import ImportKind
from bot.domain.imports.missing import MissingFilm
from bot.domain.tastes import Taste

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COMET = FilmKey("Brand New Comet", 2026)
SAID = [
    MissingFilm(COMET, kind, stars, unseen)
    for kind, stars, unseen in (
        (ImportKind.LIKED, 4.5, False),
        (ImportKind.LIKED, None, False),
        (ImportKind.LIKED, None, True),
        (ImportKind.DISLIKED, 1.0, False),
        (ImportKind.DISLIKED, None, True),
        (ImportKind.SEEN, 3.0, False),
        (ImportKind.SEEN, None, False),
        (ImportKind.WATCHLIST, None, False),
    )
]


def after(before: Taste | None, said: MissingFilm) -> Taste | None:
    """What the person thinks of a film that is known once a file has said this of it."""
    taste = said.taste(7)
    return before if taste is None else taste.apply(before, NOW)


@pytest.mark.parametrize(("earlier", "later"), list(product(SAID, repeat=2)))
def test_two_files_say_of_an_unknown_film_what_they_say_of_a_known_one(
    earlier: MissingFilm, later: MissingFilm
) -> None:
    waiting = later.after(earlier)
    assert after(None, waiting) == after(after(None, earlier), later)
    is_wish = waiting.kind is ImportKind.WATCHLIST
    assert is_wish == (earlier.kind is later.kind is ImportKind.WATCHLIST)
