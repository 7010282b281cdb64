"""What is said about the one film that is picked by chance."""

from collections.abc import Sequence

from bot.domain.filters import FilmPool
from bot.messages.translation import _
from bot.messages.wishes import pool_name
from bot.messages.wording import listed


def origin(pools: Sequence[FilmPool | None], reason: str) -> str:
    """Say from which lists a film was picked, and what else speaks for it."""
    lists = listed(map(_origin, pools))
    if not reason:
        return _("**Picked by chance** from {lists}", lists=lists)
    return _("**Picked by chance** from {lists}, {reason}", lists=lists, reason=reason)


def _origin(pool: FilmPool | None) -> str:
    return _("what I recommend to you") if pool is None else pool_name(pool)


def length_unknown() -> str:
    """Say that the film may be longer or shorter than wished for."""
    return _("I don't know yet how long this film is.")


def length_differs() -> str:
    """Say that the film is longer or shorter than wished for, as came to be known since."""
    return _("This film turned out not to have the length you asked for. Press **Another**.")


def another_button() -> str:
    """Return the label of the button that picks another film."""
    return _("Another")


def watch_button() -> str:
    """Return the label of the button that plans a night of a film now."""
    return _("We watch it")
