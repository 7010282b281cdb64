"""What a shortlist was narrowed to is read back as it was written, also by earlier versions."""

from bot.domain.filters import ANY_FILM, ListFilter
from bot.store.nights.rows import read_wanted, write_wanted
from recommender import Kind


def test_all_that_narrows_a_shortlist_is_kept() -> None:
    wanted = ListFilter(
        genres=("Horror",),
        years=(1990, None),
        kinds=(
            Kind("korean", tags=("korea",)),
            Kind("x or y", alternatives=(Kind("x", ("Action",)), Kind("y", tags=("heist",)))),
        ),
        without_genres=("Drama",),
        without=(Kind("romcom", ("Romance", "Comedy")),),
        minutes=(None, 120),
        max_age=12,
        lesser_known=True,
    )
    assert read_wanted(write_wanted(wanted)) == wanted
    assert write_wanted(ANY_FILM) is None
    assert read_wanted(None) == ANY_FILM


def test_what_earlier_versions_wrote_is_read() -> None:
    written = '{"genres": ["Horror"], "first_year": null, "last_year": 1999, "without_genres": []}'
    assert read_wanted(written) == ListFilter(genres=("Horror",), years=(None, 1999))
