"""What chat says about a file from another site: the preview, what was stored, what is asked."""

from bot.domain.imports.history import Source
from bot.domain.imports.merging import ImportKind, ImportScale
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.pending import ImportEffect
from bot.messages.imports import film_label, kind_count, reason_words, skipped_count
from bot.messages.tastes import stars as star_signs
from bot.messages.translation import _, ngettext, pgettext
from bot.messages.wording import bold, exact, listed, number

_SOURCES = {
    Source.LETTERBOXD: "Letterboxd",
    Source.IMDB: "IMDb",
    Source.MOVIELENS: "MovieLens",
    Source.TMDB: "TMDB",
    Source.TRAKT: "Trakt",
    Source.SIMKL: "Simkl",
    Source.CRITICKER: "Criticker",
}


def how_to_import() -> str:
    """Say which files can be imported and where they come from."""
    return _(
        "Give me the films that you rated, watched or want to watch elsewhere: attach the file to "
        "`{prefix}import`, here or in a direct message. I show you what I'd store before I store "
        "it.\n"
        "**Letterboxd:** Settings → Data → Export your data, the zip as it is.\n"
        "**IMDb:** your ratings or watchlist, then Export.\n"
        "**Trakt, TMDB, Simkl, Criticker, movielens.org:** the file that their export gives you.\n"
        "**Anything else:** a CSV with a title and a year, or an IMDb or TMDB number."
    )


def preview_ready() -> str:
    """Say in public that a file was read, without a word of what it says."""
    return _(
        "I have read your file. Open the preview: only you can see it, and nothing is stored yet."
    )


def open_button() -> str:
    """Return the label of the button that opens the private preview."""
    return _("Open the preview")


def preview_title(source: Source) -> str:
    """Say whose file it is."""
    site = _SOURCES.get(source)
    return _("Your films from {site}", site=site) if site else _("Your films from a table")


def effect_lines(effect: ImportEffect) -> list[str]:
    """Say what would be stored of the films that are known."""
    order = (ImportKind.LIKED, ImportKind.SEEN, ImportKind.DISLIKED, ImportKind.WATCHLIST)
    lines = [f"• {kind_count(kind, effect.kinds[kind])}" for kind in order if effect.kinds[kind]]
    if effect.rated:
        lines.append(_("• {count} of these with your stars", count=number(effect.rated)))
    if effect.asked:
        lines.append(
            ngettext(
                "• {count} that I ask you about afterwards",
                "• {count} that I ask you about afterwards",
                effect.asked,
                count=number(effect.asked),
            )
        )
    return lines


def missing_line(effect: ImportEffect) -> str:
    """Say which films are not known, and that this is no mistake of the person's."""
    sentences = []
    if effect.newer:
        sentences.append(
            ngettext(
                "{count} of your films is newer than my set.",
                "{count} of your films are newer than my set.",
                effect.newer,
                count=number(effect.newer),
            )
        )
    if effect.missing:
        sentences.append(
            ngettext(
                "{count} is not in my set.",
                "{count} are not in my set.",
                effect.missing,
                count=number(effect.missing),
            )
        )
    if sentences:
        sentences.append(_("I keep what you said of these, and it counts once I know them."))
    return " ".join(sentences)


def skipped_line(effect: ImportEffect) -> str:
    """Say how many rows are skipped, and why."""
    total = sum(effect.skipped.values())
    if not total:
        return ""
    reasons = listed(skipped_count(each, count) for each, count in effect.skipped.items())
    return ngettext(
        "I skip {count} row: {reasons}.",
        "I skip {count} rows: {reasons}.",
        total,
        count=number(total),
        reasons=reasons,
    )


def known_line(effect: ImportEffect, *, over_own: bool) -> str:
    """Say what is stored already, and what becomes of words that the file contradicts."""
    sentences = []
    if effect.found and effect.known == effect.found:
        sentences.append(_("I know all of that already."))
    elif effect.known:
        sentences.append(
            ngettext(
                "{count} of these I know already.",
                "{count} of these I know already.",
                effect.known,
                count=number(effect.known),
            )
        )
    if effect.contradicted and over_own:
        sentences.append(
            ngettext(
                "You judged {count} otherwise here; the file counts now.",
                "You judged {count} otherwise here; the file counts now.",
                effect.contradicted,
                count=number(effect.contradicted),
            )
        )
    elif effect.contradicted:
        sentences.append(
            ngettext(
                "You judged {count} otherwise here; what you said here stays.",
                "You judged {count} otherwise here; what you said here stays.",
                effect.contradicted,
                count=number(effect.contradicted),
            )
        )
    return " ".join(sentences)


def scale_line(scale: ImportScale) -> str:
    """Say which stars are a like and which a dislike."""
    like_from = exact(scale.like_from)
    if not scale.dislike_to:
        return _(
            "From {like_from} stars on I take it as a like, anything less as seen.",
            like_from=like_from,
        )
    return _(
        "From {like_from} stars on I take it as a like, up to {dislike_to} as a dislike, between "
        "as seen.",
        like_from=like_from,
        dislike_to=exact(scale.dislike_to),
    )


