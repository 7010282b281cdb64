"""The rule by which people can be asked for by others.

Whatever shows one person what rests on the tastes of another, for whom they named themselves, asks
here first; handlers come by way of `bot.discord.members.ask_for`. A movie night needs no such
question: whoever is in has said so.
"""

from collections.abc import Collection, Iterable

from bot.domain.access import NotAskableError


def askable(asker_id: int, named: Iterable[int], unwilling: Collection[int]) -> tuple[int, ...]:
    """Return whom the asker may ask for; everybody may ask for themselves."""
    return tuple(each for each in named if each == asker_id or each not in unwilling)


def demand_askable(asker_id: int, named: Collection[int], unwilling: Collection[int]) -> None:
    """Raise NotAskableError where somebody named does not want others to ask for them."""
    allowed = askable(asker_id, named, unwilling)
    if refused := [each for each in named if each not in allowed]:
        raise NotAskableError(refused)
