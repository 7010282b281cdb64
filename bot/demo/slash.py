"""Read a slash command the way a person writes one: `/recommend n:5`, `/like the matrix`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Required, TypedDict

import simcord

from bot.demo.errors import DemoError
from bot.domain.settings.kinds import NO, YES
from bot.messages import demo as messages

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 3, 4, 5, 6, 7, 8, 9, 10
ATTACHMENT = 11
# An option is known by any name of its group that no other option has.
_ALIKE = (
    {"count", "n", "number", "limit"},
    {"stars", "rating", "score"},
    {"title", "titles", "movie", "film", "movies", "films"},
)

MAX_COMMAND_SHOWN = 60
Handle = simcord.MemberActor | simcord.RoleHandle | simcord.ChannelHandle
# Turns what was typed for a member, a channel or a role into SimCord's handle for it.
Resolve = Callable[[int, str], object]


class SlashChoice(TypedDict):
    """A value that an option can have, under the name that people see."""

    name: str
    value: str | int | float


class SlashOption(TypedDict, total=False):
    """An option of a slash command, as the bot declared it to Discord."""

    name: Required[str]
    type: Required[int]
    required: bool
    choices: Sequence[SlashChoice]


def find_command(words: str, known: Sequence[str]) -> tuple[str, str]:
    """Split what follows the slash into the name of a known command and the rest.

    `known` are full names such as "night plan". A group alone means its first command, as it does
    with the prefix. Raises DemoError when none fits.
    """
    wanted = " ".join(words.split())
    fitting = [name for name in known if f"{wanted} ".casefold().startswith(f"{name} ")]
    group, _, rest = words.partition(" ")
    inside = [name for name in known if name.startswith(f"{group.casefold()} ")]
    if not fitting and inside:
        return inside[0], rest.strip()
    if not fitting:
        groups = sorted({f"/{name.split(' ')[0]}" for name in known})
        raise DemoError(messages.no_such_command(wanted[:MAX_COMMAND_SHOWN], groups))
    name = max(fitting, key=len)
    for _ in name.split(" "):
        words = words.lstrip().partition(" ")[2]
    return name, words.strip()


def read_options(words: str, options: Iterable[SlashOption], resolve: Resolve) -> dict[str, object]:
    """Read `name:value` pairs and give words without a name to the options that remain."""
    declared = {option["name"]: option for option in options}
    loose, named = _split(words, declared)
    remaining = [
        option
        for name, option in declared.items()
        if name not in named and option["type"] != ATTACHMENT
    ]
    remaining.sort(key=lambda option: not option.get("required"))
    named.update(_spread(loose, remaining))
    return {name: _value(declared[name], text, resolve) for name, text in named.items()}


def _split(words: str, declared: Mapping[str, SlashOption]) -> tuple[str, dict[str, str]]:
    """Cut the words at each `name:` of an option there is; colons elsewhere are text."""
    if not declared:
        return words, {}
    alike = {
        other: name for name in declared for group in _ALIKE if name in group for other in group
    }
    meant = alike | {name: name for name in declared}
    names = "|".join(re.escape(name) for name in meant)
    parts = re.split(rf"(?:^|(?<=\s))({names}):\s*", words, flags=re.IGNORECASE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    given = {meant[name.casefold()]: _unquoted(text.strip()) for name, text in pairs}
    return parts[0].strip(), given


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _spread(loose: str, options: list[SlashOption]) -> dict[str, str]:
    """Give the first words to leading numbers, the last to trailing ones, the rest to a text."""
    words, given = loose.split(), {}
    while words and options and _fits(options[0], words[0]) and options[0]["type"] != STRING:
        given[options.pop(0)["name"]] = words.pop(0)
    texts = [each for each in options if each["type"] == STRING and _takes(each, " ".join(words))]
    for option in reversed([each for each in options if each["type"] != STRING]):
        if len(words) > 1 and _fits(option, words[-1]):
            given[option["name"]] = words.pop()
    if words and not texts:
        raise DemoError(messages.no_place_for(" ".join(words)))
    if words:
        given[texts[0]["name"]] = _unquoted(" ".join(words))
    return given


def _takes(option: SlashOption, text: str) -> bool:
    """Whether a text can be the option's value: one of its choices, if it has any."""
    choices = option.get("choices")
    return not choices or text.casefold() in (each["name"].casefold() for each in choices)


def _fits(option: SlashOption, word: str) -> bool:
    if option["type"] == INTEGER:
        return bool(re.fullmatch(r"[+-]?\d+", word))
    if option["type"] == NUMBER:
        return bool(re.fullmatch(r"[+-]?\d+(\.\d+)?", word))
    if option["type"] == BOOLEAN:
        return word.casefold() in YES | NO
    return option["type"] == USER and word.startswith("@")


def _value(option: SlashOption, text: str, resolve: Resolve) -> object:
    for choice in option.get("choices") or ():
        if text.casefold() in (choice["name"].casefold(), str(choice["value"]).casefold()):
            return choice["value"]
    kind = option["type"]
    if kind in (INTEGER, NUMBER, BOOLEAN) and not _fits(option, text):
        refused = messages.not_yes_or_no if kind == BOOLEAN else messages.not_a_number
        raise DemoError(refused(option["name"], text))
    if kind == INTEGER:
        return int(text)
    if kind == NUMBER:
        return float(text)
    if kind == BOOLEAN:
        return text.casefold() in YES
    return resolve(kind, text) if kind in (USER, CHANNEL, ROLE, MENTIONABLE) else text
