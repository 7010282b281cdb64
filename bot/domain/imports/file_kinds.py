"""Kinds of files without films, recognised by their first bytes or by the archive's content."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from bot.domain.imports.refusals import Refusal

# The first bytes of files that are no text; the last ones have no known kind.
_STARTS = (
    (Refusal.DOCUMENT, (b"%PDF", b"{\\rtf")),
    (Refusal.PICTURE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")),
    (Refusal.WEB_PAGE, (b"bplist00",)),
    (Refusal.OTHER_ARCHIVE, (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")),
    (
        Refusal.NOT_A_HISTORY,
        (b"RIFF", b"\x00\x00\x00", b"ID3", b"OggS", b"SQLite format 3", b"\x7fELF", b"MZ"),
    ),
)
# The format of all office programs until 2007.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_FIRST_ELEMENT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+)?(\w+)", re.DOTALL | re.IGNORECASE
)
_PAGE_ELEMENTS = {"html": Refusal.WEB_PAGE, "head": Refusal.WEB_PAGE, "svg": Refusal.PICTURE}
_PAGE_WITH_PICTURES = re.compile(
    r"[\w-]+: .*^content-type:\s*multipart/related", re.DOTALL | re.MULTILINE
)
_SUFFIXES = (
    (Refusal.NESTED_ARCHIVE, {".zip"}),
    (Refusal.SPREADSHEET, {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}),
    (Refusal.OTHER_ARCHIVE, {".gz", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"}),
    (Refusal.DOCUMENT, {".pdf", ".docx", ".doc", ".odt", ".pages", ".rtf"}),
    (Refusal.WEB_PAGE, {".html", ".htm", ".mhtml", ".webarchive"}),
    (Refusal.PICTURE, {".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".avif", ".svg"}),
)
_WRITTEN = {".doc", ".docx", ".msg", ".pages", ".key", ".ppt"}


def kind_of_bytes(content: bytes, name: str) -> Refusal | None:
    """Return the kind of a file that is neither text nor a zip; None if it may be text."""
    if content[4:8] == b"ftyp":
        return Refusal.PICTURE if content[8:12] in _PICTURE_BRANDS else Refusal.NOT_A_HISTORY
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Refusal.PICTURE
    if content.startswith(b"BM") and not any(content[6:10]):
        return Refusal.PICTURE
    if content.startswith(_OLD_OFFICE):
        return _sheet_or_document(name)
    if content[257:262] == b"ustar":
        return Refusal.OTHER_ARCHIVE
    return next((kind for kind, starts in _STARTS if content.startswith(starts)), None)


def kind_of_text(beginning: str) -> Refusal | None:
    """Return the kind of a text for browsers; None for other text."""
    if element := _FIRST_ELEMENT.match(beginning):
        return _PAGE_ELEMENTS.get(element[1].casefold())
    saved = _PAGE_WITH_PICTURES.match(beginning.casefold())
    return Refusal.WEB_PAGE if saved else None


def kind_of_archive(content: bytes, entries: Collection[str], name: str) -> Refusal | None:
    """Return the kind of a zip of an office program; None for others."""
    if "[Content_Types].xml" in entries:
        sheets = any(entry.startswith("xl/") for entry in entries)
        return Refusal.SPREADSHEET if sheets else Refusal.DOCUMENT
    if "mimetype" in entries:
        # It comes first, and as it is.
        sheets = b"opendocument.spreadsheet" in content[:200]
        return Refusal.SPREADSHEET if sheets else Refusal.DOCUMENT
    if any(entry.endswith(".iwa") for entry in entries):
        return _sheet_or_document(name)
    return None


def kind_inside(entries: Collection[str]) -> tuple[Refusal, str] | None:
    """Return the kind of the most promising file of an archive without tables."""
    for kind, suffixes in _SUFFIXES:
        for entry in entries:
            if PurePosixPath(entry).suffix.casefold() in suffixes:
                return kind, entry
    return None


def _sheet_or_document(name: str) -> Refusal:
    written = PurePosixPath(name.casefold()).suffix in _WRITTEN
    return Refusal.DOCUMENT if written else Refusal.SPREADSHEET
