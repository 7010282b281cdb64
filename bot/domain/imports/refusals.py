"""Refusals of whole files."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.imports.history import SkipReason


class Refusal(StrEnum):
    """What is wrong with a file as a whole."""

    EMPTY = "empty"
    NOT_A_HISTORY = "not_a_history"
    SPREADSHEET = "spreadsheet"
    DOCUMENT = "document"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    NESTED_ARCHIVE = "nested_archive"
    OTHER_ARCHIVE = "other_archive"
    UNKNOWN_LAYOUT = "unknown_layout"
    WITHOUT_YEARS = "without_years"
    WITHOUT_HEADER = "without_header"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SUSPICIOUS_ARCHIVE = "suspicious_archive"
    SUSPICIOUS_XML = "suspicious_xml"
    TOOK_TOO_LONG = "took_too_long"
    NOT_SENT = "not_sent"


class ImportRefusedError(Exception):
    """A file that cannot be imported; `name` is the file's, inside an archive that of the entry."""

    def __init__(self, refusal: Refusal, name: str) -> None:
        super().__init__(refusal, name)
        self.refusal = refusal
        self.name = name


class NoFilmsError(Exception):
    """All rows of a file were skipped; the counts are by reason."""

    def __init__(self, name: str, skipped: Mapping[SkipReason, int]) -> None:
        super().__init__(name, skipped)
        self.name, self.skipped = name, skipped
