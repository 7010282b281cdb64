"""What is said about how likely somebody is to like a film."""

from bot.messages.translation import _
from bot.messages.wording import bold, number
from recommender import Movie

# From these likelihoods on, a film is called something better: where its number of ten changes.
# They are calibrated, so that each sentence is as true as its number: `matinee evaluate --liking`.
VERY_LIKELY, PROBABLE, POSSIBLE = 0.75, 0.55, 0.35


def estimate(movie: Movie, likelihood: float) -> str:
    """Say how likely a person is to like a film, in words and as a number of ten."""
    film, in_ten = bold(movie.label), _in_ten(likelihood)
    if likelihood >= VERY_LIKELY:
        return _(
            "You will very likely enjoy {film}: about {number} in 10.", film=film, number=in_ten
        )
    if likelihood >= PROBABLE:
        return _("You will probably like {film}: about {number} in 10.", film=film, number=in_ten)
    if likelihood >= POSSIBLE:
        return _("You might like {film}: about {number} in 10.", film=film, number=in_ten)
    return _("{film} is probably not for you: about {number} in 10.", film=film, number=in_ten)


def estimate_of_told(movie: Movie, likelihood: float, *, liked: bool) -> str:
    """Say what a person said of a film, and what would have been expected."""
    film, in_ten = bold(movie.label), _in_ten(likelihood)
    if liked:
        return _(
            "You said that you like {film}. My guess would be about {number} in 10.",
            film=film,
            number=in_ten,
        )
    return _(
        "You said that {film} is not for you. My guess would be about {number} in 10 that you "
        "like it.",
        film=film,
        number=in_ten,
    )


def _in_ten(likelihood: float) -> str:
    return number(min(9, max(1, int(10 * likelihood + 0.5))))


def taste_unknown() -> str:
    """Say that a likelihood is everybody's."""
    return _("I don't know your taste yet, so that is how many of those who rated it like it.")
