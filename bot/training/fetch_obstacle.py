"""What an error of fetching is kept as."""

from bot.datasets.errors import (
    DatasetUnavailableError,
    DiskError,
    DownloadRefusedError,
    InterruptedDownloadError,
    NoMemoryError,
    NoRoomError,
    UnreachableError,
)
from bot.domain.bases.obstacles import NotFetched, Obstacle, TooLittleDisk, TooLittleMemory


def fetch_obstacle(error: DatasetUnavailableError) -> Obstacle:
    """Return what keeps a set from coming."""
    match error:
        case NoMemoryError():
            return TooLittleMemory(needed=error.needed, free=error.free)
        case NoRoomError():
            return TooLittleDisk(needed=error.needed, free=error.free)
        case UnreachableError():
            return NotFetched(kind="unreachable", detail=error.reason)
        case DownloadRefusedError():
            return NotFetched(kind="refused", detail=str(error.status))
        case InterruptedDownloadError():
            share = 100 * error.received // max(error.expected, 1)
            return NotFetched(kind="interrupted", detail=f"{share} %")
        case DiskError():
            return NotFetched(kind="disk", detail=error.reason)
        case _:
            return NotFetched(kind="wrong_content", detail=str(error))
