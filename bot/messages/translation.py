"""Whose language a sentence is in: gettext, with one `.po` file in `locales/` for each language.

English is the source: what is written in the code is what an English reader sees. `.po` files are
read as they are; nothing has to be compiled by hand.
"""

import gettext
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.messages.particles import filled, has_particles

LOCALES = Path(__file__).with_name("locales")
SOURCE = "en"

logger = logging.getLogger(__name__)
_language: ContextVar[str] = ContextVar("language", default=SOURCE)
_prefix: ContextVar[str] = ContextVar("prefix", default="!")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, sentences are in this language, or in English where it lacks them."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def type_commands_with(prefix: str) -> None:
    """Let sentences of this conversation, from here on, show commands as people type them in it.

    Each sentence that names a command has a {prefix} before it. What this task starts inherits it.
    """
    _prefix.set(prefix)


@contextmanager
def commands_typed_with(prefix: str) -> Iterator[None]:
    """Inside, sentences show commands with this prefix."""
    token = _prefix.set(prefix)
    try:
        yield
    finally:
        _prefix.reset(token)


def typed(command: str) -> str:
    """Return a command as people type it in this conversation."""
    return f"{_prefix.get()}{command}"


def language() -> str:
    """Return the language that sentences are in now, such as "en" or "ko"."""
    return _language.get()


def _(message: str, /, **values: object) -> str:
    """Return a sentence in the language of the moment, its {named} values filled in."""
    return _filled(_translations().gettext(message), message, values)


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> str:
    """Return the sentence for a number, which both sentences may show as {number}."""
    source = singular if number == 1 else plural
    values = {"number": number, **values}
    return _filled(_translations().ngettext(singular, plural, number), source, values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a text whose meaning depends on where it is shown, such as "May" or "Open"."""
    return _filled(_translations().pgettext(context, message), message, values)


def N_(message: str, /) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text that is translated later, where it is shown, with `_`."""
    return message


def _filled(translated: str, source: str, values: dict[str, object]) -> str:
    if "{prefix}" in source:
        values = {"prefix": _prefix.get(), **values}
    try:
        if not values:
            return translated
        if has_particles(translated):
            return filled(translated, values)
        return translated.format_map(values)
    except (KeyError, IndexError, ValueError):
        if translated == source:
            raise
        logger.exception("the %s text of %r is malformed; people read English", language(), source)
        return source.format_map(values)


def _translations() -> gettext.NullTranslations:
    return load(_language.get())


@cache
def load(language: str) -> gettext.NullTranslations:
    """Return the sentences of a language; those of English where there is no usable file."""
    path = LOCALES / f"{language}.po"
    if language == SOURCE or not path.is_file():
        return gettext.NullTranslations()
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except (PoFileError, ValueError, OSError):
        logger.exception("%s cannot be read; people read English", path)
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
