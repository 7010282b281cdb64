"""The model's versions as people see them: status, history, comparison."""

from collections.abc import Sequence

import discord
from discord.utils import format_dt

from bot.domain.runs import RunRecord, RunState
from bot.messages.wording import clip, counted, listed, plain
from bot.models.manifest import Manifest
from bot.models.served_model import ServedModel
from bot.training.run import Run
from bot.training.scheduler import PolicyStatus
from bot.ui.limits import EMBED_DESCRIPTION
from bot.ui.model.run import quality_line, seconds_text, sentence
from recommender import Movie

COLOUR = discord.Colour.blurple()
SIGNS = {
    RunState.PUBLISHED: "✅",
    RunState.REFUSED: "⚠️",
    RunState.FAILED: "❌",
    RunState.CANCELLED: "⏹️",
    RunState.RUNNING: "⏳",
}
WITHOUT_MODEL = (RunState.FAILED, RunState.CANCELLED)
QUALITY_NOTE = "Quality is NDCG@20 for MovieLens users that no version was trained on."


def status_card(
    served: ServedModel, kept: Sequence[int], pinned: int | None, run: Run | None
) -> discord.Embed:
    """Return what is in service and what can be done about it."""
    manifest = served.manifest
    embed = discord.Embed(
        title=f"Version {served.version} is in service",
        description=f"Since {format_dt(served.published_at, 'f')} "
        f"({format_dt(served.published_at, 'R')})",
        colour=COLOUR,
    )
    embed.add_field(name="Learned from", value=learned_from(manifest), inline=False)
    if manifest.measures is not None and manifest.measures.movielens is not None:
        measure = manifest.measures.movielens
        embed.add_field(name="Quality", value=quality_line(measure), inline=False)
    embed.add_field(
        name="Training",
        value=f"{seconds_text(manifest.seconds)}, because: {plain(manifest.reason)}",
        inline=False,
    )
    earlier = [version for version in kept if version != served.version]
    if earlier:
        versions = listed(str(version) for version in earlier)
        embed.add_field(name="Kept to go back to", value=versions, inline=False)
    if pinned is not None:
        text = "Schedules do not replace it until somebody unpins it."
        embed.add_field(name=f"Pinned: version {pinned}", value=text, inline=False)
    if run is not None:
        embed.add_field(
            name="A run is under way", value=f"{round(100 * run.report.fraction)} % done"
        )
    return embed


def learned_from(manifest: Manifest) -> str:
    """Say what a version was made of."""
    text = (
        f"{counted(manifest.base_ratings, 'rating')} by "
        f"{counted(manifest.base_users, 'user')} of {plain(manifest.base)}, and "
        f"{counted(manifest.likes, 'like')} by "
        f"{counted(manifest.people, 'person', 'people')} here; {counted(manifest.movies, 'film')}"
    )
    if manifest.likes_not_in_base:
        text += f". {counted(manifest.likes_not_in_base, 'like')} wait for films it lacks"
    return text


