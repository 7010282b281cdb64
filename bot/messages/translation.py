"""Whose language a sentence is in: gettext, with one `.po` file in `locales/` for each language.

English is the source: what is written in the code is what an English reader sees. `.po` files are
read as they are; nothing has to be compiled by hand.
"""

import gettext
import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.messages.particles import filled, has_particles
from bot.messages.po_files import BrokenEntry, read_entries

LOCALES = Path(__file__).with_name("locales")
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who reads what is said now: the one `person` of a conversation, or everybody around.

    Both are languages by their codes, such as "en" or "ko".
    """

    person: str = SOURCE
    everybody: str = SOURCE
    only_person: bool = False

    @property
    def language(self) -> str:
        """The language of those who read it."""
        return self.person if self.only_person else self.everybody


logger = logging.getLogger(__name__)
_NOBODY_KNOWN = Listeners()
_listeners: ContextVar[Listeners] = ContextVar("listeners", default=_NOBODY_KNOWN)
_prefix: ContextVar[str] = ContextVar("prefix", default="!")


def listeners() -> Listeners:
    """Return who reads what is said now."""
    return _listeners.get()


def speak_to(present: Listeners) -> None:
    """Say who listens in this conversation, from here on; what this task starts inherits it."""
    _listeners.set(present)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, sentences are in this language, or in English where it lacks them."""
    with _speaking_to(Listeners(language, language)):
        yield


@contextmanager
def to_person() -> Iterator[None]:
    """Inside, only the person reads what is said: it is in that person's language."""
    with _speaking_to(replace(_listeners.get(), only_person=True)):
        yield


@contextmanager
def to_everybody() -> Iterator[None]:
    """Inside, everybody around reads what is said."""
    with _speaking_to(replace(_listeners.get(), only_person=False)):
        yield


@contextmanager
def _speaking_to(present: Listeners) -> Iterator[None]:
    token = _listeners.set(present)
    try:
        yield
    finally:
        _listeners.reset(token)


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
    """Return the language that sentences are in now: English where there are none in another."""
    wanted = _listeners.get().language
    return wanted if isinstance(load(wanted), gettext.GNUTranslations) else SOURCE


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
    if not values:
        return translated
    if has_particles(translated):
        return filled(translated, values)
    return translated.format_map(values)


def _translations() -> gettext.NullTranslations:
    return load(_listeners.get().language)


def load(language: str) -> gettext.NullTranslations:
    """Return the sentences of a language; those of English where there is no usable file."""
    return _loaded(language)[0]


def broken_entries(language: str) -> Sequence[BrokenEntry]:
    """Return what of a language's file cannot be used, so that people read English."""
    return _loaded(language)[1]


def load_all() -> None:
    """Read the files of all languages, and log what is wrong with them; this takes a moment."""
    for path in LOCALES.glob("*.po"):
        load(path.stem)


@cache
def _loaded(language: str) -> tuple[gettext.NullTranslations, Sequence[BrokenEntry]]:
    path = LOCALES / f"{language}.po"
    if language == SOURCE or not path.is_file():
        return gettext.NullTranslations(), ()
    try:
        catalogue, broken = read_entries(path)
    except OSError as error:
        catalogue, broken = Catalog(locale=language), [BrokenEntry(path.name, str(error))]
    for each in broken:
        logger.error("%s: people read %r in English: %s", path.name, each.sentence, each.reason)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled), broken
