"""What can go wrong in the recommender, each error with the data a caller needs to explain it."""

import errno
from pathlib import Path

_SHORTAGES = (errno.ENOMEM, errno.EMFILE, errno.ENFILE)


def is_shortage(error: Exception) -> bool:
    """Whether the machine had too little memory or open files: the file itself may be whole."""
    few_files = isinstance(error, OSError) and error.errno in _SHORTAGES
    return few_files or isinstance(error, MemoryError)


class RecommenderError(Exception):
    """Base of all errors that the recommender raises on purpose."""


class DatasetError(RecommenderError):
    """A data set cannot be read: names the file, the line where known, and the problem."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        place = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {problem}")


class ModelDamagedError(RecommenderError):
    """A model directory cannot be served: something is missing, altered or of another version."""

    def __init__(self, directory: Path, problem: str) -> None:
        self.directory = directory
        self.problem = problem
        super().__init__(f"the model in {directory} cannot be used: {problem}")


class ModelTooNewError(ModelDamagedError):
    """A model directory of a format that only a newer version of this program reads."""


class UnknownMovieError(RecommenderError, KeyError):
    """No movie has this id in the catalogue or model that was asked."""

    def __init__(self, movie_id: int) -> None:
        self.movie_id = movie_id
        super().__init__(movie_id)

    def __str__(self) -> str:
        return f"no movie has the id {self.movie_id}"


class ConfigurationError(RecommenderError, ValueError):
    """A setting or an argument has a value that cannot work."""

    def __init__(self, setting: str, problem: str) -> None:
        self.setting = setting
        self.problem = problem
        super().__init__(f"{setting} {problem}")


class ProfileError(RecommenderError, ValueError):
    """A person's likes carry a weight that is no positive number."""

    def __init__(self, movie_id: int, weight: float) -> None:
        self.movie_id = movie_id
        self.weight = weight
        super().__init__(
            f"the like of movie {movie_id} weighs {weight}; a weight is a positive number"
        )