def history_card(runs: Sequence[RunRecord], in_service: int | None) -> discord.Embed:
    """Return the last runs, newest first, one or two lines each."""
    lines = [_run_line(run, in_service) for run in runs]
    embed = discord.Embed(
        title="Training runs",
        description=clip("\n".join(lines) or "There has been none yet.", EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return embed.set_footer(text=QUALITY_NOTE)


def _run_line(run: RunRecord, in_service: int | None) -> str:
    # A run without a model leaves its number to the next one.
    number = "" if run.state in WITHOUT_MODEL else f"**{run.version}** "
    facts = [f"{SIGNS[run.state]} {number}{format_dt(run.started_at, 'R')}"]
    if run.version == in_service and run.state is RunState.PUBLISHED:
        facts.append("in service")
    manifest = Manifest.from_json(run.manifest) if run.manifest else None
    if manifest is not None and manifest.measures and manifest.measures.movielens:
        facts.append(f"quality {manifest.measures.movielens.ndcg.mean:.3f}")
    if manifest is not None:
        facts.append(counted(manifest.likes, "like"))
    if run.seconds is not None:
        facts.append(seconds_text(run.seconds))
    line = " · ".join(facts)
    return f"{line}\n-# {clip(sentence(run.problem), 200)}" if run.problem else line


def comparison_card(
    first: Manifest, second: Manifest, mine: tuple[Sequence[Movie], Sequence[Movie]] | None
) -> discord.Embed:
    """Return what differs between two versions, and what each would recommend to the asker."""
    embed = discord.Embed(
        title=f"Version {first.version} and version {second.version}", colour=COLOUR
    )
    for manifest in (first, second):
        measure = manifest.measures.movielens if manifest.measures else None
        quality = ""
        if measure is not None:
            low, high = measure.ndcg.low, measure.ndcg.high
            quality = f"\nQuality {measure.ndcg.mean:.3f} (95 % {low:.3f} to {high:.3f})"
        embed.add_field(
            name=f"Version {manifest.version}, {format_dt(manifest.trained_at, 'd')}",
            value=f"{learned_from(manifest)}{quality}",
            inline=False,
        )
    changed = _changed_settings(first, second)
    if changed:
        embed.add_field(name="Settings that differ", value="\n".join(changed), inline=False)
    if mine is not None:
        _add_lists(embed, first.version, second.version, mine)
    return embed.set_footer(text=QUALITY_NOTE)


def _changed_settings(first: Manifest, second: Manifest) -> list[str]:
    old, new = first.configuration, second.configuration
    return [
        f"{plain(name)}: {old.get(name)} → {new.get(name)}"
        for name in sorted(set(old) | set(new))
        if old.get(name) != new.get(name)
    ]


def _add_lists(
    embed: discord.Embed,
    first: int,
    second: int,
    mine: tuple[Sequence[Movie], Sequence[Movie]],
) -> None:
    shared = {movie.movie_id for movie in mine[0]} & {movie.movie_id for movie in mine[1]}
    for version, movies in ((first, mine[0]), (second, mine[1])):
        lines = [
            f"{number}. {plain(movie.label)}" + ("" if movie.movie_id in shared else " ←")
            for number, movie in enumerate(movies, start=1)
        ]
        embed.add_field(name=f"Your list with version {version}", value="\n".join(lines) or "–")


def schedule_card(status: PolicyStatus, shortest: str, most: int) -> discord.Embed:
    """Return a server's schedule: rules, next run, what is missing, limits."""
    policy = status.server.policy
    rules = [f"• {plain(str(rule))}" for rule in policy.rules] or ["• off: only `retrain` retrains"]
    origin = "" if status.own else " (the default)"
    embed = discord.Embed(
        title=f"Retraining schedule{origin}", description="\n".join(rules), colour=COLOUR
    )
    embed.add_field(name="Next run", value=_next_run(status), inline=False)
    wanted = policy.likes_wanted
    if wanted is not None:
        missing = f"{min(status.new_likes, wanted)} of {counted(wanted, 'new like')}"
        embed.add_field(name="So far", value=missing, inline=False)
    zone = f"Times are meant in {plain(status.server.time_zone)} (change it with `setup`)."
    shared = "All servers share one model: what is due together makes one run."
    limits = f"The owner allows one scheduled run every {shortest}, {most} a day at most."
    embed.set_footer(text=f"{zone.replace('`', '')}\n{shared}\n{limits}".replace("\\", ""))
    return embed


def _next_run(status: PolicyStatus) -> str:
    if status.pinned is not None:
        return f"Version {status.pinned} is pinned, so schedules wait until it is unpinned."
    if status.next_at is None:
        likes = status.server.policy.likes_wanted is not None
        return "When there are enough new likes" if likes else "None"
    when = f"{format_dt(status.next_at, 'F')} ({format_dt(status.next_at, 'R')})"
    held = " – the owner's limits do not let it begin earlier" if status.held_back else ""
    return f"{when}{held}, or earlier when another server's is due"
