"""Verdicts on a film after the night."""

from enum import StrEnum


class Verdict(StrEnum):
    """A person's verdict on the film."""

    LIKED = "liked"
    DISLIKED = "disliked"
    MISSED = "missed"  # was not there after all
