from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recommender import DatasetError, load_dataset
from recommender.data import rating_pieces
from recommender.data.movielens import GENRES_100K
from recommender.data.rating_pieces import rating_table
from recommender.data.ratings import read_ratings
from tests.data import movielens

TABBED = rating_table("\t")
HEADER = "userId,movieId,rating,timestamp\r\n"
RATINGS = [(1, 10, "4", 978300760), (1, 20, "3", 978302109), (7, 10, "5", 978301968)]
MOVIES = [(10, "Matrix, The (1999)", "Action|Sci-Fi"), (20, "Café (1990)", "Drama")]


def _write(folder: Path, name: str, lines: Sequence[str], encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("".join(lines).encode(encoding))
    return path


def _dat(folder: Path, ratings: Sequence[str] | None = None) -> Path:
    given_lines = [f"{u}::{m}::{r}::{t}\n" for u, m, r, t in RATINGS]
    _write(folder, "ratings.dat", given_lines if ratings is None else ratings)
    lines = [f"{each}::{title}::{genres}\n" for each, title, genres in MOVIES]
    _write(folder, "movies.dat", lines, "iso-8859-1")
    return folder


def _csv(folder: Path) -> Path:
    lines = [f"{u},{m},{float(r)},{t}\r\n" for u, m, r, t in RATINGS]
    _write(folder, "ratings.csv", [HEADER, *lines])
    movies = [f'{each},"{title}",{genres}\r\n' for each, title, genres in MOVIES]
    _write(folder, "movies.csv", ["movieId,title,genres\r\n", *movies])
    return folder


def _tabbed(folder: Path) -> Path:
    _write(folder, "u.data", [f"{u}\t{m}\t{r}\t{t}\n" for u, m, r, t in RATINGS])
    movies = []
    for movie_id, title, genres in MOVIES:
        flags = "|".join(str(int(genre in genres.split("|"))) for genre in GENRES_100K)
        movies.append(f"{movie_id}|{title}|01-Jan-1999||http://x|{flags}\n")
    _write(folder, "u.item", movies, "iso-8859-1")
    return folder


@pytest.mark.parametrize("layout", [_dat, _csv, _tabbed])
def test_each_layout_is_found_out_and_read(tmp_path: Path, layout: Callable[[Path], Path]) -> None:
    dataset = load_dataset(layout(tmp_path))

    assert dataset.user_ids.tolist() == [1, 1, 7]
    assert dataset.movie_ids.tolist() == [10, 20, 10]
    assert dataset.ratings.tolist() == [4, 3, 5]
    assert dataset.timestamps is not None
    assert dataset.timestamps.tolist() == [978300760, 978302109, 978301968]
    assert [movie.label for movie in dataset.catalogue] == ["The Matrix (1999)", "Café (1990)"]
    assert dataset.catalogue[10].genres == ("Action", "Sci-Fi")
    assert dataset.popularity() == {10: 2, 20: 1}


def test_timestamps_that_are_all_equal_count_as_absent(tmp_path: Path) -> None:
    _dat(tmp_path, ["1::10::4::0\n", "2::20::4::0\n"])

    assert load_dataset(tmp_path).timestamps is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("1::10::4\n", "expected userId, movieId, rating, timestamp"),
        ("1::10::4::5::6\n", "expected userId"),
        ("1::10::4::5:\n", "'5:' is no timestamp"),
        ("True::10::4::5\n", "'True' is no user id"),
        ("x::10::4::5\n", "'x' is no user id"),
        ("1::-10::4::5\n", "'-10' is no movie id"),
        ("1::10::NaN::5\n", "'NaN' is no rating"),
        ("1::10::6::5\n", "'6' is no rating between"),
        ("1::10::::5\n", "is no rating"),
        ("1::99::4::5\n", "rates movie 99, which movies.dat does not list"),
        ("1::99::4::5\n1::30::4::5\n", "rates movie 99, which"),
        ("1::9999999::4::5\n", "rates movie 9999999, which"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    _dat(tmp_path, ["1::10::4::11\n", "2::10::5::12\n", line, "3::10::5::13\n"])

    with pytest.raises(DatasetError, match=problem) as caught:
        load_dataset(tmp_path)

    assert caught.value.line == 3
    assert caught.value.path == tmp_path / "ratings.dat"


@given(st.integers(40, 1_779))
def test_a_file_cut_off_inside_a_line_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, size: int
) -> None:
    path = tmp_path_factory.mktemp("ratings") / "ratings.csv"
    content = b"".join(b"%d\t10\t4.0\t9783007%02d\n" % (row, row) for row in range(10, 99))
    path.write_bytes(content[:size])
    whole = content[:size].count(b"\n")

    if content[size - 1 : size + 1].count(b"\n"):
        assert len(read_ratings(path, TABBED).ratings) in {whole, whole + 1}
    else:
        with pytest.raises(DatasetError, match=r"ratings\.csv") as caught:
            read_ratings(path, TABBED)
        assert caught.value.line == whole + 1


def test_a_movie_file_cut_off_is_noticed(tmp_path: Path) -> None:
    _csv(tmp_path)
    path = tmp_path / "movies.csv"
    path.write_bytes(path.read_bytes()[:-25])

    with pytest.raises(DatasetError, match=r"movies\.csv"):
        load_dataset(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    _csv(tmp_path)
    (tmp_path / "movies.csv").unlink()

    with pytest.raises(DatasetError, match=r"missing beside ratings\.csv") as caught:
        load_dataset(tmp_path)
    assert caught.value.path == tmp_path / "movies.csv"


def test_a_folder_without_a_data_set_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"ratings\.csv and movies\.csv"):
        load_dataset(tmp_path)
    with pytest.raises(DatasetError, match="not a folder"):
        load_dataset(tmp_path / "absent")


def test_an_empty_rating_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no ratings"):
        load_dataset(_dat(tmp_path, []))


ROWS = st.lists(
    st.tuples(
        st.integers(0, 10**12),
        st.integers(0, 10**9),
        st.sampled_from([0.5, 1, 1.5, 2, 3.5, 4, 4.5, 5]),
        st.integers(0, 2 * 10**9),
    ),
    min_size=1,
    max_size=30,
)


@given(
    rows=ROWS,
    separator=st.sampled_from(["::", ",", "\t"]),
    end=st.sampled_from(["\n", "\r\n"]),
    blank=st.sampled_from(["", "\n", "\r\n\n"]),
)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int, float, int]],
    separator: str,
    end: str,
    blank: str,
) -> None:
    path = tmp_path_factory.mktemp("ratings") / "ratings"
    head = f"userId,movieId,rating,timestamp{end}" if separator == "," else ""
    text = head + "".join(separator.join(map(str, row)) + end for row in rows) + blank
    path.write_bytes(text.encode())

    columns = list(zip(*rows, strict=True))
    table = read_ratings(path, rating_table(separator))
    assert [column.tolist() for column in table if column is not None] == [*map(list, columns)]


