"""What Matinee says about the model's settings, its versions and its base data."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from bot.domain.settings.model import ModelChange, Tunable
from bot.messages.model.runs import duration
from bot.messages.settings import MODEL
from bot.messages.translation import _
from bot.messages.wording import either, exact, listed, plain, quoted
from bot.training.estimate import RunCost

BASE = "base"


def title() -> str:
    """Return the heading of the model's settings."""
    return _("How the model is trained")


def note(prefix: str) -> str:
    """Say how a setting is changed."""
    return _(
        "Change one with {prefix}model config factors 64. I try it first, and put it into service "
        "only if it is not worse. {prefix}model config undo takes it back.",
        prefix=prefix,
    )


def description(setting: Tunable[float]) -> str:
    """Say what a setting decides, and in which bounds."""
    return f"{_(MODEL[setting.field])} {bounds(setting)}"


def bounds(setting: Tunable[float]) -> str:
    """Say which values a setting can have."""
    return _("({minimum} to {maximum})", **_bounds(setting))


def give_value(setting: Tunable[float], value: float) -> str:
    """Ask for the value, too."""
    return _(
        "{setting} is {value} now. Give another number from {minimum} to {maximum}.",
        setting=setting.field,
        value=exact(value),
        **_bounds(setting),
    )


def as_before(setting: Tunable[float], value: float) -> str:
    """Say that nothing would change."""
    return _("{setting} is {value} already.", setting=setting.field, value=exact(value))


def proposal(setting: Tunable[float], cost: RunCost) -> str:
    """Say what a change would cost, before anything happens."""
    return _(
        "{description}\n\nI would train a model from scratch: about **{time}**, and **{megabytes} "
        "MB** of memory meanwhile. I put it into service, and keep the setting, only if it passes "
        "the quality gate.",
        description=_(MODEL[setting.field]),
        time=duration(cost.seconds),
        megabytes=f"{cost.megabytes:,.0f}",
    )


def try_it() -> str:
    """Return the label of the button that tries a setting."""
    return _("Try it")


def leave_it() -> str:
    """Return the label of the button that leaves a setting alone."""
    return _("Leave it")


def nothing_changed() -> str:
    """Say that a setting was left alone."""
    return _("I changed nothing.")


def dial_changed(adventure: float) -> str:
    """Say that the dial's default is another one."""
    return _(
        "The dial stands at {adventure} now (0 familiar, 1 adventurous) where neither a server nor "
        "a person has set one. That needs no training.",
        adventure=exact(adventure),
    )


def shown(field: str, value: JsonValue) -> str:
    """Return a setting's value as people read it; of base data the name without the folder."""
    if field != BASE:
        return f"{value:g}" if isinstance(value, float) else str(value)
    return _("what I was started with") if value is None else Path(str(value)).name


def undone(change: ModelChange) -> str:
    """Say which settings are as they were."""
    parts = (
        _("{setting} is {value} again", setting=field, value=shown(field, value))
        for field, value in change.before.items()
    )
    return _("I took that back: {settings}.", settings=plain(listed(parts)))


def nothing_to_undo() -> str:
    """Say that there is no change left."""
    return _("There is no change of the settings to take back.")


def rolled_back(before: int, now: int, prefix: str, *, pinned: bool) -> str:
    """Say that another version serves."""
    if pinned:
        return _(
            "Version {now} is in service now instead of version {before}, and pinned in its place "
            "until `{prefix}model unpin`.",
            now=now,
            before=before,
            prefix=prefix,
        )
    return _(
        "Version {now} is in service now instead of version {before}. The next training begins "
        "from it. `{prefix}model pin` keeps schedules from replacing it.",
        now=now,
        before=before,
        prefix=prefix,
    )


def pinned(version: int, prefix: str) -> str:
    """Say what a pin means."""
    return _(
        "Version {version} is pinned: nothing replaces it until `{prefix}model unpin`. Likes still "
        "count at once.",
        version=version,
        prefix=prefix,
    )


def unpinned(version: int | None) -> str:
    """Say that schedules go on."""
    if version is None:
        return _("No version was pinned.")
    return _("Version {version} is no longer pinned. Schedules go on.", version=version)


def base_list(names: Sequence[str], used: str | None, prefix: str) -> str:
    """Say which base data there is."""
    learned = (
        _("The model has learned nothing yet.")
        if used is None
        else _("The model learned from {base}.", base=plain(used))
    )
    here = _("Fetched: {names}.", names=_names(names)) if names else _("No set is fetched.")
    how = _(
        "To use another one, run `matinee data get NAME` on my machine, then `{prefix}model base "
        "NAME`. Everybody's likes stay.",
        prefix=prefix,
    )
    return f"{learned} {here} {how}"


def unknown_base(name: str, names: Sequence[str]) -> str:
    """Say that a set is not here."""
    if not names:
        return _(
            "No MovieLens set {name} is fetched, nor any other. Run `matinee data get NAME` on my "
            "machine first.",
            name=quoted(name),
        )
    return _(
        "No MovieLens set {name} is fetched. Choose {names}, or run `matinee data get NAME` on my "
        "machine first.",
        name=quoted(name),
        names=_names(names),
    )


def _names(names: Sequence[str]) -> str:
    return either(f"`{name}`" for name in names)


def _bounds(setting: Tunable[float]) -> dict[str, str]:
    return {"minimum": f"{setting.minimum:g}", "maximum": f"{setting.maximum:g}"}
