"""The texts of a night's event on the Discord server, and why there is none."""

from bot.messages.translation import _
from bot.messages.wording import clip, plain

MAX_REASON = 100


def missing_permission(*, in_voice_channel: bool) -> str:
    """Say which permission is missing, and that the night takes place."""
    if in_voice_channel:
        return _(
            "I can't add this night to the server's events. I need the permissions **Create "
            "Events** and **Manage Events**, and **View Channel** and **Connect** in the voice "
            "channel. The night takes place without an event; `{prefix}night place` tries again."
        )
    return _(
        "I can't add this night to the server's events. I need the permissions **Create Events** "
        "and **Manage Events**. The night takes place without one; `{prefix}night place` "
        "tries again."
    )


def deleted(number: int) -> str:
    """Say that a night takes place without its event."""
    return _(
        "The event for movie night {number} was deleted, but the night takes place. For a new "
        "event, use `{prefix}night place`.",
        number=number,
    )


def refused(reason: str) -> str:
    """Say that Discord took no event, in Discord's words."""
    return _(
        "Discord didn't take the event for this night: {reason}. The night has none.",
        reason=plain(clip(reason, MAX_REASON)),
    )


def no_answer() -> str:
    """Say that Discord was out of reach when the event was to be made."""
    return _(
        "Discord isn't answering, so this night's event isn't up to date. I'll update it as soon "
        "as I can."
    )


def cancelled(number: int) -> str:
    """Say in the server's audit log why an event was deleted."""
    return _("Movie night {number} is cancelled", number=number)
