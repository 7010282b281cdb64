"""A training run as people see it: its progress, and what it changed."""

import discord

from bot.domain.runs.record import RunState
from bot.domain.runs.refusals import Group
from bot.messages.model import runs as words
from bot.messages.model.registry import damaged_heading
from bot.messages.wording import clip, percent
from bot.models.manifest import Manifest
from bot.training.outcome import RunOutcome
from bot.training.run import Run
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION
from bot.ui.message import Message

WORKING = discord.Colour.blurple()
GOOD = discord.Colour.green()
BAD = discord.Colour.orange()
BAR_LENGTH = 12
CANCEL_RUN = "retrain-cancel"


def progress_message(run: Run, *, joined: bool = False) -> Message:
    """Return how far a run is, with the button that ends it."""
    report = run.report
    done = round(BAR_LENGTH * report.fraction)
    lines = [
        f"`{'█' * done}{'░' * (BAR_LENGTH - done)}` {percent(report.fraction)}",
        words.stage(report),
    ]
    left = run.seconds_left
    if left is not None:
        lines.append(words.time_left(left))
    lines.append(words.joined() if joined else words.meanwhile())
    embed = discord.Embed(
        title=words.progress_title(), description="\n".join(lines), colour=WORKING
    )
    return Message(embed=embed, view=view([button(words.cancel(), CANCEL_RUN)]))


def outcome_card(outcome: RunOutcome) -> discord.Embed:
    """Return what became of a run."""
    if outcome.state is RunState.PUBLISHED and outcome.manifest is not None:
        embed = _published(outcome, outcome.manifest)
    else:
        embed = _without_model(outcome)
    if outcome.set_aside:
        heading, damaged = damaged_heading(), words.passed_over(outcome)
        embed.add_field(name=heading, value=damaged, inline=False)
    return embed


def _without_model(outcome: RunOutcome) -> discord.Embed:
    embed = discord.Embed(
        title=words.outcome_title(outcome),
        description=clip(words.without_model(outcome), EMBED_DESCRIPTION),
        colour=BAD,
    )
    if outcome.state is RunState.REFUSED and outcome.manifest is not None:
        _add_quality(embed, outcome.manifest)
    return embed


def _published(outcome: RunOutcome, manifest: Manifest) -> discord.Embed:
    embed = discord.Embed(
        title=words.outcome_title(outcome), description=words.published(outcome), colour=GOOD
    )
    learned = words.learned(manifest, outcome.before)
    embed.add_field(name=words.learned_heading(), value=learned, inline=False)
    if manifest.likes_not_in_base:
        embed.add_field(name=words.kept_heading(), value=words.kept(manifest), inline=False)
    _add_quality(embed, manifest)
    return embed


def _add_quality(embed: discord.Embed, manifest: Manifest) -> None:
    measures = manifest.measures
    if measures is None:
        return
    for group, measure in (
        (Group.MOVIELENS, measures.movielens),
        (Group.MEMBERS, measures.community),
    ):
        if measure is not None:
            embed.add_field(
                name=words.quality_heading(group, measure),
                value=words.quality(measure),
                inline=False,
            )
