"""Reads `.po` files so that one entry with a fault costs people that one entry only."""

import io
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

_BETWEEN_ENTRIES = re.compile(r"\n[ \t\r]*\n+")
_LINE = re.compile(r'#.*|\s*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"([^"\\]|\\.)*"\s*')
# What is not UTF-8.
_UNREADABLE = "\ufffd"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry that cannot be used: its English sentence, or its beginning, and why."""

    sentence: str
    reason: str


def read_entries(path: Path) -> tuple[Catalog, list[BrokenEntry]]:
    """Return the usable entries of a file, and what is wrong with the others."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    catalogue, broken = _parsed(text, path.stem)
    for message in list(catalogue):
        reason = fault_of(message) if message.id else None
        if reason is not None:
            broken.append(BrokenEntry(texts_of(message.id)[0], reason))
            catalogue.delete(message.id, message.context)
    return catalogue, broken


def _parsed(text: str, language: str) -> tuple[Catalog, list[BrokenEntry]]:
    try:
        return _read(text, language), []
    except (PoFileError, ValueError):
        return _parsed_one_by_one(text, language)


def _parsed_one_by_one(text: str, language: str) -> tuple[Catalog, list[BrokenEntry]]:
    """Read each entry by itself; blank lines separate them."""
    head, *entries = _BETWEEN_ENTRIES.split(text.strip())
    try:
        catalogue = _read(head, language)
    except (PoFileError, ValueError) as error:
        return Catalog(locale=language), [BrokenEntry(head[:_SHOWN], str(error))]
    broken = []
    for entry in entries:
        try:
            for message in _read(f"{head}\n\n{entry}\n", language):
                if message.id:
                    catalogue[message.id] = message
        except (PoFileError, ValueError) as error:
            broken.append(BrokenEntry(_beginning(entry), str(error)))
    return catalogue, broken


def _read(text: str, language: str) -> Catalog:
    """Read a file; raises PoFileError and ValueError, also for lines that Babel would guess at."""
    for line in text.splitlines():
        if _UNREADABLE in line or not _LINE.fullmatch(line):
            raise ValueError(f"{line[:_SHOWN]!r} is no line of such a file")
    return read_po(io.StringIO(text), locale=language, abort_invalid=True)


def _beginning(entry: str) -> str:
    lines = (line for line in entry.splitlines() if not line.startswith("#"))
    return " ".join(lines)[:_SHOWN]


def fault_of(message: Message) -> str | None:
    """Say what is wrong with a translation; None for a good one, and for one that is not there."""
    try:
        wanted = {name for text in texts_of(message.id) for name in values_in(text)}
        for text in filter(None, texts_of(message.string)):
            found = values_in(text)
            if found - wanted or wanted - found - {"number"}:
                return f"{text!r} has other values than {texts_of(message.id)[0]!r}"
    except ValueError as error:
        return f"{message.string!r}: {error}"
    return None


def values_in(text: str) -> set[str]:
    """Return the names of the {values} in a sentence; raises ValueError when it is malformed."""
    return set(_names(text))


def _names(text: str) -> Iterator[str]:
    for _, name, specification, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier():
            raise ValueError(f"values have names, and {name!r} is none")
        if specification or conversion:
            raise ValueError(f"{name!r} is formatted before it is filled in, not here")
        yield name


def texts_of(texts: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return a sentence, or each of its forms for numbers."""
    return (texts or "",) if texts is None or isinstance(texts, str) else tuple(texts)