@pytest.mark.parametrize(
    "text",
    [
        "movieId,userId,timestamp,rating\n10,1,978300760,4.5\n20,2,978300761,3\n",
        "user_id,movie_id,rating,timestamp,note\n1,10,4.5,978300760,x\n2,20,3,978300761,y\n",
        'userId,movieId,rating,timestamp\n"1","10","4.5","978300760"\n2,20,3.0,978300761\n',
        "\ufeffUser ID,Movie ID,Rating,Timestamp\n1,10,4.5,978300760\n2,20,3,978300761\n\n",
        "userId,movieId,rating,timestamp\n1.0,10.0,4.5,978300760.0\n2,20,3,978300761\n",
        "userId,movieId,rating,timestamp\n1,10,4.5,2000-12-31T22:12:40Z\n2,20,3,978300761\n",
        "userId,movieId,rating,timestamp\n1,10,4.5,2000-12-31 22:12:40\n2,20,3,978300761\n",
        "userId,movieId,rating,timestamp\n1,10,4.5,2000-12-31 23:12:40+01:00\n2,20,3,978300761\n",
    ],
)
def test_other_ways_of_writing_the_same_are_read_right(tmp_path: Path, text: str) -> None:
    (tmp_path / "ratings.csv").write_text(text, "utf-8")
    table = read_ratings(tmp_path / "ratings.csv", rating_table(","))
    assert [column.tolist() for column in table if column is not None] == [
        [1, 2],
        [10, 20],
        [4.5, 3],
        [978300760, 978300761],
    ]


