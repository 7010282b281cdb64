"""Bytes of a text file -> text, whichever of the usual encodings it was saved in."""

import codecs

from bot.domain.imports.file_kinds import kind_of_bytes, kind_of_text
from bot.domain.imports.refusals import ImportRefusedError, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


def decoded(content: bytes, name: str) -> str:
    """Return the text; raises ImportRefusedError for what is no text.

    UTF-8 with and without its mark, UTF-16, else Windows-1252, which spreadsheets write. NULs are
    dropped.
    """
    if kind := kind_of_bytes(content, name):
        raise ImportRefusedError(kind, name)
    text = content.decode(_encoding(content), errors="replace").replace("\0", "")
    if not text.strip():
        raise ImportRefusedError(Refusal.EMPTY, name)
    sample = text[:_SAMPLE]
    if sum(not each.isprintable() and each not in "\r\n\t" for each in sample) > len(sample) // 20:
        raise ImportRefusedError(Refusal.NOT_A_HISTORY, name)
    if kind := kind_of_text(sample):
        raise ImportRefusedError(kind, name)
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
