"""What Matinee says about the model's settings, its versions and its base data."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from bot.domain.settings.model import ModelChange, ModelSettings, Tunable
from bot.domain.settings.numbers import Share
from bot.messages.model.runs import duration
from bot.messages.settings import MODEL
from bot.messages.translation import _
from bot.messages.wording import either, exact, listed, percent, plain
from bot.training.estimate import RunCost

BASE = "base"


def title() -> str:
    """Return the heading of the model's settings."""
    return _("How the model is trained")


def note() -> str:
    """Say how a setting is changed."""
    return _(
        "Change one with {prefix}model config factors 64. I try it first, and put it into service "
        "only if it is not worse. {prefix}model config undo takes it back.",
    )


def description(setting: Tunable[float]) -> str:
    """Say what a setting decides, and in which bounds."""
    return f"{_(MODEL[setting.field])} {bounds(setting)}"


def bounds(setting: Tunable[float]) -> str:
    """Say which values a setting can have."""
    return _("({minimum} to {maximum})", **bounds_of(setting))


def written(setting: Tunable[float], value: float | None) -> str:
    """Return a value as people type it; that of the dial in percent, as everywhere."""
    if value is None:
        return _("as trained")
    return percent(value) if isinstance(setting.kind, Share) else exact(value)


def proposal(setting: Tunable[float], cost: RunCost) -> str:
    """Say what a change would cost, before anything happens."""
    return _(
        "{description}\nI would train from scratch: about **{time}**, **{megabytes} MB**. The "
        "setting stays only if the model is not worse.",
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


def dial_changed(adventure: float | None) -> str:
    """Say that the dial's default is another one."""
    return _(
        "The dial is at {adventure} now (0% familiar, 100% adventurous) where neither a server "
        "nor a person has set one. That needs no training.",
        adventure=_("as trained") if adventure is None else percent(adventure),
    )


def shown(field: str, value: JsonValue) -> str:
    """Return a setting's value as people read it; of base data the name without the folder."""
    if field == ModelSettings.adventure.field and (value is None or isinstance(value, float)):
        return _("as trained") if value is None else percent(value)
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


def rolled_back(before: int, now: int, *, pinned: bool) -> str:
    """Say that another version serves."""
    if pinned:
        return _(
            "Version {now} is in service now instead of version {before}, and pinned in its place "
            "until `{prefix}model unpin`.",
            now=now,
            before=before,
        )
    return _(
        "Version {now} is in service now instead of version {before}. The next training begins "
        "from it. `{prefix}model pin` keeps schedules from replacing it.",
        now=now,
        before=before,
    )


def pinned(version: int) -> str:
    """Say what a pin means."""
    return _(
        "Version {version} is pinned: nothing replaces it until `{prefix}model unpin`. Likes still "
        "count at once.",
        version=version,
    )


def unpinned(version: int | None) -> str:
    """Say that schedules run again."""
    if version is None:
        return _("No version was pinned.")
    return _("Version {version} is no longer pinned. Schedules run again.", version=version)


def base_list(names: Sequence[str], used: str | None) -> str:
    """Say which base data there is."""
    learned = (
        _("The model has learned nothing yet.")
        if used is None
        else _("The model learned from {base}.", base=plain(used))
    )
    here = _("Fetched: {names}.", names=names_of_sets(names)) if names else _("No set is fetched.")
    how = _(
        "To use another one, run `matinee data get NAME` on my machine, then `{prefix}model base "
        "NAME`. Everybody's likes stay.",
    )
    return f"{learned} {here} {how}"


def names_of_sets(names: Sequence[str]) -> str:
    """Return names of data sets as a choice."""
    return either(f"`{name}`" for name in names)


def bounds_of(setting: Tunable[float]) -> dict[str, str]:
    """Return the bounds of a setting, by the names that sentences give them."""
    minimum, maximum = written(setting, setting.minimum), written(setting, setting.maximum)
    return {"minimum": minimum, "maximum": maximum}
