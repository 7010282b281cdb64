"""What Matinee says about the versions of the model and the schedule of retraining."""

from collections.abc import Sequence

from discord.utils import format_dt

from bot.domain.schedules.planning import RunLimits
from bot.domain.schedules.policy import OFF
from bot.domain.schedules.trigger import Trigger
from bot.messages.model.reasons import run_reason
from bot.messages.model.runs import duration, films, likes, people, ratings
from bot.messages.schedules import rule_words, span
from bot.messages.translation import _, ngettext
from bot.messages.wording import decimals, listed, number, percent, plain
from bot.models.manifest import Manifest
from bot.models.measures import Measure
from bot.training.schedules import PolicyStatus


def since(served_since: str) -> str:
    """Say since when the version in service serves."""
    return _("Since {time}", time=served_since)


def more_button() -> str:
    """Return the label of the button that shows the rest."""
    return _("More")


def learned_from(manifest: Manifest) -> str:
    """Say what a version was made of."""
    text = _(
        "{ratings} by {users} of {base}; {likes} by {people} here",
        ratings=ratings(manifest.base_ratings),
        users=_users(manifest),
        base=plain(manifest.base),
        likes=likes(manifest.likes),
        people=people(manifest.people),
    )
    waiting = manifest.likes_not_in_base
    if not waiting:
        return text
    return f"{text}\n" + ngettext(
        "{number} like waits for a film that it lacks",
        "{number} likes wait for films that it lacks",
        waiting,
    )


def _users(manifest: Manifest) -> str:
    if manifest.base_users < manifest.base_people:
        return _(
            "the newest {count} of {total} users",
            count=number(manifest.base_users),
            total=number(manifest.base_people),
        )
    return ngettext(
        "{count} user", "{count} users", manifest.base_users, count=number(manifest.base_users)
    )


def quality_heading() -> str:
    """Return the heading of how good a version is."""
    return _("Quality")


def training_heading() -> str:
    """Return the heading of how a version was trained."""
    return _("Training")


def training(manifest: Manifest) -> str:
    """Say how long a version's training took and why there was one."""
    return f"{duration(manifest.seconds)}. {run_reason(manifest.reason)}"


def kept_heading() -> str:
    """Return the heading of the earlier versions."""
    return _("Kept to go back to")


def pinned_heading(version: int) -> str:
    """Say which version is pinned."""
    return _("Pinned: version {version}", version=version)


def pinned() -> str:
    """Say what a pin means."""
    return _("No schedule replaces it until somebody unpins it.")


def under_way_heading() -> str:
    """Say that a run is under way."""
    return _("A training is under way")


def under_way(share: float) -> str:
    """Say how far a run is."""
    return _("{percent} done", percent=percent(share))


def history_title() -> str:
    """Return the heading of the last runs."""
    return _("Training runs")


def no_history() -> str:
    """Say that there has been no run."""
    return _("There has been no training yet.")


def in_service() -> str:
    """Mark the run whose model serves."""
    return _("in service")


def quality(measure: Measure) -> str:
    """Return a version's quality in a line of the history."""
    return _("quality {value}", value=decimals(measure.ndcg.mean, 3))


def quality_note() -> str:
    """Say what quality means."""
    return _("Quality is NDCG@20 for MovieLens users that no version was trained on.")


def version_of(version: int, day: str) -> str:
    """Name a version and the day of its training."""
    return _("Version {version}, {day}", version=version, day=day)


def in_short(manifest: Manifest) -> str:
    """Say in a line or two what a version learned from, and how good it is."""
    learned = f"{plain(manifest.base)} · {likes(manifest.likes)} · {films(manifest.movies)}"
    measure = manifest.measures.movielens if manifest.measures else None
    if measure is None:
        return learned
    quality = _(
        "Quality {value} (95%: {low} to {high})",
        value=decimals(measure.ndcg.mean, 3),
        low=decimals(measure.ndcg.low, 3),
        high=decimals(measure.ndcg.high, 3),
    )
    return f"{learned}\n{quality}"


def settings_heading() -> str:
    """Return the heading of the settings in which two versions differ."""
    return _("Settings that differ")


def list_heading(version: int) -> str:
    """Say whose list with which version."""
    return _("Your list with version {version}", version=version)


def schedule_title(time_zone: str, *, own: bool) -> str:
    """Return the heading of a server's schedule, with the zone that its rules mean."""
    if own:
        return _("Retraining schedule, times in {zone}", zone=time_zone)
    return _("Retraining schedule (the default), times in {zone}", zone=time_zone)


def rules(triggers: Sequence[Trigger]) -> str:
    """List the rules of a schedule, and how people type them."""
    if not triggers:
        return _("• `{off}`: only `{prefix}retrain` retrains", off=OFF)
    return "\n".join(f"• {rule_words(trigger)} (`{trigger}`)" for trigger in triggers)


def next_run_heading() -> str:
    """Return the heading of when the model is retrained next."""
    return _("Next run")


def next_run(status: PolicyStatus) -> str:
    """Say when the model is retrained next."""
    if status.pinned is not None:
        return _(
            "Version {version} is pinned, so schedules wait until it is unpinned.",
            version=status.pinned,
        )
    if status.next_at is None:
        if status.server.policy.likes_wanted is None:
            return _("None")
        return _("When there are enough new likes")
    moment = format_dt(status.next_at, "f")
    if status.held_back:
        return _("{time} at the latest: the owner's limits allow none earlier.", time=moment)
    return _("{time} at the latest", time=moment)


def so_far_heading() -> str:
    """Return the heading of how many new likes there are."""
    return _("So far")


def so_far(given: int, wanted: int) -> str:
    """Say how many of the likes that a rule waits for there are."""
    return ngettext(
        "{given} of {number} new like", "{given} of {number} new likes", wanted, given=given
    )


def schedule_note(time_zone: str, limits: RunLimits) -> str:
    """Say what holds for all schedules."""
    zone = _("Times are in {zone}. Change it with {prefix}config time_zone.", zone=time_zone)
    shared = _("All servers share one model: when one of them is due, it is trained for all.")
    most = _(
        "The owner allows at most {most} scheduled runs a day, at least {shortest} apart.",
        shortest=span(limits.shortest_interval),
        most=limits.most_runs_a_day,
    )
    return f"{zone}\n{shared}\n{most}"


def kept_versions(versions: Sequence[int]) -> str:
    """List versions."""
    return listed(str(version) for version in versions)
