"""What is said about recommendations, explanations and the dial."""

from collections.abc import Iterable

from bot.messages.kinds import position_name
from bot.messages.titles import unknown_in_hangul
from bot.messages.translation import _, ngettext
from bot.messages.wishes import dial_place
from bot.messages.wording import bold, either, number, plain, quoted
from recommender import Exclusion, Movie
from recommender.hangul import in_hangul

# As many films as somebody may look at in an evening's lists.
RECOMMENDED = 50


def for_person(name: str, wanted: str) -> str:
    """Return the heading of a person's list; `wanted` says which films it was asked for."""
    if wanted:
        return _("For {name}: {wanted}", name=plain(name), wanted=plain(wanted))
    return _("For {name}", name=plain(name))


def for_newcomer() -> str:
    """Tell somebody without likes what to do next."""
    return _(
        "I don't know your taste yet, so these are good films that many people like. Tell me some "
        "that you like with `{prefix}like`, or let me ask you with `{prefix}start`.",
    )


def for_fan_of_new_films() -> str:
    """Tell somebody whose likes nothing is known of what to do next."""
    return _(
        "I know too little of the films that you like, so these are good films that many people "
        "like. Tell me others that you like with `{prefix}like`.",
    )


def nothing_left(wanted: str) -> str:
    """Say that no film is left to recommend."""
    if wanted:
        return _(
            "I have no film left for you that fits: {wanted}. Try fewer wishes.",
            wanted=plain(wanted),
        )
    return _(
        "You know every film that I could recommend. See your lists with `{prefix}likes`.",
    )


def newest_known(year: int) -> str:
    """Say why no film fits that is to be newer than all that are known."""
    return _("The newest films that I know are from {year}.", year=year)


def no_more(films: int, *, by_words: bool) -> str:
    """Say that a list is shorter than wished for, as only so many films are known to fit.

    Where tags or titles have to tell, `by_words`, others may fit.
    """
    if by_words:
        return _(
            "I found only {number}; tags and titles don't tell everything, so more may fit.",
            number=number(films),
        )
    return ngettext(
        "I found only {number} for you that fits.",
        "I found only {number} for you that fit.",
        films,
    )


def together(wanted: str) -> str:
    """Return the heading of a list for several people; `wanted` says which films it has."""
    return (
        _("For you together: {wanted}", wanted=plain(wanted)) if wanted else _("For you together")
    )


def nothing_left_together(wanted: str) -> str:
    """Say that no film is left that none of several people has dealt with."""
    if wanted:
        return _(
            "I have no film left for all of you that fits: {wanted}. Try fewer wishes.",
            wanted=plain(wanted),
        )
    return _("I have no film left that none of you has liked, disliked or seen.")


def dial_note(adventure: float) -> str:
    """Say at which place of the dial a list was made."""
    return _("Dial: {position}", position=dial_place(adventure))


def like_film(movie: Movie, wanted: str = "") -> str:
    """Return the heading of films like another one; `wanted` says what else was wished for."""
    if wanted:
        return _("Films like {film}: {wanted}", film=plain(movie.label), wanted=plain(wanted))
    return _("Films like {film}", film=plain(movie.label))


def like_film_means(movie: Movie) -> str:
    """Say what a list of similar films is."""
    return _("People who like {film} like these, too.", film=bold(movie.label))


def nothing_like(movie: Movie, wanted: str) -> str:
    """Say that no film is like another one, or none of those that were wished for."""
    if not wanted:
        return hardly_known(movie)
    return _(
        "I know no film like {film} that fits: {wanted}.",
        film=bold(movie.label),
        wanted=plain(wanted),
    )


def popular_means() -> str:
    """Say what a list of popular films is."""
    return _("What most people like, on MovieLens and on all servers that I am on.")


def hardly_known(movie: Movie) -> str:
    """Say that the model knows nothing about a film."""
    return _("Too few people have rated {film} for me to say.", film=bold(movie.label))


def popular(wanted: str) -> str:
    """Return the heading of the films that most people like."""
    return _("Popular: {wanted}", wanted=plain(wanted)) if wanted else _("Popular films")


def found(typed: str) -> str:
    """Return the heading of what was found for a part of a title."""
    return _("Films with {part}", part=quoted(typed))


def nothing_found(typed: str, *, korean_known: bool) -> str:
    """Say that no title has this part, and why where that is its script."""
    if in_hangul(typed):
        return unknown_in_hangul([typed], others_known=korean_known)
    return _("No title that I know contains {part}. Try a shorter part.", part=quoted(typed))


