"""What Matinee says about training runs: how far one is, and what became of it."""

from typing import assert_never

from discord.utils import format_dt

from bot.domain.runs.record import RunState
from bot.domain.runs.refusals import Group
from bot.messages.model.problems import run_problem
from bot.messages.translation import N_, _, ngettext
from bot.messages.wording import decimals, listed, number, plain
from bot.models.manifest import Manifest
from bot.models.measures import Measure
from bot.training.outcome import RunOutcome
from bot.training.progress import Report

STAGES = {
    "ordered": N_("Waiting for the trainer to begin"),
    "preparing": N_("Getting ready"),
    "reading": N_("Reading films and ratings"),
    "build": N_("Putting everybody's likes together"),
    "tune": N_("Choosing the settings that serve people best"),
    "fit": N_("Learning"),
    "prior": N_("Learning what newcomers like"),
    "checking": N_("Comparing the new model with the one in service"),
    "saving": N_("Saving"),
}


def cancel() -> str:
    """Return the label of the button that ends a run."""
    return _("Cancel")


def progress_title() -> str:
    """Return the heading while a run lasts."""
    return _("Retraining")


def stage(report: Report) -> str:
    """Say what a run is doing."""
    name = _(STAGES[report.stage]) if report.stage in STAGES else plain(report.stage)
    if report.steps > 1 and report.step:
        return _(
            "{stage}, round {round} of {rounds}",
            stage=name,
            round=report.step,
            rounds=report.steps,
        )
    return name


def time_left(seconds: float) -> str:
    """Say how long a run will still take."""
    return _("About {time} left", time=duration(seconds))


def joined() -> str:
    """Say that a run was under way already."""
    return _("A training was under way already. It counts for you too.")


def meanwhile() -> str:
    """Say that nobody has to wait."""
    return _("You can keep asking for recommendations meanwhile.")


def cancelled() -> str:
    """Say that a run was ended."""
    return _("I cancelled the training. The model in service stays.")


def outcome_title(outcome: RunOutcome) -> str:
    """Return the heading of what became of a run."""
    match outcome.state:
        case RunState.PUBLISHED:
            return in_service_title(outcome.version)
        case RunState.REFUSED:
            return _("Version {version} was not good enough", version=outcome.version)
        case RunState.CANCELLED:
            return _("The training was cancelled")
        case RunState.FAILED | RunState.ORDERED | RunState.RUNNING:
            return _("The training failed")
    assert_never(outcome.state)


def in_service_title(version: int) -> str:
    """Return the heading of the version in service."""
    return _("Version {version} is in service", version=version)


def published(outcome: RunOutcome) -> str:
    """Say since when a new version serves, and how long its training took."""
    return _(
        "In service since {time} ({ago}), after {duration} of training.",
        time=format_dt(outcome.finished_at, "t"),
        ago=format_dt(outcome.finished_at, "R"),
        duration=duration(outcome.seconds),
    )


def without_model(outcome: RunOutcome) -> str:
    """Say why there is no new version, and what serves instead."""
    why = run_problem(outcome.problem)
    if outcome.before is None:
        return f"{why}\n{_('There is no model yet.')}"
    stays = _("Version {version} stays in service.", version=outcome.before.version)
    return f"{why}\n{stays}"


def passed_over(outcome: RunOutcome) -> str:
    """Say which versions the run found damaged, and what it began from instead."""
    damaged = ngettext(
        "Version {versions} is damaged on the disk, so nobody can go back to it.",
        "Versions {versions} are damaged on the disk, so nobody can go back to them.",
        len(outcome.set_aside),
        versions=listed(str(version) for version in outcome.set_aside),
    )
    hint = _("The owner of this bot finds out more with `matinee doctor`.")
    if outcome.manifest is None:
        return f"{damaged} {hint}"
    began = _("The training began from nothing instead.")
    if (version := outcome.manifest.warm_start) is not None:
        began = _("The training began from version {version} instead.", version=version)
    return f"{damaged} {began} {hint}"


def learned(manifest: Manifest, before: Manifest | None) -> str:
    """Say what a new version was made of, and what is new in it."""
    had = (None, None) if before is None else (before.likes, before.people)
    return _(
        "{likes} of {people} here, and {ratings} of {base}",
        likes=_grown(likes(manifest.likes), manifest.likes, had[0]),
        people=_grown(people(manifest.people), manifest.people, had[1]),
        ratings=ratings(manifest.base_ratings),
        base=plain(manifest.base),
    )


def learned_heading() -> str:
    """Return the heading of what a version was made of."""
    return _("Learned from")


def kept_heading() -> str:
    """Return the heading of likes that the base data lack."""
    return _("Kept for later")


def kept(manifest: Manifest) -> str:
    """Say which likes wait for other base data."""
    return ngettext(
        "{number} like of a film that {base} lacks",
        "{number} likes of films that {base} lacks",
        manifest.likes_not_in_base,
        base=plain(manifest.base),
    )


def quality_heading(group: Group, measure: Measure) -> str:
    """Say of whom a measure tells."""
    match group:
        case Group.MOVIELENS:
            return ngettext(
                "Quality for {number} MovieLens user it never saw",
                "Quality for {number} MovieLens users it never saw",
                measure.people,
            )
        case Group.MEMBERS:
            return ngettext(
                "Quality for {number} member it never saw",
                "Quality for {number} members it never saw",
                measure.people,
            )
    assert_never(group)


def quality(measure: Measure) -> str:
    """Return a measure with what it was before."""
    figure = f"NDCG@{measure.length} **{measure.ndcg.mean:.3f}**"
    change, before = measure.difference, measure.ndcg_in_service
    if change is None or before is None:
        return figure
    values = {
        "figure": figure,
        "before": f"{before:.3f}",
        "change": f"{change.mean:+.3f}",
        "low": f"{change.low:+.3f}",
        "high": f"{change.high:+.3f}",
    }
    if change.low > 0:
        return _("{figure}, better than {before} ({change}, 95%: {low} to {high})", **values)
    if change.high < 0:
        return _("{figure}, worse than {before} ({change}, 95%: {low} to {high})", **values)
    return _(
        "{figure}, no clear difference from {before} ({change}, 95%: {low} to {high})", **values
    )


def likes(count: int) -> str:
    """Return a number of likes."""
    return ngettext("{count} like", "{count} likes", count, count=number(count))


def people(count: int) -> str:
    """Return a number of people."""
    return ngettext("{count} person", "{count} people", count, count=number(count))


def ratings(count: int) -> str:
    """Return a number of ratings."""
    return ngettext("{count} rating", "{count} ratings", count, count=number(count))


def films(count: int) -> str:
    """Return a number of films."""
    return ngettext("{count} film", "{count} films", count, count=number(count))


def duration(seconds: float) -> str:
    """Write a duration: 0.8 s, 42 s, 3 min 5 s."""
    if seconds < 10:
        return _("{seconds} s", seconds=decimals(seconds, 1))
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("{seconds} s", seconds=rest)
    return _("{minutes} min {seconds} s", minutes=minutes, seconds=rest)


def _grown(text: str, now: int, before: int | None) -> str:
    return text if before is None or before == now else f"{text} ({now - before:+,})"
