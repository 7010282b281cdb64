"""What `matinee match` says."""

from collections.abc import Iterable

from bot.messages.translation import _
from bot.messages.wording import either


def unknown_mode(mode: str, modes: Iterable[str]) -> str:
    """Say what MATCHER_MODE may be."""
    return _("MATCHER_MODE is '{mode}'. It can be {modes}.", mode=mode, modes=either(modes))