def test_a_file_without_timestamps_has_none(tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating\n1,10,4\n")
    assert read_ratings(tmp_path / "ratings.csv", rating_table(",")).timestamps is None


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("1,10,4.0,5\n2,10,4.0,6\n", 1, "a header that names userId, movieId, rating"),
        ("userId;movieId;rating;timestamp\n1;10;4,5;5\n", 1, "a header that names"),
        ("userId,movieId,timestamp\n1,10,5\n", 1, "a header that names rating"),
        ("userId,movieId,rating,tmestamp\n1,10,4,5\n", 1, "a header that names timestamp"),
        ("userId,timestmap,movieId,rating\n1,5,10,4\n", 1, "a header that names timestamp"),
        ('userId,movieId,rating,timestamp\n1,10,"4,5",5\n', 2, "'4,5' is no rating"),
        ("userId,movieId,rating,timestamp\n1,10,4,5,9\n", 2, "expected userId"),
        ("userId,movieId,rating,timestamp\n1,10,4,5\n1,10,4\n", 3, "expected userId"),
        ("userId,movieId,rating,timestamp\n1,10,4,5\n1,1O,4,5\n", 3, "'1O' is no movie id"),
        ("userId,movieId,rating,timestamp\nTrue,10,4,5\n", 2, "'True' is no user id"),
        ("userId,movieId,rating,timestamp\n1,10,4,5\n1,10,4,31.12.2000\n", 3, "no timestamp"),
        ("userId,movieId,rating,timestamp\n1,10.5,4,5\n", 2, "'10.5' is no movie id"),
        ('userId,movieId,rating,timestamp\n1,"10,4,5\n2,10,4,5\n', 3, "broken CSV"),
    ],
)
def test_what_could_be_read_wrong_is_refused(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    (tmp_path / "ratings.csv").write_text(text)
    with pytest.raises(DatasetError, match=problem) as caught:
        read_ratings(tmp_path / "ratings.csv", rating_table(","))
    assert caught.value.line == line


@given(
    rows=ROWS,
    separator=st.sampled_from(["::", ",", "\t"]),
    place=st.floats(0, 1),
    put=st.sampled_from(["", ",", ":", "::", "\t", '"', "\n", "\r", " ", "-", "e", "T", ".", "1"]),
    taken=st.integers(0, 2),
)
@example(rows=[(0, 0, 0.5, 100)], separator=",", place=0.5, put="", taken=1)  # "tmestamp"
def test_what_pandas_reads_is_what_a_strict_reader_finds(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int, float, int]],
    separator: str,
    place: float,
    put: str,
    taken: int,
) -> None:
    """A file with one slip is refused, or both ways to read it agree."""
    path = tmp_path_factory.mktemp("ratings") / "ratings"
    head = "userId,movieId,rating,timestamp\n" if separator == "," else ""
    text = head + "".join(separator.join(map(str, row)) + "\n" for row in rows)
    at = int(place * len(text))
    path.write_bytes((text[:at] + put + text[at + taken :]).encode())

    table = rating_table(separator)
    try:
        (plain,) = rating_pieces.plain_pieces(path, table).tables
        (strict,) = rating_pieces.strict_pieces(path, table).tables
    except (DatasetError, rating_pieces.NotPlainError):
        return
    for one, other in zip(plain, strict, strict=True):
        assert one is not None
        assert other is not None
        assert one.tolist() == other.tolist()


def test_links_give_films_their_numbers(tmp_path: Path) -> None:
    folder = _csv(tmp_path)
    assert (folder / "links.csv").write_text("movieId,imdbId,tmdbId\n10,0133093,603\n20,,\n")
    films = load_dataset(folder).catalogue
    assert [(film.imdb_id, film.tmdb_id) for film in films] == [(133093, 603), (None, None)]
    (folder / "links.csv").write_text("movieId,imdbId,tmdbId\n10,none,603\n")
    with pytest.raises(DatasetError, match="'none' is no imdbId") as caught:
        load_dataset(folder)
    assert caught.value.line == 2


@pytest.mark.parametrize(("separator", "header"), [(",", HEADER), ("::", "")])
def test_a_file_larger_than_a_chunk_is_read_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, separator: str, header: str
) -> None:
    monkeypatch.setattr(rating_pieces, "BUFFER_BYTES", 100)
    monkeypatch.setattr(rating_pieces, "BLOCK_BYTES", 7)
    monkeypatch.setattr(rating_pieces, "CHUNK_ROWS", 7)
    path, written = tmp_path / "ratings", rating_table(separator)
    rows = [(str(row), "10", "4.5", str(978300760 + row)) for row in range(1, 500)]
    path.write_text(header + "".join(f"{separator.join(row)}\r\n" for row in rows), newline="")

    pieces = [len(piece.ratings) for piece in rating_pieces.plain_pieces(path, written).tables]
    table = read_ratings(path, written)
    path.write_text(path.read_text("utf-8") + separator.join(["500", "10", "nine", "1"]), "utf-8")
    with pytest.raises(DatasetError, match="'nine' is no rating") as caught:
        read_ratings(path, written)

    assert pieces == [7] * 71 + [2]
    assert table.user_ids.tolist() == list(range(1, 500))
    assert caught.value.line == 500 + bool(header)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_line(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("ratings") / "ratings"
    path.write_bytes(content)

    try:
        rows = len(read_ratings(path, rating_table("::")).ratings)
    except DatasetError as error:
        named = error.path
    else:
        named = path
        assert rows == content.count(b"\n") + (not content.endswith(b"\n"))
    assert named == path


def test_ml_1m_has_the_rows_of_the_notebooks() -> None:
    dataset = load_dataset(movielens("ml-1m"))

    assert len(dataset) == 1_000_209
    assert int((dataset.ratings >= 3).sum()) == 836_478
    assert len(np.unique(dataset.user_ids)) == 6_040
    assert dataset.timestamps is None or len(dataset.timestamps) == len(dataset)


def test_ml_100k_and_latest_small_are_complete() -> None:
    assert len(load_dataset(movielens("ml-100k"))) == 100_000
    small = load_dataset(movielens("ml-latest-small"))
    assert (len(small), len(small.catalogue)) == (100_836, 9_742)
