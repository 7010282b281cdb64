"""What is said about the one film that is picked by chance."""

from collections.abc import Sequence

from bot.domain.filters import FilmPool
from bot.messages.translation import _
from bot.messages.wording import listed


def heading() -> str:
    """Return the heading above where a film comes from."""
    return _("Picked by chance")


def origin(pools: Sequence[FilmPool | None], reason: str) -> str:
    """Say from which lists a film was picked, and what else speaks for it."""
    named = {
        FilmPool.WATCHLIST: _("your watchlist"),
        FilmPool.SERVER_LIST: _("this server's list"),
        None: _("what I recommend to you"),
    }
    where = _("from {lists}", lists=listed(named[pool] for pool in pools))
    return f"{where}, {reason}" if reason else where


def another_button() -> str:
    """Return the label of the button that picks another film."""
    return _("Another")


def watch_button() -> str:
    """Return the label of the button that plans a night of a film now."""
    return _("We watch it")
