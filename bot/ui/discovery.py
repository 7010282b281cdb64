"""Recommendations, explanations and the dial as people see them."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.nights.shortlist import Shortlist
from bot.messages import discovery as sentences
from bot.messages import films, predictions
from bot.messages.nights.shortlist import own_taste_unknown, tastes_unknown
from bot.ui.bar import bar
from bot.ui.cards import COLOUR, film_buttons
from bot.ui.components import Item, button, view
from bot.ui.facts import sources
from bot.ui.layout import Block, Card
from bot.ui.message import Message
from bot.ui.nights.films import film_blocks
from bot.ui.nights.list_fits import list_fits_button, whom_for
from recommender import Exclusion, Explanation, Movie, Profile, in_common

# As many as fit on a phone's screen.
MAX_REASONS = 8
RESTORE = "movie-restore"
NUMBERS = "why-numbers"


def estimate(movie: Movie, likelihood: float, profile: Profile) -> Message:
    """Tell how likely a film pleases, and what is known of that already."""
    liked = movie.movie_id in profile.likes
    if liked or movie.movie_id in profile.dislikes:
        return Message(predictions.estimate_of_told(movie, likelihood, liked=liked))
    parts = [predictions.estimate(movie, likelihood)]
    if not profile.likes:
        parts.append(predictions.taste_unknown())
    return Message(" ".join(parts))


def together(
    chosen: Shortlist,
    movies: Mapping[int, Movie],
    asker_id: int,
    heading: str,
    notes: Sequence[str] = (),
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Show a list for several people, with buttons for the asker and one for all of them.

    `heading` says which films were wanted, `notes` which wishes could not be kept.
    """
    if not chosen.films:
        return Message(" ".join([sentences.nothing_left_together(heading), *notes]))
    company = sorted(chosen.films[0].fits)
    blocks = (whom_for(company), *film_blocks(chosen.films, movies, known))
    footer = sources([*movies.values()], known)
    card = Card(sentences.together(heading), blocks, footer, COLOUR)
    told = [_unknown(chosen.without_likes, asker_id)] if chosen.without_likes else []
    text = "\n".join([*told, *notes]) or None
    listed = [movies[film.movie_id] for film in chosen.films]
    fits = list_fits_button([each.movie_id for each in listed])
    return Message(text, card=card, view=view([*film_buttons(listed, asker_id).children, fits]))


def _unknown(without_likes: Sequence[int], asker_id: int) -> str:
    """Say whose taste is not known, to the asker as "you" where it is theirs alone."""
    return own_taste_unknown() if [*without_likes] == [asker_id] else tastes_unknown(without_likes)


def explanation_card(
    movie: Movie,
    explanation: Explanation,
    names: Mapping[int, Movie],
    user_id: int,
    films_with: Mapping[str, int] = films.NO_TAGS,
) -> Message:
    """Show why a film is recommended, or why not: a verdict and the strongest reasons.

    `films_with` counts the films with each tag.
    """
    liked = [names[each] for each in explanation.because]
    shared = [films.what_is_shared(in_common([movie, each]), films_with) for each in liked]
    reasons = _reasons(explanation, [*zip(liked, shared, strict=True)], anything_liked=bool(names))
    lines = [_verdict(explanation), *reasons]
    items: list[Item] = []
    if explanation.excluded is not Exclusion.NO_RATINGS:
        items.append(button(sentences.numbers_button(), NUMBERS, movie.movie_id, user_id))
    return Message(card=_why_card(movie, explanation, lines), view=view(items))


def _reasons(
    explanation: Explanation, reasons: Sequence[tuple[Movie, str]], *, anything_liked: bool
) -> Iterator[str]:
    """Say what speaks for a film; for one that is not recommended, which likes of its kind."""
    if explanation.excluded is not None:
        return
    if (explanation.rank or 1) > sentences.RECOMMENDED:
        reasons = [(each, shared) for each, shared in reasons if shared]
        if anything_liked:
            yield sentences.speaks_for_it() if reasons else sentences.little_in_common()
    elif explanation.prior > max(0, explanation.score / 2) and not explanation.lesser_known:
        yield sentences.many_like_it()
    for each, shared in reasons:
        yield sentences.liked_reason(each, shared)


def numbers_card(movie: Movie, explanation: Explanation, names: Mapping[int, Movie]) -> Message:
    """Show what each like adds; the parts add up to the score."""
    lines = [_verdict(explanation), "", *_parts(explanation, names)]
    return Message(card=_why_card(movie, explanation, lines))


def _why_card(movie: Movie, explanation: Explanation, lines: Sequence[str]) -> Card:
    title = sentences.why(movie, excluded=explanation.excluded is not None)
    return Card(title, (Block("\n".join(lines).strip()),), colour=COLOUR)


def _verdict(explanation: Explanation) -> str:
    if explanation.excluded is not None:
        return sentences.excluded(explanation.excluded)
    return sentences.rank(explanation.rank or 1)


def _parts(explanation: Explanation, names: Mapping[int, Movie]) -> Iterator[str]:
    if explanation.excluded is Exclusion.NO_RATINGS:
        return
    ranked = sorted(explanation.contributions.items(), key=lambda part: -abs(part[1]))
    shown, others = ranked[:MAX_REASONS], ranked[MAX_REASONS:]
    for movie_id, part in sorted(shown, key=lambda part: -part[1]):
        yield sentences.reason(part, names[movie_id])
    if others:
        yield sentences.other_reasons(sum(part for _, part in others), len(others))
    yield sentences.everybodys_taste(explanation.prior)
    yield sentences.in_all(explanation.score)


def dial(adventure: float, positions: Mapping[str, float], *, own: bool) -> Message:
    """Show the dial's position."""
    return Message(sentences.dial(adventure, bar(adventure), positions, own=own))


def added(movie: Movie, user_id: int) -> Message:
    """Show a film that somebody added, ready to be liked."""
    return Message(sentences.added(movie), view=film_buttons([movie], user_id))


def restored(movie: Movie, user_id: int) -> Message:
    """Show a removed film that is back."""
    return Message(sentences.restored(movie), view=film_buttons([movie], user_id))


def removed(movie: Movie, user_id: int) -> Message:
    """Say that a film is gone, with a button that brings it back."""
    undo = button(films.undo_button(), RESTORE, movie.movie_id, user_id)
    return Message(sentences.removed(movie), view=view([undo]))