def why(movie: Movie, *, excluded: bool) -> str:
    """Return the heading of an explanation."""
    film = plain(movie.label)
    return _("Why not {film}?", film=film) if excluded else _("Why {film}?", film=film)


def rank(place: int) -> str:
    """Say whether a film is recommended: how far up it is in a person's list."""
    if place <= RECOMMENDED:
        return _("Yes: it is number {place} of what I would recommend to you.", place=number(place))
    return _("No: I would recommend {films} other films to you first.", films=number(place - 1))


def speaks_for_it() -> str:
    """Introduce the likes that speak for a film which is not recommended."""
    return _("What speaks for it:")


def little_in_common() -> str:
    """Say that no like that speaks for a film is of its kind."""
    return _("It has little in common with what you like.")


def liked_reason(liked: Movie, shared: str) -> str:
    """Say that a liked film speaks for another one, and what both share."""
    film = bold(liked.label)
    if shared:
        return _("• You liked {film}: {shared}", film=film, shared=shared)
    return _("• You liked {film}", film=film)


def many_like_it() -> str:
    """Say that what is popular adds more to a film's score than all that a person likes."""
    return _("• Mostly because many people like it")


def numbers_button() -> str:
    """Return the label of the button that shows what each like adds."""
    return _("The numbers")


def excluded(reason: Exclusion) -> str:
    """Say why a film is not recommended."""
    match reason:
        case Exclusion.LIKED:
            return _("I don't recommend it, because you like it already.")
        case Exclusion.DISLIKED:
            return _("I don't recommend it, because you said that it is not for you.")
        case Exclusion.SEEN:
            return _("I don't recommend it, because you have seen it.")
        case Exclusion.NO_RATINGS:
            return _("I don't recommend it, because nobody's likes tell me anything about it yet.")
        case Exclusion.FILTERED:
            return _(
                "I don't recommend it, because it seems to be an adult title. Whoever manages this "
                "server can allow them: `{prefix}config set adult_titles on`."
            )


def reason(part: float, movie: Movie) -> str:
    """Say what one liked film adds to a score."""
    shown, film = _part(part), bold(movie.label)
    if part >= 0:
        return _("{part} because you liked {film}", part=shown, film=film)
    return _("{part} although you liked {film}", part=shown, film=film)


def other_reasons(part: float, films: int) -> str:
    """Say what the remaining liked films add to a score."""
    return ngettext(
        "{part} from {number} other film that you liked",
        "{part} from {number} other films that you liked",
        films,
        part=_part(part),
    )


def everybodys_taste(part: float) -> str:
    """Say what a film's popularity adds to a score."""
    return _("{part} because of what everybody likes", part=_part(part))


def in_all(total: float) -> str:
    """Return the sum of all reasons."""
    return _("{part} in all", part=_part(total))


def _part(value: float) -> str:
    return f"`{value:+.3f}`"


def dial(adventure: float, bar: str, positions: Iterable[str], *, own: bool) -> str:
    """Show the dial's position, and how to set it."""
    values = {"share": dial_place(adventure), "bar": bar}
    named = either(f"`{position_name(word)}`" for word in positions)
    if own:
        where = _("Your dial is at {share}: familiar {bar} adventurous.", **values)
        how = _("Set it to {positions}, or to `none` for the usual place.", positions=named)
    else:
        where = _(
            "You have not set your dial. Here it is at {share}: familiar {bar} adventurous.",
            **values,
        )
        how = _("Set it to {positions}.", positions=named)
    return f"{where}\n{how}"


def added(movie: Movie) -> str:
    """Say what happens with a film that somebody added."""
    return _(
        "I added {film}. You can like it at once; when some people do, the next retraining learns "
        "who else would.",
        film=bold(movie.label),
    )


def restored(movie: Movie) -> str:
    """Say what happens with a removed film that came back."""
    return _(
        "{film} is back. What people said about it before counts again.", film=bold(movie.label)
    )


def removed(movie: Movie) -> str:
    """Say what happens with a film that somebody removed."""
    return _(
        "I removed {film}, and recommend it to nobody. I keep what people said about it, in case "
        "it comes back; a movie night that votes on it or has chosen it keeps it.",
        film=bold(movie.label),
    )


def known_by(ratings: str) -> str:
    """Say how well known a film is."""
    return _("**Known by:** {ratings}", ratings=ratings)
