"""What Matinee says about a server's settings: the list, the walk through setup, the log."""

from typing import assert_never

from discord.utils import format_dt

from bot.domain.settings.changes import GuildChange, Logged, ModelLogged
from bot.messages.settings import SettingWords
from bot.messages.translation import _
from bot.messages.wording import plain

LOGGED = {each.value: each for each in Logged}
MODEL_LOGGED = {each.value: each for each in ModelLogged}


def greeting() -> str:
    """Introduce the bot to a server in three lines: what for, how to begin, who sets it up."""
    return _(
        "Hello! I learn which films you like and help you decide what to watch together.\n"
        "Begin with `{prefix}start`, or see what I can do with `{prefix}help`.\n"
        "Those who manage this server can set me up now; it takes a minute."
    )


def begin_setup() -> str:
    """Return the label of the button that begins setup."""
    return _("Set me up")


def settings_title() -> str:
    """Return the heading of a server's settings."""
    return _("Settings of this server")


def nothing_set() -> str:
    """Say that nobody has changed a setting."""
    return _("Nobody has changed a setting yet.")


def settings_note() -> str:
    """Say how a setting is changed."""
    return _("Change one: {prefix}config time_zone Berlin. All in a row: {prefix}setup.")


def all_settings_note() -> str:
    """Say where to see who changed what."""
    return _("Who changed what: {prefix}config log.")


def all_settings_button() -> str:
    """Return the label of the button that shows all settings and what each decides."""
    return _("All settings")


def setting(words: SettingWords, value: str) -> str:
    """Say what is set, and what it decides."""
    return f"{_(words.label)}: **{value}**. {_(words.description)}"


def changed(words: SettingWords, before: str, after: str) -> str:
    """Say what is set now."""
    label = _(words.label)
    if before == after:
        return _("{setting} stays **{value}**.", setting=label, value=after)
    return _(
        "{setting} is **{after}** now (was {before}).", setting=label, after=after, before=before
    )


def chosen(words: SettingWords, value: str) -> str:
    """Say in short what somebody has chosen."""
    return _("✓ {setting}: **{value}**", setting=_(words.label), value=value)


def setup_title(number: int, steps: int) -> str:
    """Say how far the walk through setup is."""
    return _("Setup, {number} of {steps}", number=number, steps=steps)


def setup_note() -> str:
    """Say that nothing is lost when somebody stops."""
    return _("I store what you choose at once. You can stop at any time.")


def keep(value: str) -> str:
    """Return the label of the button that leaves a setting as it is."""
    return _("Keep: {value}", value=value)


def choose() -> str:
    """Return what an open menu says."""
    return _("Choose")


def done_title() -> str:
    """Return the heading at the end of setup."""
    return _("All set")


def done_note() -> str:
    """Say what to do first."""
    return _(
        "Now everybody can say what they like: {prefix}like the matrix, or {prefix}start.",
    )


def log_title() -> str:
    """Return the heading of the log."""
    return _("Who changed what")


def empty_log() -> str:
    """Say that nothing was changed."""
    return _("Nobody has changed anything yet.")


def newer() -> str:
    """Return the label of the button to newer changes."""
    return _("Newer")


def older() -> str:
    """Return the label of the button to older changes."""
    return _("Older")


def default() -> str:
    """Name what holds where a server has set nothing."""
    return _("the default")


def none() -> str:
    """Name what is there where there is nothing."""
    return _("none")


def change_line(change: GuildChange, before: str, after: str) -> str:
    """Say in one line who changed what."""
    values = {
        "when": format_dt(change.changed_at, "R"),
        "who": f"<@{change.changed_by}>" if change.changed_by else _("Somebody"),
        "before": before,
        "after": after,
    }
    if (logged := LOGGED.get(change.field)) is not None:
        return _logged(logged, values)
    kind, _point, name = change.field.rpartition(".")
    if (what := MODEL_LOGGED.get(kind)) is not None:
        return _model(what, {**values, "setting": plain(name)})
    name = plain(change.field.removesuffix("_id").replace("_", " "))
    return _("{when} {who} changed **{setting}**: {before} → {after}", **values, setting=name)


def _logged(what: Logged, values: dict[str, str]) -> str:
    match what:
        case Logged.SCHEDULE:
            return _("{when} {who} changed **schedule**: {before} → {after}", **values)
        case Logged.MOVIE_ADDED:
            return _("{when} {who} added the film **{after}**", **values)
        case Logged.MOVIE_REMOVED:
            return _("{when} {who} removed the film **{before}**", **values)
        case Logged.SERVED_VERSION:
            return _("{when} {who} put another version into service: {before} → {after}", **values)
        case Logged.PINNED_VERSION:
            return _("{when} {who} changed **pinned version**: {before} → {after}", **values)
    assert_never(what)


def _model(what: ModelLogged, values: dict[str, str]) -> str:
    match what:
        case ModelLogged.CHANGED:
            return _(
                "{when} {who} changed **{setting}** for the whole bot: {before} → {after}", **values
            )
        case ModelLogged.TRIED:
            return _("{when} {who} tried **{setting}**: {before} → {after}", **values)
        case ModelLogged.UNDONE:
            return _("{when} {who} took **{setting}** back: {before} → {after}", **values)
    assert_never(what)
