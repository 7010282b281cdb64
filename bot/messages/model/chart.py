"""The words in the picture of the model's history."""

from bot.messages.translation import _, pgettext


def quality() -> str:
    """Return the heading of the quality of versions."""
    return _("Quality (NDCG@20, users it never saw)")


def published() -> str:
    """Name the versions that were put into service."""
    return pgettext("versions in a picture", "put into service")


def refused() -> str:
    """Name the versions that were refused."""
    return pgettext("versions in a picture", "refused")


def community() -> str:
    """Return the heading of what the members gave."""
    return _("Community")


def likes() -> str:
    """Name the line of likes."""
    return pgettext("a line in a picture", "likes")


def people() -> str:
    """Name the line of people."""
    return pgettext("a line in a picture", "people")


def duration() -> str:
    """Return the heading of how long trainings took."""
    return _("Duration in seconds")


def version() -> str:
    """Name the axis of versions."""
    return pgettext("an axis in a picture", "version")
