"""Write what the bot said, for people or for programs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from bot.demo.sent_messages import SentMessage
from bot.demo.simulated_server import BOT_NAME, MEMBERS
from bot.messages import demo as messages
from bot.messages.wording import unescaped


def as_json(sent: SentMessage) -> str:
    """Return one line of JSON with the keys that scripts rely on."""
    message: dict[str, object] = {
        "to": sent.to,
        "content": sent.content,
        "embeds": list(sent.embeds),
        "components": list(sent.components),
        "ephemeral": sent.ephemeral,
        "reply_to": sent.reply_to,
        "edited": sent.edited,
    }
    if sent.files:
        message["files"] = list(sent.files)
    if sent.poll:
        message["poll"] = {"question": sent.poll[0], "answers": list(sent.poll[1:])}
    return json.dumps(message, ensure_ascii=False)


def error_as_json(problem: str) -> str:
    """Return the line that a program gets when its own line could not be done."""
    return json.dumps({"error": problem}, ensure_ascii=False)


def error_as_text(problem: str) -> str:
    """Return the line that a person gets when theirs could not be done."""
    return f"? {problem}"


def as_text(sent: SentMessage, names: Mapping[int, str]) -> str:
    """Return the message as a person reads it in a terminal.

    `names` are those of members, roles and channels, each with its sign, by id.
    """

    def named(match: re.Match[str]) -> str:
        return names.get(int(match[1]), match[0])

    def moment(match: re.Match[str]) -> str:
        when = datetime.fromtimestamp(int(match[1]), UTC)
        return messages.from_now(when - sent.at) if match[2] == "R" else messages.moment(when)

    def shown(text: str) -> str:
        told = re.sub(r"<t:(\d+)(?::(\w))?>", moment, re.sub(r"<(?:@[!&]?|#)(\d+)>", named, text))
        return unescaped(told)

    return "\n".join(_text_lines(sent, shown))


def _text_lines(sent: SentMessage, shown: Callable[[str], str]) -> Iterator[str]:
    place = messages.direct_message() if sent.to in MEMBERS else f"#{sent.to}"
    if sent.ephemeral:
        place = messages.only_visible_to(sent.to)
    to = f" -> {sent.reply_to}" if sent.reply_to else ""
    changed = f", {messages.changed()}" if sent.edited else ""
    yield f"{BOT_NAME}{to} ({place}{changed})"
    for line in shown(sent.content).splitlines():
        yield f"  {line}"
    for embed in sent.embeds:
        for part in _embed_parts(embed, shown):
            for line in part.splitlines():
                yield f"  | {line}"
    for name in sent.files:
        yield f"  <{name}>"
    if sent.poll:
        yield f"  {messages.poll(sent.poll[0])}"
        yield "  " + " ".join(f"( ) {answer}" for answer in sent.poll[1:])
    if sent.components:
        yield "  " + " ".join(f"[{label}]" for label in sent.components)


def _embed_parts(embed: Mapping[str, object], shown: Callable[[str], str]) -> Iterator[str]:
    """Yield the parts; Discord reads no markdown in the names of authors and in footers."""
    author, footer, fields = embed.get("author"), embed.get("footer"), embed.get("fields")
    if isinstance(author, dict):
        yield str(author.get("name", ""))
    for key in ("title", "description"):
        if embed.get(key):
            yield shown(str(embed[key]))
    for field in fields if isinstance(fields, list) else ():
        yield shown(f"{field['name']}: {field['value']}")
    if isinstance(footer, dict):
        yield str(footer.get("text", ""))
