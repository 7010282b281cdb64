"""What a server's lists say of which films are proposed to a group now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.nights.drawing import Interest


@dataclass(frozen=True, slots=True)
class Resting:
    """Films that do not come up for now: `openly` those that lost too often, as the list says.

    Among `all` are those, too, of which nobody is to learn that a secret vote has vetoed them.
    """

    openly: frozenset[int] = frozenset()
    all: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposing:
    """What holds for films that are proposed to people of a server.

    `withheld` are not proposed: barred for good, or resting; `adventure` is the owner's dial;
    `interest` is how many of the people and of the server want which films.
    """

    withheld: frozenset[int] = frozenset()
    adventure: float | None = None
    interest: Mapping[int, Interest] = field(default_factory=dict)
