"""What the start says: the request for names, and the taste quiz."""

from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, number

# As many as people are asked to name: with fewer a list says more about everybody.
ENOUGH = 3


def introduction(questions: int) -> str:
    """Ask for films, and say what comes then."""
    return ngettext(
        "Which three films do you love? Name them, and I ask you about one more at most. I keep "
        "each answer at once, so you can stop at any time.",
        "Which three films do you love? Name them, and I ask you about {number} more at most, "
        "based on yours. I keep each answer at once, so you can stop at any time.",
        questions,
    )


def introduction_to_known(likes: int, questions: int) -> str:
    """Ask somebody who has liked films for more, and say what comes then."""
    known = ngettext(
        "I know {number} film that you like. Name more, and my lists fit you better.",
        "I know {number} films that you like. Name more, and my lists fit you better.",
        likes,
    )
    then = ngettext(
        "Then I ask you about one more at most. I keep each answer at once, so you can stop at "
        "any time.",
        "Then I ask you about {number} more at most, based on yours. I keep each answer at once, "
        "so you can stop at any time.",
        questions,
    )
    return f"{known} {then}"


def name_button() -> str:
    """Return the label of the button that opens the form for films."""
    return _("Name films")


def ask_button() -> str:
    """Return the label of the button that begins the questions without names."""
    return _("Just ask me")


def form_title() -> str:
    """Return the title of the form for films."""
    return _("Films that you love")


def form_field() -> str:
    """Return the label of the form's field."""
    return _("Titles, with commas or one a line")


def form_example() -> str:
    """Return what may be typed in the form."""
    return _("the matrix, spirited away, heat")


def progress(place: int, length: int, bar: str, liked: int) -> str:
    """Say how far the quiz has come."""
    return _(
        "Film {place} of {length} {bar} {liked} liked",
        place=place,
        length=length,
        bar=bar,
        liked=number(liked),
    )


def unseen_button() -> str:
    """Return the label of the button for a film that the person has not seen."""
    return _("Haven't seen")


def stop_button() -> str:
    """Return the label of the button that ends the quiz."""
    return _("Stop")


def finished(likes: int, dislikes: int) -> str:
    """Say what the list below rests on: all that the person has told of, now and before."""
    if not likes:
        rests = _(
            "I know no film yet that you like, so here is what many people like. Name some with "
            "`{prefix}like`, and your next list is yours."
        )
        return f"{_known(likes, dislikes)}\n{rests}" if dislikes else rests
    if likes < ENOUGH:
        next_step = _(
            "So this is a first guess. The buttons make it better, and `{prefix}start` asks more."
        )
    else:
        next_step = _("Here is what I make of it. The buttons make it better.")
    return f"{_known(likes, dislikes)}\n{next_step}"


def _known(likes: int, dislikes: int) -> str:
    """Say how much somebody has told of their taste."""
    told = [
        ngettext(
            "{shown} film that you like", "{shown} films that you like", likes, shown=number(likes)
        )
    ]
    if dislikes:
        told.append(
            ngettext(
                "{shown} film that is not for you",
                "{shown} films that are not for you",
                dislikes,
                shown=number(dislikes),
            )
        )
    return _("So far I know {films}.", films=listed(told if likes else told[1:]))


def nothing_left() -> str:
    """Say that the quiz has no question left."""
    return _(
        "You have an opinion of every film that I could ask about. Try `{prefix}recommend`.",
    )
