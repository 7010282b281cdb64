"""What chat says about a file from another site before anything of it is stored."""

from bot.domain.imports.history import Source
from bot.domain.imports.merging import ImportKind, ImportScale
from bot.domain.imports.pending import ImportEffect
from bot.messages.imports import kind_count, skipped_count
from bot.messages.translation import _, ngettext
from bot.messages.wording import exact, number

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
    """Say how to import a file."""
    return _(
        "Bring your films from another site: attach its file to `{prefix}import`, here or in a "
        "direct message. I show you what I'd store before I store it."
    )


def files_button() -> str:
    """Return the label of the button that says where to get a file."""
    return _("Where do I get the file?")


def files() -> str:
    """Say which files can be imported and where they come from."""
    return _(
        "• **Letterboxd:** Settings → Data → Export your data, the zip as it is\n"
        "• **IMDb:** your ratings or watchlist, then Export\n"
        "• **Trakt, TMDB, Simkl, Criticker, movielens.org:** the file that their export gives you\n"
        "• **Anything else:** a CSV or a list with titles and years, IMDb or TMDB numbers, or links"
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
    if effect.newer:
        lines.append(_("• {count} newer than my films, kept for later", count=number(effect.newer)))
    if effect.missing:
        lines.append(
            _("• {count} not among my films, kept for later", count=number(effect.missing))
        )
    if skipped := sum(effect.skipped.values()):
        lines.append(f"• {kind_count(ImportKind.SKIPPED, skipped)}")
    return lines


def details_button() -> str:
    """Return the label of the button that says how stars count and why films are left out."""
    return _("Details")


def asked_lines(effect: ImportEffect) -> list[str]:
    """Say how many films are asked about, and why."""
    if not effect.asked:
        return []
    told = _(
        "• Of {count} I'm not sure which film is meant: I ask you.", count=number(effect.asked)
    )
    return [told]


def missing_lines(effect: ImportEffect) -> list[str]:
    """Say which films are not known, and that this is no mistake of the person's."""
    lines = []
    if effect.newer:
        lines.append(
            ngettext(
                "• {count} is newer than my films.",
                "• {count} are newer than my films.",
                effect.newer,
                count=number(effect.newer),
            )
        )
    if effect.missing:
        lines.append(
            ngettext(
                "• {count} is not among my films.",
                "• {count} are not among my films.",
                effect.missing,
                count=number(effect.missing),
            )
        )
    if lines:
        lines.append(_("I keep what you said of these, and it counts once I know them."))
    return lines


def skipped_lines(effect: ImportEffect) -> list[str]:
    """Say how many rows are skipped, and why."""
    total = sum(effect.skipped.values())
    if not total:
        return []
    skipped = ngettext("I skip {count} row:", "I skip {count} rows:", total, count=number(total))
    return [skipped, *(f"• {skipped_count(each, count)}" for each, count in effect.skipped.items())]


def known_line(effect: ImportEffect, *, over_own: bool) -> str:
    """Say what is stored already, and what becomes of words that the file contradicts."""
    sentences = []
    unknown = effect.asked + effect.newer + effect.missing
    if effect.found and effect.known == effect.found and not unknown:
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
