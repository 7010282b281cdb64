"""The rule whether a person may get lists that are based on other people's tastes.

Each command that names other people checks it first, by `bot.discord.members.ask_for`. A movie
night needs no check: people join it themselves.
"""

from collections.abc import Collection, Iterable

from bot.domain.access import NotAskableError


def askable(asker_id: int, named: Iterable[int], unwilling: Collection[int]) -> tuple[int, ...]:
    """Return the people whom the asker may name; everybody may name themselves."""
    return tuple(each for each in named if each == asker_id or each not in unwilling)


def demand_askable(asker_id: int, named: Collection[int], unwilling: Collection[int]) -> None:
    """Raise NotAskableError if a named person does not want others to ask for them."""
    allowed = askable(asker_id, named, unwilling)
    if refused := [each for each in named if each not in allowed]:
        raise NotAskableError(refused)
