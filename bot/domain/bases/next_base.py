"""The choice of the MovieLens set that a running bot moves on to."""

from collections.abc import Set
from dataclasses import dataclass

from bot.datasets.published import LARGEST, QUICKEST, STAND_IN, published_set

AUTOMATIC, OFF = "auto", "off"


@dataclass(frozen=True)
class BaseChoice:
    """What the choice of the next set depends on.

    `setting` is MATINEE_BASE; `in_service` is the set of the model in service; `done` has the sets
    that the bot moved on to before or that the quality gate refused; `named` says that the owner
    has named a set in another way.
    """

    setting: str
    in_service: str
    done: Set[str] = frozenset()
    named: bool = False


def demand_known(setting: str) -> None:
    """Raise UnknownSetError if MATINEE_BASE names no known set."""
    if setting not in (AUTOMATIC, OFF):
        published_set(setting)


def next_base(choice: BaseChoice) -> str | None:
    """Return the set to move on to; None if the bot keeps the present one.

    A bot always leaves the substitute for times when GroupLens cannot be reached.
    """
    if choice.named or not choice.in_service or choice.setting == choice.in_service:
        return None
    wanted = {AUTOMATIC: LARGEST, OFF: None}.get(choice.setting, choice.setting)
    steps = [QUICKEST, wanted] if choice.in_service == STAND_IN else [wanted]
    return next((each for each in steps if each and _is_new(each, choice)), None)


def _is_new(name: str, choice: BaseChoice) -> bool:
    return name != choice.in_service and name not in choice.done
