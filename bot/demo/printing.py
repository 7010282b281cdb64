"""Write what the bot said, for people or for programs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

import discord

from bot.demo.said import Said
from bot.demo.simulated_server import BOT_NAME, MEMBERS
from bot.messages.wording import counted

Render = Callable[[Said], str]
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


def as_json(said: Said) -> str:
    """Return one line of JSON with the keys that scripts rely on."""
    message: dict[str, object] = {
        "to": said.to,
        "content": said.content,
        "embeds": list(said.embeds),
        "components": list(said.components),
        "ephemeral": said.ephemeral,
        "reply_to": said.reply_to,
        "edited": said.edited,
    }
    if said.files:
        message["files"] = list(said.files)
    if said.poll:
        message["poll"] = {"question": said.poll[0], "answers": list(said.poll[1:])}
    return json.dumps(message, ensure_ascii=False)


def error_as_json(problem: str) -> str:
    """Return the line that a program gets when its own line could not be done."""
    return json.dumps({"error": problem}, ensure_ascii=False)


def error_as_text(problem: str) -> str:
    """Return the line that a person gets when theirs could not be done."""
    return f"? {problem}"


def as_text(said: Said, names: Mapping[int, str]) -> str:
    """Return the message as a person reads it in a terminal; `names` are the members' by id."""
    text = "\n".join(_text_lines(said))

    def named(match: re.Match[str]) -> str:
        return f"@{names.get(int(match[1]), match[1])}"

    return re.sub(r"<t:(\d+)(?::(\w))?>", _moment, re.sub(r"<@!?(\d+)>", named, text))


def _moment(match: re.Match[str]) -> str:
    moment = datetime.fromtimestamp(int(match[1]), UTC)
    if match[2] == "R":
        return _from_now(moment - discord.utils.utcnow())
    return f"{moment:%d %b %Y %H:%M} UTC"


def _from_now(span: timedelta) -> str:
    seconds = round(abs(span.total_seconds()))
    size, unit = next((each for each in UNITS if seconds >= each[0]), UNITS[-1])
    text = counted(round(seconds / size), unit)
    return f"in {text}" if span > timedelta() else f"{text} ago"


def _text_lines(said: Said) -> Iterator[str]:
    place = "direct message" if said.to in MEMBERS else f"#{said.to}"
    if said.ephemeral:
        place = f"only {said.to} sees this"
    to = f" -> {said.reply_to}" if said.reply_to else ""
    changed = ", changed" if said.edited else ""
    yield f"{BOT_NAME}{to} ({place}{changed})"
    for line in said.content.splitlines():
        yield f"  {line}"
    for embed in said.embeds:
        for part in _embed_parts(embed):
            for line in part.splitlines():
                yield f"  | {line}"
    for name in said.files:
        yield f"  <{name}>"
    if said.poll:
        yield f"  poll: {said.poll[0]}"
        yield "  " + " ".join(f"( ) {answer}" for answer in said.poll[1:])
    if said.components:
        yield "  " + " ".join(f"[{label}]" for label in said.components)


def _embed_parts(embed: Mapping[str, object]) -> Iterator[str]:
    author, footer, fields = embed.get("author"), embed.get("footer"), embed.get("fields")
    if isinstance(author, dict):
        yield str(author.get("name", ""))
    for key in ("title", "description"):
        if embed.get(key):
            yield str(embed[key])
    for field in fields if isinstance(fields, list) else ():
        yield f"{field['name']}: {field['value']}"
    if isinstance(footer, dict):
        yield str(footer.get("text", ""))
