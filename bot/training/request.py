"""What the bot hands to the trainer process: one folder with a JSON file and three arrays."""

import hashlib
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, JsonValue

from bot.domain.runs.reasons import RunReason, read_reason
from bot.models.files import read_json, write_json
from bot.training.memory import USUAL_MB
from recommender import Movie, Profile, TrainingConfig
from recommender.model.training.influence import Origins

REQUEST_FILE = "request.json"
MODEL_FOLDER = "model"
COMMUNITY_FILES = {
    "user_ids": np.int64,
    "movie_ids": np.int64,
    "weights": np.float32,
    "servers": np.int64,
    "newcomers": np.bool_,
}


@dataclass(frozen=True)
class Community:
    """All stored likes as arrays of one length, sorted by user: user ids, movie ids, weights.

    `servers` and `newcomers` say of each like's person where they are, and whether they are new.
    """

    user_ids: NDArray[np.int64]
    movie_ids: NDArray[np.int64]
    weights: NDArray[np.float32]
    servers: NDArray[np.int64]
    newcomers: NDArray[np.bool_]

    @property
    def people(self) -> NDArray[np.int64]:
        """The ids of the people who like something, ascending."""
        return np.unique(self.user_ids)

    def select(self, mask: NDArray[np.bool_]) -> "Community":
        """Return only the likes for which the mask is true."""
        return Community(*(getattr(self, name)[mask] for name in COMMUNITY_FILES))

    def profiles(self) -> list[Profile]:
        """Return one profile per person, in the order of their ids."""
        starts = np.flatnonzero(np.diff(self.user_ids)) + 1
        groups = zip(np.split(self.movie_ids, starts), np.split(self.weights, starts), strict=True)
        return [
            Profile(likes=dict(zip(movies.tolist(), weights.tolist(), strict=True)))
            for movies, weights in groups
            if len(movies)
        ]

    def origins(self) -> Origins:
        """Return where each of the `profiles` comes from."""
        _, first = np.unique(self.user_ids, return_index=True)
        servers = self.servers[first]
        alone = len(np.unique(servers)) <= 1
        return Origins(servers, self.newcomers[first], alone)

    def save(self, directory: Path) -> None:
        """Write one npy file per array."""
        for name in COMMUNITY_FILES:
            np.save(directory / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, directory: Path) -> Self:
        """Read what `save` wrote; ValueError or OSError when it is damaged."""
        arrays = {
            name: np.load(directory / f"{name}.npy", allow_pickle=False).astype(kind)
            for name, kind in COMMUNITY_FILES.items()
        }
        return cls(**arrays)


@dataclass(frozen=True)
class Recipe:
    """What a model is made of: the folder of a MovieLens set, settings, films that admins added."""

    base: Path
    configuration: TrainingConfig
    additions: tuple[Movie, ...] = ()


@dataclass(frozen=True)
class TrainingRequest:
    """Everything that one run of the trainer process gets.

    `champion` is the folder of the model in service: the start of the warm start and what the
    candidate is measured against. The run plans to take `memory_mb`; `memory_limit_mb` is what it
    cannot exceed (0: no limit).
    """

    version: int
    recipe: Recipe
    reason: RunReason
    started_at: datetime
    champion: Path | None = None
    memory_mb: int = USUAL_MB
    memory_limit_mb: int = 0
    fingerprint: str = ""

    def save(self, directory: Path) -> None:
        """Write the request into a run's folder."""
        content = _RequestFile(
            version=self.version,
            base=self.recipe.base.resolve(),
            configuration=self.recipe.configuration.to_json(),
            additions=tuple(_Film(**asdict(movie)) for movie in self.recipe.additions),
            reason=self.reason.to_json(),
            started_at=self.started_at,
            champion=None if self.champion is None else self.champion.resolve(),
            memory_mb=self.memory_mb,
            memory_limit_mb=self.memory_limit_mb,
            fingerprint=self.fingerprint,
        )
        write_json(directory / REQUEST_FILE, content.model_dump(mode="json"))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a request file."""
        content = _RequestFile.model_validate(read_json(path))
        recipe = Recipe(
            content.base,
            TrainingConfig.from_json(content.configuration),
            tuple(
                Movie.from_listing(film.movie_id, film.listed_title, film.genres)
                for film in content.additions
            ),
        )
        return cls(
            content.version,
            recipe,
            read_reason(content.reason),
            content.started_at,
            content.champion,
            content.memory_mb,
            content.memory_limit_mb,
            content.fingerprint,
        )


def write_request(directory: Path, request: TrainingRequest, community: Community) -> None:
    """Write all that a run's process gets into a folder of its own."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    community.save(directory)
    request.save(directory)


class _Film(BaseModel):
    movie_id: int
    listed_title: str
    genres: tuple[str, ...]


class _RequestFile(BaseModel):
    version: int
    base: Path
    configuration: str
    additions: tuple[_Film, ...]
    reason: JsonValue
    started_at: datetime
    champion: Path | None
    memory_mb: int
    memory_limit_mb: int
    fingerprint: str


def fingerprint(recipe: Recipe, community: Community) -> str:
    """Return a text that changes with anything a model would be made of (some file access)."""
    files = sorted(recipe.base.iterdir()) if recipe.base.is_dir() else []
    states = [(file.name, file.stat()) for file in files if file.is_file()]
    parts: list[bytes] = [
        repr([(name, state.st_size, state.st_mtime_ns) for name, state in states]).encode(),
        recipe.configuration.to_json().encode(),
        repr([(m.movie_id, m.listed_title, m.genres) for m in recipe.additions]).encode(),
        *(getattr(community, name).tobytes() for name in COMMUNITY_FILES),
    ]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
