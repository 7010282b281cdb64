"""The pointer of a registry: which version is in service, and since when."""

from datetime import datetime
from pathlib import Path
from typing import Self

from pydantic import BaseModel

from bot.models.files import read_json, write_json
from bot.models.manifest import Count, UtcMoment

POINTER = "current"


class Pointer(BaseModel):
    """The content of the file `current`."""

    version: Count
    published_at: UtcMoment

    @classmethod
    def read(cls, directory: Path) -> Self:
        """Read a registry's pointer; raise FileNotFoundError, OSError or ValueError without one."""
        return cls.model_validate(read_json(directory / POINTER))

    @classmethod
    def write(cls, directory: Path, version: int, published_at: datetime, aside: Path) -> None:
        """Replace a registry's pointer atomically; move a folder of its name into `aside`."""
        path = directory / POINTER
        if path.is_dir():
            aside.mkdir(exist_ok=True)
            path.rename(aside / f"{POINTER}-{published_at.timestamp():.0f}")
        pointer = cls(version=version, published_at=published_at)
        write_json(path, pointer.model_dump(mode="json"))
