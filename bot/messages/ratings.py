"""What is asked and answered about stars."""

from collections.abc import Sequence

from bot.messages.films import film_line
from bot.messages.tastes import stars
from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, either, listed, number, quoted
from recommender import Movie


def film_or_stars(whole: Movie, rated: Movie | None, rating: float) -> str:
    """Ask whether a number belongs to the title or is the stars."""
    film, count, shown = bold(whole.label), _plural(rating), number(rating)
    if rated is None:
        return ngettext(
            "Do you mean the film {film}, or {shown} star for another one?",
            "Do you mean the film {film}, or {shown} stars for another one?",
            count,
            film=film,
            shown=shown,
        )
    return ngettext(
        "Do you mean the film {film}, or {shown} star for {other}?",
        "Do you mean the film {film}, or {shown} stars for {other}?",
        count,
        film=film,
        shown=shown,
        other=bold(rated.label),
    )


def whole_film_button(movie: Movie) -> str:
    """Return the label of the button for the film that the whole text names."""
    return _("The film {film}", film=movie.label)


def stars_button(movie: Movie | None, rating: float) -> str:
    """Return the label of the button for stars; None where the film is not clear yet."""
    count, shown = _plural(rating), number(rating)
    if movie is None:
        return ngettext(
            "{shown} star for another film", "{shown} stars for another film", count, shown=shown
        )
    return ngettext(
        "{shown} star for {film}", "{shown} stars for {film}", count, shown=shown, film=movie.label
    )


def how_many_stars(movie: Movie) -> str:
    """Ask for the stars of a film."""
    return _("Give 1 to 5 stars to {film}, half stars too:", film=bold(movie.label))


def rated_several(rated: Sequence[tuple[Movie, float]]) -> str:
    """Say which films have which stars now."""
    heading = ngettext(
        "You gave this film its stars:", "You gave these {number} films their stars:", len(rated)
    )
    lines = [f"• {film_line(movie)} {stars(rating)}" for movie, rating in rated]
    return "\n".join([heading, *lines])


def rated_already(movies: Sequence[Movie]) -> str:
    """Say which films have had these stars before."""
    return ngettext(
        "{films} has these stars already.",
        "{films} have these stars already.",
        len(movies),
        films=listed(bold(movie.label) for movie in movies),
    )


def without_stars(titles: Sequence[str]) -> str:
    """Say for which of several titles there are no stars."""
    return _(
        "I found no stars for {titles}, so I stored none there. Give 1 to 5, half stars too, for "
        "example `4.5 Heat`.",
        titles=either(quoted(title) for title in titles),
    )


def _plural(rating: float) -> int:
    """The count whose plural form stars have; half a star has that of one."""
    return 1 if rating <= 1 else 2
