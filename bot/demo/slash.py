"""Read a slash command the way a person writes one: `/recommend n:5`, `/like the matrix`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.demo.errors import DemoError

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 3, 4, 5, 6, 7, 8, 9, 10
# An option is known by any name of its group that no other option has.
_ALIKE = (
    {"count", "n", "number", "limit"},
    {"stars", "rating", "score"},
    {"title", "titles", "movie", "film", "movies", "films"},
)
_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}

Option = Mapping[str, Any]
# Turns what was typed for a member, a channel or a role into SimCord's handle for it.
Resolve = Callable[[int, str], Any]


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
        listed = ", ".join(sorted({f"/{name.split(' ')[0]}" for name in known}))
        raise DemoError(f"there is no command /{wanted[:60]} for this member; there are: {listed}")
    name = max(fitting, key=len)
    for _ in name.split(" "):
        words = words.lstrip().partition(" ")[2]
    return name, words.strip()


def read_options(words: str, options: Iterable[Option], resolve: Resolve) -> dict[str, Any]:
    """Read `name:value` pairs and give words without a name to the options that remain."""
    declared = {str(option["name"]): option for option in options}
    loose, named = _split(words, declared)
    remaining = [option for name, option in declared.items() if name not in named]
    remaining.sort(key=lambda option: not option.get("required"))
    named.update(_spread(loose, remaining))
    return {name: _value(declared[name], text, resolve) for name, text in named.items()}


def _split(words: str, declared: Mapping[str, Option]) -> tuple[str, dict[str, str]]:
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


def _spread(loose: str, options: list[Option]) -> dict[str, str]:
    """Give the first words to leading numbers, the last to trailing ones, the rest to a text."""
    words, given = loose.split(), {}
    while words and options and _fits(options[0], words[0]) and options[0]["type"] != STRING:
        given[str(options.pop(0)["name"])] = words.pop(0)
    texts = [each for each in options if each["type"] == STRING and _takes(each, " ".join(words))]
    for option in reversed([each for each in options if each["type"] != STRING]):
        if len(words) > 1 and _fits(option, words[-1]):
            given[str(option["name"])] = words.pop()
    if words and not texts:
        raise DemoError(f"this command has no place for {' '.join(words)!r}")
    if words:
        given[str(texts[0]["name"])] = _unquoted(" ".join(words))
    return given


def _takes(option: Option, text: str) -> bool:
    """Whether a text can be the option's value: one of its choices, if it has any."""
    choices = option.get("choices")
    return not choices or text.casefold() in (str(each["name"]).casefold() for each in choices)


def _fits(option: Option, word: str) -> bool:
    if option["type"] == INTEGER:
        return bool(re.fullmatch(r"[+-]?\d+", word))
    if option["type"] == NUMBER:
        return bool(re.fullmatch(r"[+-]?\d+(\.\d+)?", word))
    if option["type"] == BOOLEAN:
        return word.casefold() in _TRUE | _FALSE
    return option["type"] == USER and word.startswith("@")


def _value(option: Option, text: str, resolve: Resolve) -> Any:  # noqa: ANN401  # as Discord's own options
    for choice in option.get("choices") or ():
        if text.casefold() in (str(choice["name"]).casefold(), str(choice["value"]).casefold()):
            return choice["value"]
    kind = option["type"]
    if kind in (INTEGER, NUMBER, BOOLEAN) and not _fits(option, text):
        expected = "yes or no" if kind == BOOLEAN else "a number"
        raise DemoError(f"{option['name']} takes {expected}, not {text!r}")
    if kind == INTEGER:
        return int(text)
    if kind == NUMBER:
        return float(text)
    if kind == BOOLEAN:
        return text.casefold() in _TRUE
    return resolve(kind, text) if kind in (USER, CHANNEL, ROLE, MENTIONABLE) else text
