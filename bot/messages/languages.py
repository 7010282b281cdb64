"""What is said about the language that people are spoken to in."""

from collections.abc import Sequence

from babel import Locale, default_locale

from bot.domain.languages import language_of
from bot.messages.translation import SOURCE, _, typed
from bot.messages.wording import either, locale_name


def language_name(code: str) -> str:
    """Return a language as it calls itself: Deutsch, 한국어."""
    name = Locale(code).get_display_name(code) or code
    return name[0].upper() + name[1:]


def terminal_language() -> str:
    """Return the language of this terminal, as its environment says; English where it does not."""
    return language_of((default_locale("LC_MESSAGES") or SOURCE).replace("_", "-")) or SOURCE


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
