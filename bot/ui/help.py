"""Help: a menu of what can be done, a page for each topic, and one for each command."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ButtonStyle
from discord.ext import commands

from bot.messages import help as sentences
from bot.messages.aliases import in_english, name_here
from bot.messages.command_text import CommandText
from bot.messages.commands import COMMANDS
from bot.messages.help_topics import Topic
from bot.messages.translation import _, typed
from bot.messages.wording import clip
from bot.ui.cards import COLOUR
from bot.ui.components import Item, button, menu, option, view
from bot.ui.limits import EMBED_DESCRIPTION
from bot.ui.message import Message

TOPIC, COMMAND = "help-topic", "help-command"
FIND, TELL, PLAN = "help-find", "help-tell", "help-plan"

Command = commands.Command[Any, ..., Any]


def overview(topics: Sequence[Topic], *, in_server: bool) -> Message:
    """Return what can be done at once, and the topics to read about; nights need a server."""
    buttons = [
        button(sentences.find_button(), FIND, style=ButtonStyle.primary),
        button(sentences.tell_button(), TELL, style=ButtonStyle.primary),
    ]
    if in_server:
        buttons.append(button(sentences.plan_button(), PLAN, style=ButtonStyle.primary))
    return Message(sentences.introduction(), view=view([*buttons, _topic_menu(topics)]))


def topic_page(topic: Topic, topics: Sequence[Topic], names: Sequence[str]) -> Message:
    """Return the page of a topic, with its lines as far as they concern somebody.

    `names` are the commands that a menu explains.
    """
    # Without a frame: on a phone it would take a tenth of each line.
    text = "\n".join([f"### {_(topic.label)}", *(_(line) for line in topic.lines)])
    options = [option(typed(name), name, _(COMMANDS[name].description)) for name in names]
    more = menu(sentences.choose_command(), options, COMMAND)
    return Message(text, view=view([more, _topic_menu(topics, topic.name)]))


def explanation(
    command: Command, subcommands: Sequence[Command], topics: Sequence[Topic]
) -> Message:
    """Explain one command: what it does, how to write it, its options and subcommands."""
    lines = _explained(command, subcommands)
    embed = discord.Embed(
        title=typed(command.qualified_name),
        description=clip("\n".join(lines), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return Message(embed=embed, view=view([_topic_menu(topics)]))


def _topic_menu(topics: Sequence[Topic], shown: str | None = None) -> Item:
    options = [option(_(topic.label), topic.name, chosen=topic.name == shown) for topic in topics]
    return menu(sentences.choose_topic(), options, TOPIC)


def _signature(command: Command, text: CommandText) -> str:
    if text.usage:
        return _(text.usage)
    # Those of movie nights are typed in any order, so none of them has a place of its own.
    if "options" in command.clean_params:
        return " ".join(f"[{name}]" for name in text.options)
    return command.signature


def _explained(command: Command, subcommands: Sequence[Command]) -> Iterator[str]:
    text, name = COMMANDS[command.qualified_name], typed(command.qualified_name)
    yield _(text.description)
    yield f"`{name} {_signature(command, text)}`".replace(" `", "`")
    if text.example:
        yield sentences.example(f"{name} {_(text.example)}")
    for option_name, description in text.options.items():
        yield sentences.option_line(option_name, description)
    for each in subcommands:
        name = each.qualified_name
        yield sentences.command_line(typed(name), COMMANDS[name].description)
    here = name_here(command.qualified_name)
    aliases = [*([here] if here else []), *in_english(command.qualified_name, command.aliases)]
    if aliases:
        yield sentences.aliases(aliases)
