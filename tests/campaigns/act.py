"""Something that a person does while the bot may be killed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from tests.wire.fake_discord.things import Json, Message
from tests.wire.people import Person

NOTHING_STORED = "nothing stored"


@dataclass(frozen=True)
class Act:
    """Something a person types or presses, the words of its acknowledgement, and what it stores.

    What is `pressed` is a button of a `message`; `said` tells whether that was answered, `changed`
    whether the answer says that it was done: an old button may find that it was done before.
    """

    who: Person = field(repr=False)
    typed: str = ""
    acknowledged: str = ""
    key: Hashable = NOTHING_STORED
    value: object = None
    attached: Json | None = None
    pressed: Json | None = None
    message: Message | None = field(default=None, repr=False)
    said: Callable[[], bool] | None = field(default=None, repr=False)
    changed: Callable[[], bool] = field(default=lambda: True, repr=False)
