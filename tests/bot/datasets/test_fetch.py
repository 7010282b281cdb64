"""A data set is fetched whole and as published, or not at all, with a sentence that says why."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from bot.datasets import errors
from bot.datasets.fetch import demand_room, fetch, terms_of_use
from tests.bot.datasets.mirror import mirror, published, zipped

FILES = {
    "ml-tiny/ratings.csv": b"userId,movieId,rating,timestamp\n1,1,4.0,5\n",
    "ml-tiny/movies.csv": b"movieId,title,genres\n1,Quiet Harbour (1990),Drama\n",
    "ml-tiny/README.txt": b"A\n====\nx\n\nUsage License\n=====\nBe kind.\n\nB\n====\ny\n",
    "ml-tiny/links.csv": b"not wanted",
}
GOOD = zipped(FILES)


def ignore(received: int, expected: int) -> None:
    """Nobody watches."""


def leftovers(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_set_arrives_with_its_ratings_movies_and_terms_only(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with mirror(GOOD) as server:
        folder = fetch(
            published(GOOD), tmp_path, lambda got, all_of: seen.append((got, all_of)), server.site
        )
    assert leftovers(tmp_path) == ["ml-tiny"]
    assert leftovers(folder) == ["README.txt", "movies.csv", "ratings.csv"]
    assert (folder / "movies.csv").read_bytes() == FILES["ml-tiny/movies.csv"]
    assert terms_of_use(folder) == "Be kind."
    assert seen[-1] == (len(GOOD), len(GOOD))


def test_a_set_that_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    with mirror(GOOD) as server:
        fetch(published(GOOD), tmp_path, ignore, server.site)
        fetch(published(GOOD), tmp_path, ignore, server.site)
        assert len(server.ranges) == 1


def test_an_interrupted_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with (
        mirror(GOOD, cut=100) as server,
        pytest.raises(errors.InterruptedDownloadError, match=": 100: "),
    ):
        fetch(published(GOOD), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == ["ml-tiny.zip.part"]
    with mirror(GOOD) as server:
        fetch(published(GOOD), tmp_path, ignore, server.site)
        assert server.ranges == ["bytes=100-"]
    assert leftovers(tmp_path) == ["ml-tiny"]


def test_a_file_that_changes_between_two_attempts_comes_whole(tmp_path: Path) -> None:
    with mirror(b"another file, " + GOOD, cut=100) as server:
        server.tag = '"one"'
        with pytest.raises(errors.InterruptedDownloadError):
            fetch(published(GOOD), tmp_path, ignore, server.site)
    with mirror(GOOD) as server:
        server.tag = '"two"'
        fetch(published(GOOD), tmp_path, ignore, server.site)
        assert server.ranges == ["bytes=100-"]
    assert leftovers(tmp_path) == ["ml-tiny"]


def test_what_a_killed_program_left_is_used_or_removed(tmp_path: Path) -> None:
    (tmp_path / ".ml-tiny-abc").mkdir()
    (tmp_path / "ml-tiny.zip").write_bytes(GOOD)
    with mirror(b"") as server:
        fetch(published(GOOD), tmp_path, ignore, server.site)
        assert server.ranges == []
    assert leftovers(tmp_path) == ["ml-tiny"]


def test_who_watches_can_stop_it_and_go_on_later(tmp_path: Path) -> None:
    def stop(received: int, expected: int) -> None:
        raise KeyboardInterrupt

    with mirror(GOOD) as server, pytest.raises(KeyboardInterrupt):
        fetch(published(GOOD), tmp_path, stop, server.site)
    assert leftovers(tmp_path) == ["ml-tiny.zip.part"]
    with mirror(GOOD) as server:
        fetch(published(GOOD), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == ["ml-tiny"]


def test_too_little_room_is_said_before_anything_is_fetched(
    tmp_path: Path,
) -> None:
    wanted = replace(published(GOOD), disk_bytes=10**18)
    with pytest.raises(errors.NoRoomError) as caught:
        demand_room(wanted, tmp_path / "data")
    assert caught.value.needed > caught.value.free > 0
    assert leftovers(tmp_path) == []


def test_what_is_not_the_published_file_is_thrown_away(tmp_path: Path) -> None:
    with (
        mirror(zipped({"ml-tiny/ratings.csv": b"1"})) as server,
        pytest.raises(errors.WrongContentError, match="other hash"),
    ):
        fetch(published(GOOD), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == []


def test_an_endless_download_is_stopped(tmp_path: Path) -> None:
    with (
        mirror(b"x" * 1_300_000) as server,
        pytest.raises(errors.WrongContentError, match="too large: 1000000"),
    ):
        fetch(published(GOOD), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_names_the_status(tmp_path: Path, status: int) -> None:
    with (
        mirror(b"no", status=status) as server,
        pytest.raises(errors.DownloadRefusedError, match=str(status)),
    ):
        fetch(published(GOOD), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == []


def test_without_a_network_one_sentence_says_so(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        site = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(errors.UnreachableError):
            fetch(published(GOOD), tmp_path, ignore, site)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", ["../ratings.csv", "/etc/ratings.csv", "..\\ratings.csv", "C:x"])
def test_a_zip_that_reaches_outside_is_refused(tmp_path: Path, name: str) -> None:
    evil = zipped({**FILES, name: b"evil"})
    with (
        mirror(evil) as server,
        pytest.raises(errors.WrongContentError, match="outside"),
    ):
        fetch(published(evil), tmp_path / "sets", ignore, server.site)
    assert leftovers(tmp_path) == ["sets"]
    assert leftovers(tmp_path / "sets") == []


def test_a_zip_bomb_is_stopped_before_it_fills_the_disk(tmp_path: Path) -> None:
    bomb = zipped({**FILES, "ml-tiny/ratings.csv": b"0" * 5_000_000})
    with (
        mirror(bomb) as server,
        pytest.raises(errors.WrongContentError, match=r"file too large: ratings\.csv: 10000"),
    ):
        fetch(published(bomb), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("content", [b"this is no zip", GOOD[:200], zipped({"ml-tiny/x": b"1"})])
def test_a_broken_or_incomplete_zip_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    with mirror(content) as server, pytest.raises(errors.WrongContentError):
        fetch(published(content), tmp_path, ignore, server.site)
    assert leftovers(tmp_path) == []
