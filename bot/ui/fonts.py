"""The letters that pictures can have: those of the fonts of the computer that draws them."""

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from bot.messages.translation import SOURCE, language

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

# What Linux, Windows and macOS call their fonts with Korean letters; matplotlib brings the first.
_FAMILIES = (
    "DejaVu Sans",
    "Noto Sans CJK KR",
    "Noto Sans CJK JP",
    "Noto Sans KR",
    "NanumGothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "AppleGothic",
)


def drawable(text: str) -> bool:
    """Return whether the fonts have all letters of a text; slow at first: call it in a thread."""
    return all(any(font.get_char_index(ord(each)) for font in _fonts()) for each in text)


def drawn_language() -> str:
    """Return the reader's language, or English where the fonts lack its letters; slow at first."""
    own_name = Locale(language()).get_display_name()
    return language() if own_name and drawable(own_name) else SOURCE


@cache
def _fonts() -> "list[FT2Font]":
    """Return the fonts there are, and let pictures take letters from each of them."""
    import matplotlib as mpl
    from matplotlib import font_manager

    installed = set(font_manager.get_font_names())
    families = [family for family in _FAMILIES if family in installed]
    mpl.rcParams["font.family"] = families
    return [font_manager.get_font(font_manager.findfont(family)) for family in families]
