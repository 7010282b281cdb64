"""What `recommender` offers by name, and what a process has to load for it."""

import subprocess
import sys
from pathlib import Path

import recommender

FOLDER = {
    "ratings.csv": "userId,movieId,rating,timestamp\n1,10,4.5,978300760\n",
    "movies.csv": "movieId,title,genres\n10,Heat (1995),Crime\n",
    "tags.csv": "userId,movieId,tag,timestamp\n1,10,heist,978300760\n",
}


def _loaded(program: str, *packages: str) -> str:
    """Run a program in a process of its own, and say which of some packages it loaded."""
    program += f"\nimport sys; print(sorted({set(packages)!r} & set(sys.modules)))"
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert ended.stderr == ""
    return ended.stdout.strip()


def test_every_public_name_is_there_and_no_other() -> None:
    for name in recommender.__all__:
        assert getattr(recommender, name).__module__.startswith("recommender.")
    assert not hasattr(recommender, "recommend")


def test_reading_ratings_loads_nothing_that_models_and_titles_need(tmp_path: Path) -> None:
    for name, text in FOLDER.items():
        (tmp_path / name).write_text(text, "utf-8")
    program = f"from recommender import load_dataset; load_dataset({str(tmp_path)!r})"

    assert _loaded(program, "implicit", "pandas", "scipy") == "['pandas']"


def test_serving_loads_neither_implicit_nor_pandas() -> None:
    program = "from recommender import *; import recommender.model.storage, recommender.model.quiz"

    assert _loaded(program, "implicit", "pandas", "scipy.linalg") == "['scipy.linalg']"
