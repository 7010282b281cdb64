"""What Discord would refuse is found before it is sent."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.wording import clip
from bot.ui import components, limits
from bot.ui.limits import LimitError
from tests.discord_limits import check_commands, check_message

HOUR = timedelta(hours=1)


def embed(
    title: str | None = None,
    description: str | None = None,
    fields: Iterable[tuple[str, str]] = (),
    footer: str | None = None,
) -> discord.Embed:
    built = discord.Embed(title=title, description=description).set_footer(text=footer)
    for name, value in fields:
        built.add_field(name=name, value=value)
    return built


def select(count: int, **option: str) -> discord.ui.View:
    built = discord.ui.View(timeout=None)
    menu: discord.ui.Select[Any] = discord.ui.Select(custom_id="menu")
    # Past discord.py's own guard, as data that came from elsewhere would be.
    menu.options.extend(
        discord.SelectOption(**({"label": str(number), "value": str(number)} | option))  # type: ignore[arg-type]
        for number in range(count)
    )
    return built.add_item(menu)


def buttons(*custom_ids: str, label: str = "ok") -> discord.ui.View:
    built = discord.ui.View(timeout=None)
    for custom_id in custom_ids:
        built.add_item(discord.ui.Button(label=label, custom_id=custom_id))
    return built


def command(name: str = "n", description: str = "d", **parts: object) -> list[dict[str, object]]:
    return [{"name": name, "description": description, **parts}]


TRANSLATED = command(description_localizations={"ko": "d" * 99})
ALLOWED: list[Callable[[], object]] = [
    lambda: check_message("x" * 2000),
    lambda: check_message(embeds=[embed(title="x" * 256, description="x" * 4096)]),
    lambda: check_message(embeds=[embed(fields=[("n" * 256, "v" * 1024)])]),
    lambda: check_message(embeds=[embed(fields=[("n", "v")] * 25)]),
    lambda: check_message(view=select(25)),
    lambda: check_message(view=buttons("a", "b")),
    lambda: check_commands(command("n" * 32, "d" * 100, options=command() * 25)),
    lambda: check_commands(command(description_localizations={"ko": "d" * 100})),
    lambda: check_commands(command(choices=[{"name": "c" * 100, "value": "v"}] * 25)),
    lambda: limits.check_poll("q" * 300, ["a" * 55] * 10, timedelta(days=32)),
]
REFUSED: list[Callable[[], object]] = [
    lambda: check_message("x" * 2001),
    lambda: check_message(embeds=[embed(title="t")] * 11),
    lambda: check_message(embeds=[embed(title="x" * 257)]),
    lambda: check_message(embeds=[embed(description="x" * 4097)]),
    lambda: check_message(embeds=[embed(description="x" * 3001)] * 2),
    lambda: check_message(embeds=[embed(fields=[("n" * 257, "v")])]),
    lambda: check_message(embeds=[embed(fields=[("n", "v" * 1025)])]),
    lambda: check_message(embeds=[embed(fields=[("", "v")])]),
    lambda: check_message(embeds=[embed(footer="f" * 2049)]),
    lambda: check_message(view=select(26)),
    lambda: check_message(view=select(0)),
    lambda: check_message(view=select(2, value="same")),
    lambda: check_message(view=select(1, label="l" * 101)),
    lambda: check_message(view=select(1, description="d" * 101)),
    lambda: check_message(view=buttons("same", "same")),
    lambda: check_commands(command(description_localizations={"ko": "d" * 101})),
    lambda: check_commands(
        command(
            options=command(options=command(description_localizations={"ko": "d" * 99}) * 25) * 4
        )
    ),
    lambda: check_message(view=buttons("a", label="l" * 81)),
    lambda: check_commands(command() * 101),
    lambda: check_commands(command("n" * 33)),
    lambda: check_commands(command(description="")),
    lambda: check_commands(command(options=command(description="d" * 101))),
    lambda: check_commands(command(options=command() * 26)),
    lambda: check_commands(command(choices=[{"name": "c", "value": "v"}] * 26)),
    lambda: check_commands(command(choices=[{"name": "c" * 101, "value": "v"}])),
    lambda: check_commands(command(options=command(options=TRANSLATED * 25) * 4)),
    lambda: limits.check_poll("q" * 301, ["a"], HOUR),
    lambda: limits.check_poll("", ["a"], HOUR),
    lambda: limits.check_poll("q", [], HOUR),
    lambda: limits.check_poll("q", ["a"] * 11, HOUR),
    lambda: limits.check_poll("q", ["a" * 56], HOUR),
    lambda: limits.check_poll("q", ["a"], HOUR / 2),
    lambda: limits.check_poll("q", ["a"], timedelta(days=33)),
]


@pytest.mark.parametrize("check", ALLOWED)
def test_what_discord_takes_passes(check: Callable[[], object]) -> None:
    check()


@pytest.mark.parametrize("check", REFUSED)
def test_what_discord_refuses_is_found(check: Callable[[], object]) -> None:
    with pytest.raises(LimitError):
        check()


@given(st.text(), st.integers(1, 50))
def test_clipped_texts_fit_and_begin_alike(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))


@given(st.lists(st.tuples(st.text(max_size=150), st.text(max_size=120)), max_size=60))
def test_choices_always_fit(pairs: list[tuple[str, str]]) -> None:
    built = limits.choices(pairs)
    assert len(built) <= 25
    assert all(1 <= len(each.name) <= 100 and 1 <= len(each.value) <= 100 for each in built)
    assert len({each.value for each in built}) == len(built)


def test_what_a_member_typed_turns_no_label_round_and_breaks_no_line() -> None:
    typed = "\u202extirtam\u202c eht\n\u061c2"
    assert components.button(typed, "add-typed").label == "xtirtam eht 2"
    shown = components.option(typed, 1, typed)
    assert (shown.label, shown.description) == ("xtirtam eht 2", "xtirtam eht 2")
