"""What is said to the owner of the bot alone."""

from bot.messages.translation import ngettext


def commands_synced(count: int) -> str:
    """Say how many slash commands Discord knows now."""
    return ngettext(
        "Discord knows {number} slash command now.",
        "Discord knows {number} slash commands now.",
        count,
    )
