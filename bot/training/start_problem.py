"""Why a run could not even begin."""

from pathlib import Path

from bot.datasets.errors import MissingFolderError, NoDataSetError
from bot.domain.runs.problems import BaseMissing, CannotStart, DiskFull, RunProblem
from bot.models.files import file_trouble
from bot.store.errors import StoreFullError


def start_problem(error: Exception) -> RunProblem:
    """Return what an error means to people; it may come from the store, a file or the base data."""
    match error:
        case StoreFullError():
            return DiskFull()
        case NoDataSetError():
            return BaseMissing()
        case MissingFolderError():
            return BaseMissing(base=Path(error.named).name)
        case OSError():
            return CannotStart(detail=file_trouble(error))
        case _:
            return CannotStart(detail=str(error))
