"""Bytes of a text file -> text, whichever of the usual encodings it was saved in."""

import codecs

from bot.domain.imports.refusals import ImportRefusedError, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are no text: pictures, documents, archives of other kinds, programs.
_BINARY_STARTS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
    b"\x00\x00\x00", b"ID3", b"OggS", b"SQLite format 3", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
_SAMPLE = 4096


def decoded(content: bytes, name: str) -> str:
    """Return the text; raises ImportRefusedError for what is no text.

    UTF-8 with and without its mark, UTF-16, else Windows-1252, which spreadsheets write. NULs are
    dropped.
    """
    if content.startswith(_BINARY_STARTS):
        raise ImportRefusedError(Refusal.NOT_A_HISTORY, name)
    text = content.decode(_encoding(content), errors="replace").replace("\0", "")
    if not text.strip():
        raise ImportRefusedError(Refusal.EMPTY, name)
    sample = text[:_SAMPLE]
    if sum(not each.isprintable() and each not in "\r\n\t" for each in sample) > len(sample) // 20:
        raise ImportRefusedError(Refusal.NOT_A_HISTORY, name)
    if sample.lstrip().casefold().startswith(("<!doctype html", "<html")):
        raise ImportRefusedError(Refusal.NOT_A_HISTORY, name)
    return text


def _encoding(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    # Latin text in UTF-16 has a NUL in every second place.
    if sample[1::2].count(0) > len(sample) // 3:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 3:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"
