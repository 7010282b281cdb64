"""What people read about one command: how `bot.messages.commands` writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CommandText:
    """What people read about one command.

    `usage` says how its options are typed, where their names alone do not; `example` is what may
    be typed behind its name.
    """

    description: str
    options: Mapping[str, str] = field(default_factory=dict)
    usage: str | None = None
    example: str = ""
