"""What somebody says of a film after the night."""

from enum import StrEnum


class Verdict(StrEnum):
    """What somebody says after the film."""

    LIKED = "liked"
    DISLIKED = "disliked"
    MISSED = "missed"  # was not there after all
