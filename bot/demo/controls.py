"""The buttons and menus of messages, found by what is written on them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

BUTTON, STRING_SELECT, USER_SELECT, TEXT = 2, 3, 5, 10
LINK_STYLES = (5, 6)

Component = dict[str, Any]


class Found(NamedTuple):
    """A button, or an option of a menu, of one message; `value` is the option's."""

    message: Any
    custom_id: str
    label: str
    value: str = ""


def walk(components: Iterable[Component]) -> Iterator[Component]:
    """Yield each component, also those inside rows, sections and containers."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def labels(components: Iterable[Component]) -> Iterator[str]:
    """Yield what is written on the buttons and options that can be used."""
    for component in walk(components):
        if component.get("disabled"):
            continue
        if component.get("type") == BUTTON:
            yield _button_label(component)
        elif component.get("type") == STRING_SELECT:
            yield from (str(option["label"]) for option in component.get("options") or ())


def texts(components: Iterable[Component]) -> Iterator[str]:
    """Yield the texts that stand between buttons in newer layouts."""
    for component in walk(components):
        if component.get("type") == TEXT:
            yield str(component["content"])


def buttons(message: Any) -> Iterator[Found]:  # noqa: ANN401  # SimCord's own record
    """Yield the buttons of a message that can be pressed."""
    for component in walk(message.components):
        usable = not component.get("disabled") and component.get("style") not in LINK_STYLES
        if component.get("type") == BUTTON and usable:
            yield Found(message, str(component["custom_id"]), _button_label(component))


def options(message: Any) -> Iterator[Found]:  # noqa: ANN401  # as above
    """Yield the options of a message's menus that can be chosen."""
    for component in walk(message.components):
        if component.get("type") == STRING_SELECT and not component.get("disabled"):
            for option in component.get("options") or ():
                yield Found(
                    message,
                    str(component["custom_id"]),
                    str(option["label"]),
                    str(option["value"]),
                )


def newest(found: Sequence[Found], label: str) -> Found | None:
    """Return the first whose label is meant: the same, else the same letters, else a part of it.

    `found` is in the order of preference, newest first.
    """
    wanted = _letters(label)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda written: written.casefold() == label.casefold(),
        lambda written: bool(wanted) and _letters(written) == wanted,
        lambda written: bool(wanted) and _letters(written).startswith(wanted),
        lambda written: bool(wanted) and wanted in _letters(written),
    )
    for way in ways:
        for each in found:
            if way(each.label):
                return each
    return None


def _button_label(component: Component) -> str:
    return str(component.get("label") or (component.get("emoji") or {}).get("name") or "")


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
