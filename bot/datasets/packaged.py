"""MovieLens ml-100k out of a Python package, for machines that reach nothing but packages.

The package recbole carries the set as an example. Of its wheel, whose sha256 is pinned, only the
two files of that set are read; nothing is installed and none of its code runs.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bot.datasets.archive import unpack
from bot.datasets.errors import ContentFault, PackageError, WrongContentError
from recommender.data.movielens import GENRES_100K

REQUIREMENT = (
    "recbole==1.2.1 "
    "--hash=sha256:9c9948202011f37eb0a7c6768129313f00d6403ad221ec940d5e2d5d5f33a407\n"
)
MAX_FILE_BYTES = 20_000_000


def fetch_packaged(directory: Path) -> Path:
    """Bring ml-100k into `directory`/ml-100k in MovieLens' own layout and return that folder."""
    with tempfile.TemporaryDirectory(prefix="matinee-") as scratch:
        wheel = _download_wheel(Path(scratch))
        unpack(wheel, ("ml-100k.inter", "ml-100k.item"), Path(scratch) / "example", MAX_FILE_BYTES)
        return convert(Path(scratch) / "example", directory / "ml-100k")


def _download_wheel(scratch: Path) -> Path:
    """Let pip fetch the wheel, so that the owner's own package settings apply."""
    requirements = scratch / "requirements.txt"
    requirements.write_text(REQUIREMENT, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    command += ["--dest", str(scratch), "--requirement", str(requirements)]
    finished = subprocess.run(  # noqa: S603  # every word of it is ours
        command, capture_output=True, text=True, check=False, timeout=300
    )
    wheels = list(scratch.glob("*.whl"))
    if finished.returncode or not wheels:
        errors = [line for line in finished.stderr.splitlines() if line.startswith("ERROR")]
        reason = errors[-1] if errors else ""
        raise PackageError("ml-100k", finished.returncode, reason)
    return wheels[0]


def convert(example: Path, folder: Path) -> Path:
    """Write the package's two tables as the u.data and u.item that MovieLens publishes."""
    ratings = "".join(f"{line}\n" for line in _rows(example / "ml-100k.inter", 4))
    movies = "".join(_movie_line(row) for row in _rows(example / "ml-100k.item", 4))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "u.item").write_text(movies, encoding="utf-8")
    (folder / "u.data").write_text(ratings, encoding="utf-8")
    return folder


def _rows(path: Path, columns: int) -> list[str]:
    """Return the lines below the header, each with the right number of tabs."""
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    for number, row in enumerate(rows, start=2):
        if row.count("\t") != columns - 1:
            raise WrongContentError(path.name, ContentFault.WRONG_ROW, str(number))
    return rows


def _movie_line(row: str) -> str:
    movie_id, title, year, genres = row.split("\t")
    if year.isdigit():
        title = f"{title} ({year})"
    elif genres == "unknown":
        title = "unknown"
    named = genres.split(" ")
    flags = "|".join(str(int(genre in named)) for genre in GENRES_100K)
    return f"{movie_id}|{title}||||{flags}\n"
