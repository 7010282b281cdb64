"""What became of what somebody wanted of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """What became of wishes: films that are new, got a vote, or had this person's vote."""

    name: str
    new: tuple[int, ...]
    voted: tuple[int, ...]
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakenOff:
    """Films that are off the list, those that others still wish for, and those not on it."""

    name: str
    gone: tuple[int, ...]
    kept: tuple[int, ...]
    missing: tuple[int, ...]
