"""Results of adding films to a list and of taking them off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """The result of wishes: films that are new, got a vote, or had this person's vote already."""

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
