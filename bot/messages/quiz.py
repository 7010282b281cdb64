"""What the taste quiz says."""

from bot.messages.translation import _, ngettext


def introduction() -> str:
    """Say what the quiz is, when it begins."""
    return _(
        "In two minutes I'll know your taste. Have you seen this film, and did you like it? I keep "
        "each answer at once, so you can stop at any time."
    )


def progress(place: int, length: int, bar: str, liked: int) -> str:
    """Say how far the quiz has come."""
    return _(
        "Film {place} of {length} {bar} {liked} liked",
        place=place,
        length=length,
        bar=bar,
        liked=liked,
    )


def unseen_button() -> str:
    """Return the label of the button for a film that the person has not seen."""
    return _("Haven't seen")


def stop_button() -> str:
    """Return the label of the button that ends the quiz."""
    return _("Stop")


def finished(liked: int) -> str:
    """Say how the quiz went and what comes next."""
    if not liked:
        return _(
            "That was the quiz, and you liked none of its films. Here is what many people like. "
            "Tell me films that you like with `{prefix}like`.",
        )
    return ngettext(
        "Thank you, you liked {number} film. Here is what I make of it. The buttons make it "
        "better, and so does `{prefix}like`.",
        "Thank you, you liked {number} films. Here is what I make of it. The buttons make it "
        "better, and so does `{prefix}like`.",
        liked,
    )


def nothing_left() -> str:
    """Say that the quiz has no question left."""
    return _(
        "You have an opinion of every film that I could ask about. Try `{prefix}recommend`.",
    )
