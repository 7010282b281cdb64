"""What is said about recommendations, explanations and the dial."""

from collections.abc import Mapping

import discord

from bot.messages.wording import bold, clip, counted, listed, plain, quoted
from bot.ui.cards import COLOUR, film_line
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION
from recommender import Exclusion, Explanation, Movie, Profile

REASONS_SHOWN = 8
BAR_LENGTH = 10
RESTORE = "movie-restore"


def recommended_title(name: str, wished: str) -> str:
    """Return the heading of a person's list."""
    return f"For {plain(name)}" + (f": {plain(wished)}" if wished else "")


def for_newcomer(prefix: str) -> str:
    """Tell somebody without likes how to go on."""
    return (
        "I do not know your taste yet, so these are good films that many people like. Tell me "
        f"some that you like with `{prefix}like`, or let me ask you with `{prefix}start`."
    )


def nothing_left(wished: str, prefix: str) -> str:
    """Say that no film is left to recommend."""
    if wished:
        return f"I know no film left for you in: {plain(wished)}. Try other genres or years."
    return f"You know every film that I could recommend. See your lists with `{prefix}likes`."


def similar_title(movie: Movie) -> str:
    """Return the heading of films like another one."""
    return f"Like {plain(movie.label)}"


def nothing_similar(movie: Movie) -> str:
    """Say that the model knows nothing about a film."""
    return f"Too few people have liked {film_line(movie)} for me to know more about it."


def estimate_text(movie: Movie, score: float, ahead_of: float, profile: Profile) -> str:
    """Tell how well a film is expected to please, and what is known of that already."""
    share = min(99, round(100 * ahead_of))
    verdict = (
        "I am quite sure that you will like it"
        if ahead_of >= 0.98
        else "I think you will like it"
        if ahead_of >= 0.9
        else "it might be worth a try"
        if ahead_of >= 0.6
        else "I do not think it is for you"
    )
    estimate = f"{film_line(movie)}: {verdict}. Score {score:.2f}, ahead of {share} % of all films."
    return f"{estimate} {_known(movie.movie_id, profile)}".rstrip()


def _known(movie_id: int, profile: Profile) -> str:
    if movie_id in profile.dislikes:
        return "(You have said that it is not for you.)"
    if movie_id in profile.likes:
        return "(You have said that you like it.)"
    if not profile.likes:
        return "(I do not know your taste yet; this is what everybody likes.)"
    return ""


EXCLUSIONS = {
    Exclusion.LIKED: "you like it already, so I do not recommend it again",
    Exclusion.DISLIKED: "you said that it is not for you",
    Exclusion.SEEN: "you have seen it",
    Exclusion.NO_RATINGS: "nobody's likes have taught me anything about it yet",
    Exclusion.FILTERED: "it seems to be an adult title, and those are not shown here",
}


def explanation_card(
    movie: Movie, explanation: Explanation, names: Mapping[int, Movie]
) -> discord.Embed:
    """Show why a film is recommended, or why not; the parts add up to the score."""
    return discord.Embed(
        title=clip(f"Why{' not' if explanation.excluded else ''} {plain(movie.label)}?", 256),
        description=clip(
            f"{_verdict(explanation)}\n\n{_parts(explanation, names)}".strip(), EMBED_DESCRIPTION
        ),
        colour=COLOUR,
    )


def _verdict(explanation: Explanation) -> str:
    if explanation.excluded is not None:
        return f"I do not recommend it: {EXCLUSIONS[explanation.excluded]}."
    return f"It is number {explanation.rank or 1:,} of what I would recommend to you."


def _parts(explanation: Explanation, names: Mapping[int, Movie]) -> str:
    if explanation.excluded is Exclusion.NO_RATINGS:
        return ""
    ranked = sorted(explanation.contributions.items(), key=lambda part: -abs(part[1]))
    shown, others = ranked[:REASONS_SHOWN], ranked[REASONS_SHOWN:]
    lines = [
        f"`{part:+.3f}` {'because' if part >= 0 else 'although'} you liked "
        f"{bold(names[movie_id].label)}"
        for movie_id, part in sorted(shown, key=lambda part: -part[1])
    ]
    if others:
        rest = sum(part for _, part in others)
        lines.append(f"`{rest:+.3f}` from {counted(len(others), 'other film')} that you liked")
    lines.append(f"`{explanation.prior:+.3f}` because of what everybody likes")
    lines.append(f"`{explanation.score:+.3f}` in all")
    return "\n".join(lines)


def dial_text(adventure: float, positions: Mapping[str, float], *, own: bool) -> str:
    """Show where the dial stands."""
    filled = round(adventure * BAR_LENGTH)
    bar = "▰" * filled + "▱" * (BAR_LENGTH - filled)
    whose = "Your dial" if own else "The dial, as this server has it,"
    words = listed((f"`{word}`" for word in positions), "or")
    return (
        f"{whose} stands at {round(100 * adventure)} %: familiar {bar} adventurous.\nSet: {words}."
    )


def found_title(typed: str) -> str:
    """Return the heading of what was found for a part of a title."""
    return f"Films with {quoted(typed)}"


def nothing_found(typed: str) -> str:
    """Say that no title has this part."""
    return f"No title that I know has {quoted(typed)} in it."


def added(movie: Movie, *, again: bool = False) -> str:
    """Say what happens with a film that somebody added, `again` after it was removed."""
    if again:
        return f"{film_line(movie)} is back. What people said of it before counts again."
    return (
        f"Added {film_line(movie)}. It can be liked at once; when some people do, the next "
        "retraining learns whom it suits."
    )


def removed(movie: Movie) -> str:
    """Say what happens with a film that somebody removed."""
    return (
        f"Removed {film_line(movie)}. Nobody finds it or gets it recommended any more. What people "
        "said of it is kept and counts again if it comes back; a movie night that votes on it or "
        "has chosen it goes on."
    )


def restore_button(movie: Movie, user_id: int) -> discord.ui.View:
    """Return the button that brings a removed film back."""
    return view([button("Undo", RESTORE, movie.movie_id, user_id)])
