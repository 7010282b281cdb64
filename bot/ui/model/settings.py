"""The model's settings as people see them: what they are, and what a change would cost."""

from collections.abc import Sequence
from pathlib import Path

import discord
from discord import ButtonStyle

from bot.domain.settings.model import TUNABLE, ModelChange, ModelSettings
from bot.messages.wording import listed, plain, quoted
from bot.training.estimate import Estimate
from bot.ui.components import button, view
from bot.ui.model.run import seconds_text

TRY, LEAVE = "model-try", "model-leave"
COLOUR = discord.Colour.blurple()


def settings_card(settings: ModelSettings, prefix: str) -> discord.Embed:
    """Return how the model is trained."""
    embed = discord.Embed(title="How the model is trained", colour=COLOUR)
    for setting in TUNABLE:
        embed.add_field(
            name=f"{setting}: {getattr(settings, setting):g}",
            value=f"{ModelSettings.describe(setting)} {_bounds(setting)}",
            inline=False,
        )
    return embed.set_footer(
        text=f"Change one with {prefix}model config factors 64; it is tried out first, and put "
        f"into service only if it is not worse. {prefix}model config undo takes it back."
    )


def setting_line(settings: ModelSettings, setting: str) -> str:
    """Return one setting with its bounds."""
    return f"{setting} is {getattr(settings, setting):g} now. {_bounds(setting)}"


def _bounds(setting: str) -> str:
    limits = ModelSettings.model_fields[setting].metadata
    low = next(limit.ge for limit in limits if hasattr(limit, "ge"))
    high = next(limit.le for limit in limits if hasattr(limit, "le"))
    return f"({low:g} to {high:g})"


def proposal_card(
    before: ModelSettings, after: ModelSettings, setting: str, cost: Estimate
) -> discord.Embed:
    """Return what a change would mean, before anything happens."""
    return discord.Embed(
        title=f"{setting}: {getattr(before, setting):g} → {getattr(after, setting):g}",
        description=f"{ModelSettings.describe(setting)}\n\n"
        "A model with this setting is trained from scratch: about "
        f"**{seconds_text(cost.seconds)}** and **{cost.megabytes:,.0f} MB** of memory while it "
        "lasts. It gets into service, and the setting is kept, only if it passes the quality gate.",
        colour=COLOUR,
    )


def proposal_buttons(setting: str, value: float, user_id: int) -> discord.ui.View:
    """Return the buttons below a proposal."""
    data = f"{setting}={value:g}"
    return view(
        [
            button("Try it", TRY, data, user_id, style=ButtonStyle.primary),
            button("Leave it", LEAVE, "", user_id),
        ]
    )


def unknown_setting(name: str) -> str:
    """Say which settings there are."""
    return f"There is no setting {quoted(name)}; there are {listed(TUNABLE)}."


def dial_changed(adventure: float) -> str:
    """Say that the dial's default is another one."""
    return (
        f"Where neither a person nor a server has set the dial, it stands at {adventure:g} now "
        "(0 familiar, 1 adventurous). That needs no training."
    )


def shown(setting: str, value: object) -> str:
    """Return a setting's value as people read it; of base data the name without the folder."""
    if setting != "base":
        return str(value)
    return "what the bot was started with" if value is None else Path(str(value)).name


def undone(change: ModelChange) -> str:
    """Say which settings are as they were."""
    parts = [f"{field} is {shown(field, value)} again" for field, value in change.before.items()]
    return f"Taken back: {plain(listed(parts))}."


def rolled_back(before: int, now: int, prefix: str, *, pinned: bool) -> str:
    """Say that another version serves."""
    text = f"Version {now} is in service now, instead of version {before}"
    if pinned:
        return f"{text}, and pinned in its place until `{prefix}model unpin`."
    return (
        f"{text}. The next retraining would begin from it; `{prefix}model pin` keeps schedules "
        "from replacing it."
    )


def pinned(version: int, prefix: str) -> str:
    """Say what a pin means."""
    return (
        f"Version {version} is pinned: nothing replaces it until `{prefix}model unpin`. Likes "
        "still count at once, as each list is made from them."
    )


def base_list(names: Sequence[str], used: str | None, prefix: str) -> str:
    """Say which base data there is."""
    here = listed(f"`{name}`" for name in names) if names else "none that was fetched"
    return (
        f"The model learned from {plain(used or 'nothing yet')}. Fetched: {here}. Another one "
        f"comes with `matinee data get NAME` on the bot's machine, then `{prefix}model base NAME`; "
        "everybody's likes stay."
    )


def unknown_base(name: str, names: Sequence[str]) -> str:
    """Say that a set is not here."""
    here = listed(names) if names else "none"
    return (
        f"There is no fetched data set {quoted(name)}; there are: {here}. `matinee data get NAME` "
        "on the bot's machine fetches one."
    )
