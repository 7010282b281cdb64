"""A file from another site as its person sees it: the preview, what was stored, the questions."""

import csv
import io
from collections.abc import Iterable, Sequence

import discord
from discord import ButtonStyle

from bot.domain.imports.history import FilmKey, SkipReason
from bot.domain.imports.merging import ImportScale
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.pending import ImportEffect, PendingChoices, PendingImport
from bot.domain.imports.plan import ImportReason
from bot.messages import films
from bot.messages import import_previews as sentences
from bot.messages import import_results as results
from bot.messages.imports import reason_words
from bot.messages.wording import exact
from bot.ui.cards import COLOUR, UNDO
from bot.ui.components import Item, button, menu, option, view
from bot.ui.message import Message
from recommender import Movie

OPEN, STORE, DROP = "import-open", "import-store", "import-drop"
LIKE_FROM, DISLIKE_TO, OVER_OWN = "import-like", "import-dislike", "import-over"
ASK, TURN, FILM, NOT_TAKEN = "import-ask", "import-turn", "import-film", "import-rest"
FILES, DETAILS = "import-files", "import-details"
NONE_OF_THESE = "none"
LIKE_CHOICES = (5.0, 4.5, 4.0, 3.5, 3.0)
DISLIKE_CHOICES = (3.0, 2.5, 2.0, 1.5, 1.0, 0.0)
NOT_TAKEN_FILE = "matinee-not-taken.csv"

NotTaken = tuple[FilmKey, float | None, ImportReason | SkipReason]


def ready(import_id: int, user_id: int) -> Message:
    """Answer a typed file in public: a button that opens the preview, for its person alone."""
    opens = button(sentences.open_button(), OPEN, import_id, user_id, style=ButtonStyle.primary)
    return Message(sentences.preview_ready(), view=view([opens]))


def preview(import_id: int, pending: PendingImport, effect: ImportEffect, user_id: int) -> Message:
    """Show what storing a file would change, and let its person change or confirm that."""
    choices = pending.choices
    known = sentences.known_line(effect, over_own=choices.over_own)
    embed = discord.Embed(
        title=sentences.preview_title(pending.source),
        description="\n".join(filter(None, [*sentences.effect_lines(effect), known])),
        colour=COLOUR,
    )
    embed.set_footer(text=sentences.nothing_stored_yet())
    menus = _scale_menus(import_id, choices.scale, user_id) if effect.rated else []
    return Message(
        embed=embed, view=view([*menus, *_preview_buttons(import_id, choices, effect, user_id)])
    )


def details(effect: ImportEffect, scale: ImportScale) -> Message:
    """Say how the stars of a file count, and what becomes of films that are not stored."""
    lines = [sentences.scale_line(scale)] if effect.rated else []
    for told in (sentences.asked_lines, sentences.missing_lines, sentences.skipped_lines):
        lines += told(effect)
    return Message("\n".join(lines))


def _scale_menus(import_id: int, scale: ImportScale, user_id: int) -> list[Item]:
    likes = [
        option(sentences.like_option(each), exact(each), chosen=each == scale.like_from)
        for each in LIKE_CHOICES
    ]
    dislikes = [
        option(sentences.dislike_option(each), exact(each), chosen=each == scale.dislike_to)
        for each in DISLIKE_CHOICES
        if each < scale.like_from
    ]
    return [
        menu(sentences.like_menu(), likes, LIKE_FROM, import_id, user_id),
        menu(sentences.dislike_menu(), dislikes, DISLIKE_TO, import_id, user_id),
    ]


def _preview_buttons(
    import_id: int, choices: PendingChoices, effect: ImportEffect, user_id: int
) -> list[Item]:
    buttons: list[Item] = []
    if effect.changes or effect.unresolved:
        label = sentences.confirm_button(effect)
        buttons.append(button(label, STORE, import_id, user_id, style=ButtonStyle.success))
    buttons.append(button(sentences.cancel_button(), DROP, import_id, user_id))
    if effect.contradicted:
        label = (
            sentences.own_words_count_button()
            if choices.over_own
            else sentences.file_counts_button()
        )
        data = f"{import_id}.{int(not choices.over_own)}"
        buttons.append(button(label, OVER_OWN, data, user_id))
    if effect.rated or effect.unresolved or effect.skipped:
        buttons.append(button(sentences.details_button(), DETAILS, import_id, user_id))
    if effect.unresolved or effect.skipped:
        buttons.append(button(results.not_taken_button(), NOT_TAKEN, import_id, user_id))
    return buttons


def stored(
    import_id: int, text: str, *, change_id: int | None, asked: int, left_out: bool, user_id: int
) -> Message:
    """Tell what an import stored, with Undo, the questions, and what was not taken."""
    items: list[Item] = []
    if change_id is not None:
        items.append(button(films.undo_button(), UNDO, change_id, user_id))
    if asked:
        items.append(_ask_button(asked, user_id))
    if left_out:
        items.append(button(results.not_taken_button(), NOT_TAKEN, import_id, user_id))
    return Message(text, view=view(items) if items else None)


def how_to(asked: int, missing: int, user_id: int) -> Message:
    """Say how to import, and what waits from earlier imports."""
    text, files = sentences.how_to_import(), button(sentences.files_button(), FILES, "", user_id)
    if not asked + missing:
        return Message(text, view=view([files]))
    items: list[Item] = [_ask_button(asked, user_id)] if asked else []
    items.append(button(results.not_taken_button(), NOT_TAKEN, 0, user_id))
    return Message(f"{text}\n{results.waiting(asked, missing)}", view=view([files, *items]))


def _ask_button(asked: int, user_id: int) -> Item:
    return button(results.ask_button(asked), ASK, 0, user_id, style=ButtonStyle.primary)


def question(
    film: MissingFilm | None, candidates: Sequence[Movie], place: int, count: int, user_id: int
) -> Message:
    """Ask which film is meant, one page a film; without one say that all is answered."""
    if film is None:
        return Message(results.all_answered())
    embed = discord.Embed(
        title=results.place_of(place + 1, count),
        description=f"{results.question(film)}\n{results.why_asked(film)}",
        colour=COLOUR,
    )
    options = [option(movie.label, movie.movie_id) for movie in candidates]
    options.append(option(results.none_of_these(), NONE_OF_THESE))
    items: list[Item] = [
        menu(results.which_menu(), options, FILM, f"{place}.{film.identity}", user_id)
    ]
    if place:
        items.append(button(results.back_button(), TURN, place - 1, user_id))
    if place + 1 < count:
        items.append(button(results.later_button(), TURN, place + 1, user_id))
    return Message(embed=embed, view=view(items))


def not_taken_file(rows: Iterable[NotTaken]) -> Message:
    """Return what was not taken as a table that spreadsheets and other sites read."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(results.NOT_TAKEN_COLUMNS)
    for film, stars, reason in rows:
        imdb = f"tt{film.imdb_id:07}" if film.imdb_id else ""
        rating = "" if stars is None else exact(round(stars, 2))
        writer.writerow(
            (film.title, film.year or "", imdb, film.tmdb_id or "", rating, reason_words(reason))
        )
    file = discord.File(io.BytesIO(text.getvalue().encode("utf-8-sig")), NOT_TAKEN_FILE)
    return Message(results.not_taken_file(), file=file)