def nothing_stored_yet() -> str:
    """Say that the preview stores nothing, and how long it is kept."""
    return _("Nothing is stored yet. I keep this preview for a day.")


def confirm_button(effect: ImportEffect) -> str:
    """Return the label of the button that stores the file."""
    if effect.changes:
        return ngettext(
            "Store {count} film",
            "Store {count} films",
            effect.changes,
            count=number(effect.changes),
        )
    return _("Keep them for later")


def cancel_button() -> str:
    """Return the label of the button that throws the preview away."""
    return _("Don't store anything")


def file_counts_button() -> str:
    """Return the label of the button after which the file counts more than own words."""
    return _("Let the file count")


def own_words_count_button() -> str:
    """Return the label of the button after which own words count more than the file."""
    return _("Keep what I said here")


def like_menu() -> str:
    """Say what the menu of likes is for."""
    return _("What is a like?")


def like_option(stars: float) -> str:
    """Return a choice of what is a like."""
    return _("Like: {stars} stars or more", stars=exact(stars))


def dislike_menu() -> str:
    """Say what the menu of dislikes is for."""
    return _("What is a dislike?")


def dislike_option(stars: float) -> str:
    """Return a choice of what is a dislike."""
    if not stars:
        return _("Dislike: none")
    if stars == 1:
        return _("Dislike: 1 star")
    return _("Dislike: up to {stars} stars", stars=exact(stars))


def cancelled() -> str:
    """Say that nothing was stored."""
    return _("I stored nothing of that file.")


def stored(films: int, wishes: int, unresolved: int) -> str:
    """Say what an import stored."""
    parts = []
    if films:
        parts.append(
            ngettext(
                "what you said of {count} film",
                "what you said of {count} films",
                films,
                count=number(films),
            )
        )
    if wishes:
        parts.append(
            ngettext(
                "{count} film on your watchlist",
                "{count} films on your watchlist",
                wishes,
                count=number(wishes),
            )
        )
    if unresolved:
        parts.append(
            ngettext(
                "{count} film for later",
                "{count} films for later",
                unresolved,
                count=number(unresolved),
            )
        )
    if not parts:
        return _("I knew all of that already, so nothing changed.")
    return _("I stored {parts}. Try `{prefix}recommend`.", parts=listed(parts))


def ask_button(count: int) -> str:
    """Return the label of the button that opens the questions."""
    return ngettext("{count} question", "{count} questions", count, count=number(count))


def not_taken_button() -> str:
    """Return the label of the button that sends what was not taken."""
    return _("What is not taken (CSV)")


def question(film: MissingFilm) -> str:
    """Ask which film is meant."""
    signs = star_signs(film.stars and round(2 * film.stars) / 2)
    named = f"{bold(film_label(film.film))} {signs}".strip()
    return _("Which film is {film}?", film=named)


def why_asked(film: MissingFilm) -> str:
    """Say why a film is asked about."""
    return _("I ask because {reason}.", reason=reason_words(film.reason))


def place_of(place: int, count: int) -> str:
    """Say which question this is."""
    return _("Question {place} of {count}", place=number(place), count=number(count))


def which_menu() -> str:
    """Say what the menu of films is for."""
    return _("Choose the film")


def none_of_these() -> str:
    """Return the choice that no film offered is meant."""
    return _("None of these")


def later_button() -> str:
    """Return the label of the button that goes on to the next question."""
    return pgettext("question", "Skip")


def back_button() -> str:
    """Return the label of the button that goes back to the question before."""
    return pgettext("question", "Back")


def all_answered() -> str:
    """Say that there is nothing left to ask."""
    return _("That was the last question. Thank you.")


def waiting(asked: int, missing: int) -> str:
    """Say how many films wait from earlier imports."""
    total = asked + missing
    return ngettext(
        "{count} film of an earlier import waits until I know it.",
        "{count} films of earlier imports wait until I know them.",
        total,
        count=number(total),
    )


def nothing_left_out() -> str:
    """Say that every film was taken."""
    return _("I took every film, so there is no list of others.")


def not_taken_file() -> str:
    """Say what the file holds."""
    return _("Here is what I didn't take, each with the reason.")


def undone_import(films: int, wishes: int) -> str:
    """Say that an import was taken back."""
    sentences = []
    if films:
        sentences.append(
            ngettext(
                "{count} film is as it was.",
                "{count} films are as they were.",
                films,
                count=number(films),
            )
        )
    if wishes:
        sentences.append(
            ngettext(
                "{count} film is off your watchlist.",
                "{count} films are off your watchlist.",
                wishes,
                count=number(wishes),
            )
        )
    return " ".join([_("I took that back."), *sentences])
