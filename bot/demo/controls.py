"""The buttons and menus of messages, found by what is written on them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Required, TypedDict, cast

from simcord.backend.models import Message

BUTTON, STRING_SELECT, TEXT = 2, 3, 10
LINK_STYLES = (5, 6)


class Emoji(TypedDict, total=False):
    """What may be on a button instead of words."""

    name: str


class Option(TypedDict, total=False):
    """A line of a menu, as Discord gets it."""

    label: Required[str]
    value: Required[str]
    description: str
    default: bool


class Media(TypedDict):
    """A picture by its address."""

    url: str


class Component(TypedDict, total=False):
    """A button, a menu, a text or what holds others, as Discord gets it."""

    type: Required[int]
    custom_id: str
    label: str
    emoji: Emoji | None
    style: int
    disabled: bool
    options: list[Option]
    content: str
    media: Media
    components: list["Component"]
    accessory: "Component"
    component: "Component"


class Control(NamedTuple):
    """A button, or an option of a menu, of one message; `value` is the option's."""

    message: Message
    custom_id: str
    label: str
    value: str = ""


def walk(components: Iterable[Component]) -> Iterator[Component]:
    """Yield each component, also those inside rows, sections and containers."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        for inner in (component.get("accessory"), component.get("component")):
            if inner:
                yield from walk([inner])


def components_of(message: Message) -> Iterator[Component]:
    """Yield each component of a message."""
    return walk(cast("Sequence[Component]", message.components))


def labels(message: Message) -> Iterator[str]:
    """Yield what is written on the buttons and options that can be used."""
    for component in components_of(message):
        if component.get("disabled"):
            continue
        if component["type"] == BUTTON:
            yield _button_label(component)
        elif component["type"] == STRING_SELECT:
            yield from (option["label"] for option in component.get("options", ()))


def texts(message: Message) -> Iterator[str]:
    """Yield the texts between buttons in newer layouts."""
    for component in components_of(message):
        if component["type"] == TEXT:
            yield component.get("content", "")


def buttons(message: Message) -> Iterator[Control]:
    """Yield the buttons of a message that can be pressed."""
    for component in components_of(message):
        usable = not component.get("disabled") and component.get("style") not in LINK_STYLES
        if component["type"] == BUTTON and usable:
            yield Control(message, component.get("custom_id", ""), _button_label(component))


def options(message: Message) -> Iterator[Control]:
    """Yield the options of a message's menus that can be chosen."""
    for component in components_of(message):
        if component["type"] == STRING_SELECT and not component.get("disabled"):
            custom_id = component.get("custom_id", "")
            for option in component.get("options", ()):
                yield Control(message, custom_id, option["label"], option["value"])


def newest(controls: Sequence[Control], label: str) -> Control | None:
    """Return the first whose label is meant: the same, else the same letters, else a part of it.

    `controls` is in the order of preference, newest first.
    """
    wanted = _letters(label)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda written: written.casefold() == label.casefold(),
        lambda written: bool(wanted) and _letters(written) == wanted,
        lambda written: bool(wanted) and _letters(written).startswith(wanted),
        lambda written: bool(wanted) and wanted in _letters(written),
    )
    for way in ways:
        for each in controls:
            if way(each.label):
                return each
    return None


def _button_label(component: Component) -> str:
    return component.get("label") or (component.get("emoji") or {}).get("name", "")


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
