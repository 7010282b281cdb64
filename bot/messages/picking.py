"""What is said about the one film that is picked by chance."""

from collections.abc import Sequence

from bot.domain.filters import FilmPool
from bot.messages.translation import _
from bot.messages.wishes import pool_name
from bot.messages.wording import listed


def heading() -> str:
    """Return the heading above where a film comes from."""
    return _("Picked by chance")


def origin(pools: Sequence[FilmPool | None], reason: str) -> str:
    """Say from which lists a film was picked, and what else speaks for it."""
    where = _("from {lists}", lists=listed(map(_origin, pools)))
    return f"{where}, {reason}" if reason else where


def _origin(pool: FilmPool | None) -> str:
    return _("what I recommend to you") if pool is None else pool_name(pool)


def another_button() -> str:
    """Return the label of the button that picks another film."""
    return _("Another")


def watch_button() -> str:
    """Return the label of the button that plans a night of a film now."""
    return _("We watch it")
