"""Model directories: npy files, the catalogue and a manifest with versions and checksums."""

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Catalogue
from recommender.data.catalogue_file import read_catalogue_json, written_catalogue
from recommender.data.json_file import read_json_file
from recommender.errors import ModelDamagedError, ModelTooNewError, is_shortage
from recommender.model.configuration import TrainingConfig
from recommender.model.learned import Learned
from recommender.model.liking import USUAL_WEIGHTS
from recommender.model.serving import ServingParameters

FORMAT = 2
# Format 1 had genres in the array of recent popularity, and a weight for them alone.
_FIRST_FORMAT = 1
# Settings that manifests of older models do not name, with their values.
_UNNAMED_SETTINGS = {"rarity_power": 0.0}
MANIFEST = "manifest.json"
CATALOGUE = "catalogue.json"
_TYPES = {
    "movie_ids": np.int64,
    "popularity": np.int64,
    "item_factors": np.float32,
    "recent_popularity": np.float32,
    "gram": np.float64,
    "prior_means": np.float64,
    "prior_precisions": np.float64,
    "evidence": np.float32,
    "like_odds": np.float32,
    "liking_weights": np.float64,
}
ARRAYS = tuple(_TYPES)
_MAX_COUNT = 2**63
# The catalogues in use by the checksums of their files: models with the same films share one.
_catalogues: WeakValueDictionary[str, Catalogue] = WeakValueDictionary()


def save(learned: Learned, directory: Path) -> None:
    """Write the model into a directory next to the given one, then rename it to replace that."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        for name in ARRAYS:
            np.save(unfinished / f"{name}.npy", np.ascontiguousarray(getattr(learned, name)))
        _write_json(unfinished / CATALOGUE, written_catalogue(learned.catalogue))
        _write_json(unfinished / MANIFEST, _manifest(learned, unfinished))
        for path in (*unfinished.iterdir(), unfinished):
            _flush(path)
        if directory.exists():
            shutil.rmtree(directory)
        unfinished.rename(directory)
        _flush(directory.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _manifest(learned: Learned, directory: Path) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "config": json.loads(learned.config.to_json()),
        "parameters": asdict(learned.parameters),
        "users": learned.users,
        "movies": len(learned.movie_ids),
        "entries": learned.entries,
        "seconds": learned.seconds,
        "sha256": {path.name: _checksum(path) for path in sorted(directory.iterdir())},
    }


def load(directory: Path) -> Learned:
    """Read a model after checking its files against the manifest; its arrays are read-only.

    Raises ModelTooNewError for a newer format, and ModelDamagedError for any other fault.
    """
    try:
        return _load(directory)
    except ModelDamagedError:
        raise
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise ModelDamagedError(directory, f"{missing} is missing") from error
    except Exception as error:  # Any other error means that the directory is damaged.
        if is_shortage(error):
            raise
        raise ModelDamagedError(directory, f"it does not fit together: {error!r}") from error


def _load(directory: Path) -> Learned:
    manifest: Any = read_json_file(directory / MANIFEST)
    _demand(directory, isinstance(manifest, dict), "the manifest is no JSON object")
    version = manifest.get("format")
    foreign = f"its format is {version}, this program reads up to {FORMAT}"
    if type(version) is int and version > FORMAT:
        raise ModelTooNewError(directory, foreign)
    _demand(directory, version in (_FIRST_FORMAT, FORMAT), foreign)
    checksums = manifest.get("sha256")
    _demand(directory, isinstance(checksums, dict), "its manifest has no checksums")
    files = _files(version)
    _check_sums(directory, checksums, files)
    learned = _assemble(directory, manifest, files)
    _check_shapes(directory, learned)
    return learned


def _files(version: int) -> dict[str, str]:
    """Return the file name of each array in a format."""
    files = {name: f"{name}.npy" for name in ARRAYS}
    if version == _FIRST_FORMAT:
        files["recent_popularity"] = "side_features.npy"
        del files["like_odds"], files["liking_weights"]
    return files


def _check_sums(directory: Path, checksums: dict[str, str], files: dict[str, str]) -> None:
    for name in (CATALOGUE, *files.values()):
        path = directory / name
        _demand(directory, path.is_file(), f"{name} is missing")
        _demand(directory, _checksum(path) == checksums.get(name), f"{name} has been altered")


def _assemble(directory: Path, manifest: dict[str, Any], files: dict[str, str]) -> Learned:
    catalogue = _catalogue(directory, manifest["sha256"][CATALOGUE])
    arrays = {name: _open_array(directory / file) for name, file in files.items()}
    config, parameters = _UNNAMED_SETTINGS | manifest["config"], dict(manifest["parameters"])
    if manifest["format"] == _FIRST_FORMAT:
        arrays["recent_popularity"] = arrays["recent_popularity"][:, 0]
        # Format 1 has no opinions of raters: all films are equally likely to be liked.
        arrays["like_odds"] = np.zeros(len(catalogue), np.float32)
        arrays["liking_weights"] = np.array(USUAL_WEIGHTS)
        parameters["focus_weight"] = parameters.pop("genre_weight")
        # That model lacks what training tunes now: other settings keep it from being a warm start.
        config["tuning"] = False
    return Learned(
        catalogue=catalogue,
        config=TrainingConfig.from_json(json.dumps(config)),
        parameters=ServingParameters(**parameters),
        users=_count(manifest["users"]),
        entries=_count(manifest["entries"]),
        seconds=dict(manifest["seconds"]),
        **arrays,
    )


def _count(value: object) -> int:
    if type(value) is not int or not 0 < value < _MAX_COUNT:
        raise ValueError(f"{value!r} is no count")
    return value


def _catalogue(directory: Path, checksum: str) -> Catalogue:
    """Return the catalogue, that of another model in use if it is the same."""
    catalogue = _catalogues.get(checksum)
    if catalogue is None:
        catalogue = read_catalogue_json(read_json_file(directory / CATALOGUE))
        _catalogues[checksum] = catalogue
    return catalogue


def _open_array(path: Path) -> npt.NDArray[Any]:
    # Mapping it first refuses a header that claims more than the file holds without allocating it.
    # Copying it then: reading a mapped file that was cut off would end the process.
    array = np.array(np.load(path, mmap_mode="r", allow_pickle=False))
    array.flags.writeable = False
    return array


def _check_shapes(directory: Path, learned: Learned) -> None:
    movies, factors = len(learned.movie_ids), learned.config.factors
    levels = len(learned.prior_means)
    expected = {
        "movie_ids": (movies,),
        "item_factors": (movies, factors),
        "popularity": (movies,),
        "recent_popularity": (movies,),
        "gram": (factors, factors),
        "prior_means": (levels, factors),
        "prior_precisions": (levels, factors, factors),
        "evidence": (movies,),
        "like_odds": (len(learned.catalogue),),
        "liking_weights": np.shape(USUAL_WEIGHTS),
    }
    for name, shape in expected.items():
        array = getattr(learned, name)
        _demand(directory, array.dtype == _TYPES[name], f"{name} is of the type {array.dtype}")
        _demand(directory, array.shape == shape, f"{name} has the shape {array.shape}, not {shape}")
        _demand(directory, bool(np.isfinite(array).all()), f"{name} holds what is no number")
    unlisted = learned.catalogue.rows(learned.movie_ids) < 0
    _demand(directory, not unlisted.any(), "it has movies that its catalogue does not list")


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Flush a file or a folder to the disk; Windows cannot flush folders."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _demand(directory: Path, valid: bool, problem: str) -> None:
    if not valid:
        raise ModelDamagedError(directory, problem)
