"""What is said about the language that people are spoken to in."""

import os
import re
from collections.abc import Sequence

from babel import Locale

from bot.domain.languages import SPOKEN, language_of
from bot.messages.translation import SOURCE, _, typed
from bot.messages.wording import either, locale_name

# Where gettext looks, the first that is set. Babel also reads LC_CTYPE, which Python itself sets.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ENCODING = re.compile(r"[.@].*")


def language_name(code: str) -> str:
    """Return a language as it calls itself: Deutsch, 한국어."""
    name = Locale(code).get_display_name(code) or code
    return name[0].upper() + name[1:]


def terminal_language() -> str:
    """Return the language of this terminal, as its environment says; English where it does not."""
    said = next(filter(None, map(os.environ.get, _VARIABLES)), SOURCE)
    named = (_ENCODING.sub("", each).replace("_", "-") for each in said.split(":"))
    return next((code for code in map(language_of, named) if code in SPOKEN), SOURCE)


def own(code: str) -> str:
    """Say in which language a person chose to be spoken to."""
    return _(
        "I speak {language} with you, as you chose; what everybody reads stays in the server's "
        "language. `{prefix}language none` lets Discord decide again.",
        language=_in_words(code),
    )


def by_discord(code: str, spoken: Sequence[str]) -> str:
    """Say in which language a person is spoken to who chose none."""
    commands = [f"`{typed('language')} {language_name(each)}`" for each in spoken]
    return _(
        "I speak {language} with you, as Discord or this server has it. Choose another one: "
        "{commands}",
        language=_in_words(code),
        commands=either(commands),
    )


def _in_words(code: str) -> str:
    return Locale(code).get_display_name(locale_name()) or code
