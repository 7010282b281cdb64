"""What is said when Discord does not take a message as it was meant."""

from bot.messages.translation import _


def answered_privately(channel_id: int) -> str:
    """Say why an answer comes as a direct message."""
    return _("I can't write in <#{channel_id}>, so I'm answering here.", channel_id=channel_id)


def untold(error_id: str) -> str:
    """Say that Discord did not take the answer to something that was done."""
    return _(
        "Discord didn't take my answer. If you changed something, it's stored. If this happens "
        "again, tell the owner of this bot the number `{error_id}`.",
        error_id=error_id,
    )
