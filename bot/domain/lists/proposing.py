"""What a server's lists mean for the films proposed to a group."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.nights.drawing import Interest


@dataclass(frozen=True, slots=True)
class Resting:
    """Films that do not come up for now.

    `openly` has those that lost too often, which the list shows; `all` has also those that a secret
    vote vetoed, which nobody may learn.
    """

    openly: frozenset[int] = frozenset()
    all: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposing:
    """The settings for proposing films to people of a server.

    `withheld` films are barred or resting and must not be proposed; `adventure` is the owner's
    dial; `interest` says how many of the people and of the server want each film.
    """

    withheld: frozenset[int] = frozenset()
    adventure: float | None = None
    interest: Mapping[int, Interest] = field(default_factory=dict)
