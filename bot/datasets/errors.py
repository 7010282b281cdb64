"""What can go wrong while a data set is fetched or looked for."""

from pathlib import Path


class DataSetError(Exception):
    """A data set cannot be had; the message says why and what to do next."""


class UnreachableError(DataSetError):
    """The place a data set comes from does not answer."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"{address} cannot be reached ({reason}). Check the connection and run the same "
            "command again; what already arrived is kept."
        )


class RefusedError(DataSetError):
    """The place a data set comes from answers, but does not hand it out."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(f"{address} answered with HTTP status {status} instead of the data set.")


class InterruptedDownloadError(DataSetError):
    """The connection ended before everything had arrived."""

    def __init__(self, address: str, received: int, expected: int) -> None:
        super().__init__(
            f"{address} stopped after {received:,} of {expected:,} bytes. Run the same command "
            "again: it goes on from there."
        )


class WrongContentError(DataSetError):
    """What arrived is not the file that was published; nothing of it was used."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source} {problem}. It was thrown away; nothing of it was unpacked.")


class DiskError(DataSetError):
    """A file of the data set cannot be written or read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: {error.strerror or error}.")


class UnknownSetError(DataSetError):
    """There is no data set of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no data set called {name!r}; there are: {', '.join(known)}.")


class NoDataSetError(DataSetError):
    """No data set was named and none has been fetched."""

    def __init__(self) -> None:
        super().__init__(
            "there is no MovieLens data set yet. Fetch one with "
            "`matinee data get ml-latest-small`, or name a folder in MATINEE_MOVIELENS."
        )
