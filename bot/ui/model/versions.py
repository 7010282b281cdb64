"""The model's versions as people see them: status, history, comparison; and the schedule."""

from collections.abc import Sequence

import discord
from discord.utils import format_dt

from bot.domain.runs.record import RunRecord, RunState
from bot.messages.model import runs
from bot.messages.model import versions as words
from bot.messages.model.growth import films_heading, known_films
from bot.messages.model.problems import run_problem
from bot.messages.model.registry import damaged_heading, registry_problem
from bot.messages.wording import clip, plain
from bot.models.manifest import Manifest
from bot.models.registry import ModelRegistry
from bot.training.growth_state import GrowthState
from bot.training.run import Run
from bot.training.schedules import PolicyStatus
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION, FIELD_VALUE
from bot.ui.message import Message
from recommender import Movie

MORE_OF_MODEL, MORE_OF_SCHEDULE = "model-more", "schedule-more"
COLOUR = discord.Colour.blurple()
SIGNS = {
    RunState.PUBLISHED: "✅",
    RunState.REFUSED: "⚠️",
    RunState.FAILED: "❌",
    RunState.CANCELLED: "⏹️",
    RunState.ORDERED: "⏳",
    RunState.RUNNING: "⏳",
}
WITHOUT_MODEL = (RunState.FAILED, RunState.CANCELLED, RunState.ORDERED)
# A dozen runs with their problems have to fit into one card.
MAX_PROBLEM = 200


def status_card(registry: ModelRegistry, pinned: int | None, run: Run | None) -> Message:
    """Return what is in service and what happens to it, with a button that shows the rest."""
    served = registry.current
    measures = served.manifest.measures
    fields = []
    if measures is not None and measures.movielens is not None:
        fields.append((words.quality_heading(), runs.quality(measures.movielens)))
    if pinned is not None:
        fields.append((words.pinned_heading(pinned), words.pinned()))
    if run is not None:
        done = words.under_way(run.report.fraction)
        fields.append((words.under_way_heading(), done))
    if registry.problems:
        damaged = "\n".join(plain(registry_problem(each)) for each in registry.problems)
        fields.append((damaged_heading(), clip(damaged, FIELD_VALUE)))
    since = words.since(format_dt(served.published_at, "f"))
    embed = _embed(runs.in_service_title(served.version), fields, since)
    return Message(embed=embed, view=view([button(words.more_button(), MORE_OF_MODEL)]))


def details_card(
    registry: ModelRegistry, kept: Sequence[int], growth: GrowthState
) -> discord.Embed:
    """Return what the version in service learned from, and the other versions `kept`."""
    served = registry.current
    manifest = served.manifest
    films = known_films(served.known_films, growth)
    fields = [(runs.learned_heading(), words.learned_from(manifest)), (films_heading(), films)]
    fields.append((words.training_heading(), words.training(manifest)))
    earlier = [version for version in kept if version != served.version]
    if earlier:
        fields.append((words.kept_heading(), words.kept_versions(earlier)))
    return _embed(runs.in_service_title(served.version), fields)


def _embed(
    title: str, fields: Sequence[tuple[str, str]], description: str | None = None
) -> discord.Embed:
    embed = discord.Embed(title=title, description=description, colour=COLOUR)
    for name, value in fields:
        embed.add_field(name=name, value=value, inline=False)
    return embed


def history_card(records: Sequence[RunRecord], in_service: int | None) -> discord.Embed:
    """Return the last runs, newest first, one or two lines each."""
    lines = [_run_line(run, in_service) for run in records]
    embed = discord.Embed(
        title=words.history_title(),
        description=clip("\n".join(lines) or words.no_history(), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return embed.set_footer(text=words.quality_note())


def _run_line(run: RunRecord, in_service: int | None) -> str:
    # A run without a model leaves its number to the next one.
    number = "" if run.state in WITHOUT_MODEL else f"**{run.version}** "
    facts = [f"{SIGNS[run.state]} {number}{format_dt(run.started_at, 'R')}"]
    if run.version == in_service and run.state is RunState.PUBLISHED:
        facts.append(words.in_service())
    manifest = Manifest.from_json(run.manifest) if run.manifest else None
    if manifest is not None and manifest.measures and manifest.measures.movielens:
        facts.append(words.quality(manifest.measures.movielens))
    if manifest is not None:
        facts.append(runs.likes(manifest.likes))
    if run.seconds is not None:
        facts.append(runs.duration(run.seconds))
    line = " · ".join(facts)
    return f"{line}\n-# {clip(run_problem(run.problem), MAX_PROBLEM)}" if run.problem else line


def comparison_card(
    first: Manifest, second: Manifest, mine: tuple[Sequence[Movie], Sequence[Movie]] | None
) -> discord.Embed:
    """Return what differs between two versions, and what each would recommend to the asker."""
    embed = discord.Embed(colour=COLOUR)
    for manifest in (first, second):
        version = words.version_of(manifest.version, format_dt(manifest.trained_at, "d"))
        embed.add_field(name=version, value=words.in_short(manifest), inline=False)
    changed = _changed_settings(first, second)
    if changed:
        embed.add_field(name=words.settings_heading(), value="\n".join(changed), inline=False)
    if mine is not None:
        _add_lists(embed, first.version, second.version, mine)
    return embed


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
        embed.add_field(name=words.list_heading(version), value="\n".join(lines) or "–")


def schedule_card(status: PolicyStatus) -> Message:
    """Return a server's schedule: rules, next run, what is missing; a button shows the rest."""
    policy = status.server.policy
    embed = discord.Embed(
        title=words.schedule_title(status.server.time_zone, own=status.server.own),
        description=words.rules(policy.rules),
        colour=COLOUR,
    )
    embed.add_field(name=words.next_run_heading(), value=words.next_run(status), inline=False)
    wanted = policy.likes_wanted
    if wanted is not None:
        given = words.so_far(min(status.new_likes, wanted), wanted)
        embed.add_field(name=words.so_far_heading(), value=given, inline=False)
    more = button(words.more_button(), MORE_OF_SCHEDULE)
    return Message(embed=embed, view=view([more]))
