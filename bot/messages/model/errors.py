"""What goes wrong when somebody asks for a model, a version or a run."""

from typing import assert_never

from discord.utils import format_dt

from bot.domain.runs.problems import Interruption
from bot.messages.translation import _, ngettext
from bot.messages.wording import listed
from bot.models.errors import NoModelYetError, UnknownVersionError
from bot.training.errors import LimitReachedError, PinnedError
from recommender import ModelDamagedError

AnyModelError = (
    NoModelYetError | UnknownVersionError | ModelDamagedError | PinnedError | LimitReachedError
)


def model_error(error: AnyModelError) -> str:
    """Say what went wrong, and who can do what about it."""
    match error:
        case NoModelYetError():
            return _no_model_yet(error)
        case UnknownVersionError():
            return _unknown_version(error)
        case ModelDamagedError():
            return _(
                "I can't use version {version}, because it is damaged on the disk. What is in "
                "service stays. The owner of this bot finds out more with `matinee doctor`.",
                version=error.directory.name.lstrip("0"),
            )
        case PinnedError():
            return _(
                "Version {version} is pinned, so nothing replaces it. Unpin it first with "
                "`{prefix}model unpin`.",
                version=error.version,
            )
        case LimitReachedError():
            return ngettext(
                "I trained {number} time in the last 24 hours, and the owner of this bot allows no "
                "more. Try again {when}.",
                "I trained {number} times in the last 24 hours, and the owner of this bot allows "
                "no more. Try again {when}.",
                error.runs,
                when=format_dt(error.again, "R"),
            )
    assert_never(error)


def _no_model_yet(error: NoModelYetError) -> str:
    if isinstance(error.problem, Interruption):
        return _(
            "I can't answer yet, because my first training was cut short. Somebody who manages the "
            "server can start it again with `{prefix}retrain`."
        )
    if error.problem is not None:
        return _(
            "I can't answer yet, because my first training failed. The owner of this bot finds the "
            "reason with `{prefix}model history`; then `{prefix}retrain` tries again."
        )
    if error.seconds_left is None:
        return _("I'm still learning my first films. Try again in a moment.")
    return ngettext(
        "I'm still learning my first films. Try again in {number} second.",
        "I'm still learning my first films. Try again in {number} seconds.",
        max(1, round(error.seconds_left)),
    )


def _unknown_version(error: UnknownVersionError) -> str:
    kept = listed(str(version) for version in error.available)
    if error.version is None:
        return _("There is no earlier version to go back to.")
    if not kept:
        return _("I have no version {version}, and none at all yet.", version=error.version)
    return _("I have no version {version}. I keep {kept}.", version=error.version, kept=kept)
