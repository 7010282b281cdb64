"""Why a file is not imported at all."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with a file as a whole."""

    EMPTY = "empty"
    NOT_A_HISTORY = "not_a_history"
    UNKNOWN_LAYOUT = "unknown_layout"
    WITHOUT_YEARS = "without_years"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SUSPICIOUS_ARCHIVE = "suspicious_archive"


class ImportRefusedError(Exception):
    """A file that cannot be imported; `name` is the file's, inside an archive that of the entry."""

    def __init__(self, refusal: Refusal, name: str) -> None:
        super().__init__(refusal, name)
        self.refusal = refusal
        self.name = name
