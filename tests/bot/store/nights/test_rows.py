"""What a shortlist was narrowed to is read back as it was written, also by earlier versions."""

from bot.store.nights.rows import read_wanted, write_wanted
from recommender import Kind, MovieFilter


def test_kinds_are_kept() -> None:
    wanted = MovieFilter(
        ("Horror",),
        1990,
        None,
        kinds=(Kind("korean", tags=("korea",)),),
        without=(Kind("romcom", ("Romance", "Comedy")),),
    )
    assert read_wanted(write_wanted(wanted)) == wanted
    assert read_wanted(write_wanted(None)) is None


def test_what_earlier_versions_wrote_is_read() -> None:
    written = '{"genres": ["Horror"], "first_year": null, "last_year": 1999, "without_genres": []}'
    assert read_wanted(written) == MovieFilter(("Horror",), None, 1999)
