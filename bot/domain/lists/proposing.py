"""What a server's lists say of which films are proposed to a group now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposing:
    """`withheld` are not proposed: barred for good, or resting; `adventure` is the owner's dial."""

    withheld: frozenset[int] = frozenset()
    adventure: float | None = None
