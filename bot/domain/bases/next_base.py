"""Which MovieLens set a running bot goes on to."""

from collections.abc import Set
from dataclasses import dataclass

from bot.datasets.published import LARGEST, QUICKEST, STAND_IN, published_set

AUTOMATIC, OFF = "auto", "off"


@dataclass(frozen=True)
class Standing:
    """What decides.

    `setting` is MATINEE_BASE; `in_service` is the set of the model in service; `done` holds the
    sets that were gone on to before, or that the quality gate refused; `named` says that the owner
    has named a set otherwise.
    """

    setting: str
    in_service: str
    done: Set[str] = frozenset()
    named: bool = False


def demand_known(setting: str) -> None:
    """Raise UnknownSetError when MATINEE_BASE names a set that there is not."""
    if setting not in (AUTOMATIC, OFF):
        published_set(setting)


def next_base(standing: Standing) -> str | None:
    """Return the set to go on to; None when the bot stays with what it has.

    What stands in while GroupLens cannot be reached is always left again.
    """
    if standing.named or not standing.in_service or standing.setting == standing.in_service:
        return None
    wanted = {AUTOMATIC: LARGEST, OFF: None}.get(standing.setting, standing.setting)
    steps = [QUICKEST, wanted] if standing.in_service == STAND_IN else [wanted]
    return next((each for each in steps if each and _is_new(each, standing)), None)


def _is_new(name: str, standing: Standing) -> bool:
    return name != standing.in_service and name not in standing.done
