"""Other people's words made safe, and small pieces of sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from babel.numbers import format_decimal, format_percent
from discord.utils import escape_mentions

from bot.domain.stored import COUNTED_TO
from bot.messages.kinds import genre_names
from bot.messages.translation import SOURCE, _, language

QUOTE_LENGTH = 80
_CONTROLS = re.compile(
    r"[\x00-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
_MARKDOWN = re.compile(r"([\\*_~|`\[\]<>])")
# At a line's start these would make a heading, small print or a list.
_LINE_MARK = re.compile(r"^([#+-])")
# Within code a backslash is one letter among others.
_ESCAPED_OR_CODE = re.compile(r"\\([\\*_~|`\[\]<>#+-])|(`[^`\n]*`)")
_without_markdown: ContextVar[bool] = ContextVar("without markdown", default=False)


@contextmanager
def without_markdown() -> Iterator[None]:
    """Inside, sentences are for a terminal, which shows every letter as it is."""
    token = _without_markdown.set(True)
    try:
        yield
    finally:
        _without_markdown.reset(token)


def plain(text: str) -> str:
    """Return other people's text so that it shows as it is written: no markdown, no mentions."""
    if _without_markdown.get():
        return one_line(text)
    return escape_mentions(_LINE_MARK.sub(r"\\\1", _MARKDOWN.sub(r"\\\1", one_line(text))))


def unescaped(text: str) -> str:
    """Return what was written for Discord without the backslashes that Discord does not show."""
    return _ESCAPED_OR_CODE.sub(lambda found: found[1] or found[2], text)


def one_line(text: str) -> str:
    """Return a text without what breaks lines, turns the words behind it round, or is not seen."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def quoted(text: str) -> str:
    """Return what a person typed, shortened and in quotation marks."""
    return f"“{plain(clip(one_line(text), QUOTE_LENGTH))}”"


def clip(text: str, limit: int) -> str:
    """Shorten a text to `limit` characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def bold(text: str) -> str:
    """Return other people's text in bold."""
    return f"**{plain(text)}**"


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence in a chat does: a, b and c; Babel's Korean is that of documents."""
    *first, last = list(words) or [""]
    return _("{others} and {last}", others=", ".join(first), last=last) if first else last


def either(words: Iterable[str]) -> str:
    """Join words of which one is to be chosen: a, b or c."""
    *first, last = list(words) or [""]
    return _("{others} or {last}", others=", ".join(first), last=last) if first else last


def number(value: float) -> str:
    """Return a number as people write it: 1,200."""
    return format_decimal(value, locale=locale_name())


def limited(count: int) -> str:
    """Return a count that may have been ended at COUNTED_TO."""
    if count < COUNTED_TO:
        return number(count)
    return _("{number} or more", number=number(count))


def decimals(value: float, places: int) -> str:
    """Return a number with so many decimals: 0.250."""
    return format_decimal(value, format="0." + "0" * places, locale=locale_name())


def exact(value: float) -> str:
    """Return a number as people type it, with the decimals that it has: 0.0025, 64."""
    return format_decimal(value, format="0.######", locale=locale_name())


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent."""
    return format_percent(share, locale=locale_name())


def page_of(place: int, pages: int) -> str:
    """Say which page of a list this is; nothing where there is no other."""
    if pages < 2:
        return ""
    return _("Page {place} of {pages}", place=number(place), pages=number(pages))


def locale_name() -> str:
    """Whose customs lists and numbers follow; English here is British."""
    current = language()
    return "en_GB" if current == SOURCE else current


def genres(names: Sequence[str]) -> str:
    """Return a film's genres as people read them."""
    return " · ".join(genre_names(names)) or _("no genres listed")
