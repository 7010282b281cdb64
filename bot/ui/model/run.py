"""A training run as people see it: its progress, and what it changed."""

import discord
from discord.utils import format_dt

from bot.domain.runs import RunState
from bot.messages.wording import clip, counted, plain
from bot.models.manifest import Manifest
from bot.models.measures import Measure
from bot.training.run import Run, RunOutcome
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION

WORKING = discord.Colour.blurple()
GOOD = discord.Colour.green()
BAD = discord.Colour.orange()
BAR_LENGTH = 12
CANCEL_RUN = "retrain-cancel"
STAGES = {
    "preparing": "getting ready",
    "reading": "reading the films and ratings",
    "build": "putting everybody's likes together",
    "tune": "choosing the settings that serve people best",
    "fit": "learning",
    "prior": "learning what newcomers like",
    "checking": "checking against the model in service",
    "saving": "saving",
}


def progress_card(run: Run, *, joined: bool = False) -> discord.Embed:
    """Return how far a run is."""
    report = run.report
    stage = STAGES.get(report.stage, plain(report.stage))
    if report.steps > 1 and report.step:
        stage += f", round {report.step} of {report.steps}"
    done = round(BAR_LENGTH * report.fraction)
    lines = [
        f"`{'█' * done}{'░' * (BAR_LENGTH - done)}` {round(100 * report.fraction)} %",
        stage[0].upper() + stage[1:],
    ]
    left = run.seconds_left
    if left is not None:
        lines.append(f"About {seconds_text(left)} left")
    if joined:
        lines.append("A run was under way already; it counts for you too.")
    lines.append("Recommendations go on meanwhile.")
    return discord.Embed(title="Retraining", description="\n".join(lines), colour=WORKING)


def cancel_button() -> discord.ui.View:
    """Return the button that ends a run."""
    return view([button("Cancel", CANCEL_RUN)])


def outcome_card(outcome: RunOutcome) -> discord.Embed:
    """Return what became of a run."""
    if outcome.state is RunState.PUBLISHED and outcome.manifest is not None:
        return _published(outcome, outcome.manifest)
    stays = (
        f"Version {outcome.before.version} stays in service."
        if outcome.before is not None
        else "There is no model yet."
    )
    titles = {
        RunState.REFUSED: f"Version {outcome.version} was not good enough",
        RunState.CANCELLED: "Retraining was cancelled",
    }
    embed = discord.Embed(
        title=titles.get(outcome.state, "Retraining failed"),
        description=clip(f"{sentence(outcome.problem)}\n{stays}", EMBED_DESCRIPTION),
        colour=BAD,
    )
    if outcome.state is RunState.REFUSED and outcome.manifest is not None:
        _add_quality(embed, outcome.manifest)
    return embed


def _published(outcome: RunOutcome, manifest: Manifest) -> discord.Embed:
    since = format_dt(outcome.finished_at, "R")
    embed = discord.Embed(
        title=f"Version {outcome.version} is in service",
        description=f"In service since {format_dt(outcome.finished_at, 't')} ({since}), after "
        f"{seconds_text(outcome.seconds)} of training.",
        colour=GOOD,
    )
    before = outcome.before
    likes = _more(manifest.likes, before.likes if before else None, "like")
    people = _more(manifest.people, before.people if before else None, "person", "people")
    base = f"{counted(manifest.base_ratings, 'rating')} of {plain(manifest.base)}"
    embed.add_field(
        name="Learned from", value=f"{likes} of {people} here, and {base}", inline=False
    )
    if manifest.likes_not_in_base:
        embed.add_field(
            name="Kept for later",
            value=f"{counted(manifest.likes_not_in_base, 'like')} of films that "
            f"{plain(manifest.base)} lacks",
            inline=False,
        )
    _add_quality(embed, manifest)
    return embed


def _add_quality(embed: discord.Embed, manifest: Manifest) -> None:
    measures = manifest.measures
    if measures is None:
        return
    for people, measure in (
        ("MovieLens users", measures.movielens),
        ("members", measures.community),
    ):
        if measure is not None:
            embed.add_field(
                name=f"Quality for {counted(measure.people, people[:-1], people)} it never saw",
                value=quality_line(measure),
                inline=False,
            )


def quality_line(measure: Measure) -> str:
    """Return a measure with what it was before."""
    figure = f"NDCG@{measure.length} **{measure.ndcg.mean:.3f}**"
    if measure.difference is None or measure.ndcg_in_service is None:
        return figure
    change = measure.difference
    words = "better" if change.low > 0 else "worse" if change.high < 0 else "no clear difference"
    return (
        f"{figure}, before {measure.ndcg_in_service:.3f}: {words} "
        f"({change.mean:+.3f}, 95 % between {change.low:+.3f} and {change.high:+.3f})"
    )


def _more(now: int, before: int | None, noun: str, plural: str | None = None) -> str:
    text = counted(now, noun, plural)
    if before is None or before == now:
        return text
    return f"{text} ({now - before:+,})"


def seconds_text(seconds: float) -> str:
    """Write a duration: 0.8 s, 42 s, 3 min 5 s."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def sentence(text: str) -> str:
    """Make a reason a whole sentence that shows as it is written."""
    clean = plain(text).rstrip(".")
    return f"{clean[:1].upper()}{clean[1:]}."
