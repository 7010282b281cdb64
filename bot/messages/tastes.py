"""What is said about a person's own tastes."""

from collections.abc import Iterable
from typing import assert_never

from bot.domain.tastes import Action, Opinion, Taste, TasteList
from bot.messages.translation import _, ngettext, pgettext
from bot.messages.wording import bold, listed, number
from recommender import Movie


def stars(rating: float | None) -> str:
    """Return a rating as people read it, such as ★★★½; nothing where there is none."""
    whole, half = divmod(rating or 0, 1)
    return "★" * int(whole) + ("½" if half else "")


def changed(action: Action, movie: Movie, rating: float | None) -> str:
    """Say what is stored about one film now."""
    film = bold(movie.label)
    match action:
        case Action.LIKE:
            return _("You like {film} now.", film=film)
        case Action.DISLIKE:
            return _("{film} is not for you. I won't recommend it.", film=film)
        case Action.SEEN:
            return _("You have seen {film}. I won't recommend it.", film=film)
        case Action.RATE:
            return _("You gave {film} {stars}.", film=film, stars=stars(rating))
        case Action.UNLIKE:
            return _("I took back what you said about {film}.", film=film)
    assert_never(action)


def changed_several(action: Action, films: int, rating: float | None) -> str:
    """Say what is stored about several films, which are listed below."""
    match action:
        case Action.LIKE:
            return ngettext("You like this film now:", "You like these {number} films now:", films)
        case Action.DISLIKE:
            return ngettext(
                "This film is not for you. I won't recommend it:",
                "These {number} films are not for you. I won't recommend them:",
                films,
            )
        case Action.SEEN:
            return ngettext(
                "You have seen this film. I won't recommend it:",
                "You have seen these {number} films. I won't recommend them:",
                films,
            )
        case Action.RATE:
            return ngettext(
                "You gave this film {stars}:",
                "You gave these {number} films {stars}:",
                films,
                stars=stars(rating),
            )
        case Action.UNLIKE:
            return ngettext(
                "I took back what you said about this film:",
                "I took back what you said about these {number} films:",
                films,
            )
    assert_never(action)


def unchanged(action: Action, movie: Movie, rating: float | None) -> str:
    """Say that what was said of a film is stored already."""
    film = bold(movie.label)
    match action:
        case Action.LIKE:
            return _("You like {film} already.", film=film)
        case Action.DISLIKE:
            return _("I know already that {film} is not for you.", film=film)
        case Action.SEEN:
            return _("I know already that you have seen {film}.", film=film)
        case Action.RATE:
            return _("You have given {film} {stars} already.", film=film, stars=stars(rating))
        case Action.UNLIKE:
            return _("{film} is not on any of your lists.", film=film)
    assert_never(action)


def mark(action: Action, rating: float | None) -> str:
    """Return the short mark of a film in a list."""
    match action:
        case Action.LIKE:
            return _("👍 liked")
        case Action.DISLIKE:
            return _("👎 not for you")
        case Action.SEEN:
            return _("👀 seen")
        case Action.RATE:
            return stars(rating)
        case Action.UNLIKE:
            return _("taken back")
    assert_never(action)


def first_like() -> str:
    """Tell somebody with one like what to do next."""
    return _(
        "That is your first like. Try `{prefix}recommend`: it gets better with each film you tell "
        "me about.",
    )


def undone(movies: Iterable[Movie]) -> str:
    """Say which films are as they were before."""
    names = [bold(movie.label) for movie in movies]
    if not names:
        return _("There was nothing left to undo.")
    return ngettext(
        "{films} is back as it was.",
        "{films} are back as they were.",
        len(names),
        films=listed(names),
    )


def changed_since(films: int) -> str:
    """Say that an undo left films alone."""
    return ngettext(
        "You have changed {number} film since, so I left it alone.",
        "You have changed {number} films since, so I left them alone.",
        films,
    )


def nothing_yet() -> str:
    """Say how a person's lists get their first films."""
    return _(
        "Your lists are empty. Tell me films that you like with `{prefix}like`, or let me ask you "
        "with `{prefix}start`.",
    )


def heading(kind: TasteList) -> str:
    """Return the name of one of a person's lists."""
    match kind:
        case TasteList.LIKED:
            return _("What you like")
        case TasteList.DISLIKED:
            return _("What is not for you")
        case TasteList.SEEN:
            return _("What you have seen")
    assert_never(kind)


def counted(kind: TasteList, films: int) -> str:
    """Say how long one of a person's lists is."""
    match kind:
        case TasteList.LIKED:
            return _("{number} liked", number=number(films))
        case TasteList.DISLIKED:
            return _("{number} disliked", number=number(films))
        case TasteList.SEEN:
            return _("{number} seen", number=number(films))
    assert_never(kind)


def empty_list() -> str:
    """Say that one of a person's lists has no film."""
    return _("Nothing yet.")


def back_button() -> str:
    """Return the label of the button that turns back a page."""
    return pgettext("page", "Back")


def next_button() -> str:
    """Return the label of the button that turns to the next page."""
    return pgettext("page", "Next")


def own_opinion(taste: Taste) -> str:
    """Say what a person has said about a film."""
    said = _opinion(taste.opinion)
    parts = [f"{said} {stars(taste.rating)}".rstrip()]
    if taste.seen and taste.opinion is not None:
        parts.append(_opinion(None))
    return " ".join(parts)


def _opinion(opinion: Opinion | None) -> str:
    match opinion:
        case Opinion.LIKE:
            return _("You like it.")
        case Opinion.DISLIKE:
            return _("It is not for you.")
        case None:
            return _("You have seen it.")
    assert_never(opinion)
