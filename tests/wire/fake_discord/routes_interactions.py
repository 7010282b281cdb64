"""The routes that answer interactions: the first answer, and what follows by its token."""

from datetime import timedelta

from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.payloads import message_json
from tests.wire.fake_discord.posting import EPHEMERAL, Posting
from tests.wire.fake_discord.refusals import (
    ALREADY_ACKNOWLEDGED,
    ARCHIVED,
    INVALID_FORM,
    TOKEN_EXPIRED,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    RefusedError,
)
from tests.wire.fake_discord.rest import NOTHING, Reply, Routes
from tests.wire.fake_discord.things import Interaction, Json, Message, User
from tests.wire.fake_discord.world import World

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, FORM = 4, 5, 6, 7, 8, 9
TOKEN_LIVES = timedelta(minutes=15)
MAX_CHOICES = 25
ORIGINAL = "@original"


class InteractionRoutes:
    """Answers what the bot answers."""

    def __init__(self, world: World, posting: Posting) -> None:
        self._world, self._posting = world, posting

    def routes(self) -> Routes:
        """Return what is answered here."""
        message = "/webhooks/{application}/{token}/messages/{message}"
        return {
            "POST /interactions/{interaction}/{token}/callback": self._first,
            "POST /webhooks/{application}/{token}": self._follow,
            f"GET {message}": self._fetch,
            f"PATCH {message}": self._edit,
            f"DELETE {message}": self._delete,
        }

    def _first(self, call: Call) -> Reply:
        interaction = self._world.interactions.get(call.args["token"])
        if interaction is None or interaction.expired:
            raise RefusedError(UNKNOWN_INTERACTION)
        if interaction.acknowledged is not None:
            raise RefusedError(ALREADY_ACKNOWLEDGED)
        if interaction.channel.archived and interaction.channel.locked:
            raise RefusedError(ARCHIVED)
        kind = int(call.body["type"])
        self._take(interaction, kind, call.body.get("data") or {})
        interaction.acknowledged = kind
        return _callback(interaction, kind)

    def _take(self, interaction: Interaction, kind: int, data: Json) -> None:
        """Do what a first answer says."""
        channel, private = interaction.channel, _private(interaction, data)
        if kind == MESSAGE:
            interaction.original = self._posting.answer(channel, data, private)
        elif kind == DEFERRED:
            interaction.original = self._posting.thinking(channel, private)
        elif kind == UPDATE:
            interaction.original = self._posting.edit(_pressed(interaction), data)
        elif kind == DEFERRED_UPDATE:
            interaction.original = interaction.message
        elif kind == CHOICES:
            interaction.choices = list(data["choices"])
            if len(interaction.choices) > MAX_CHOICES:
                raise RefusedError(INVALID_FORM)
        elif kind == FORM:
            interaction.form = data

    def _follow(self, call: Call) -> Reply:
        interaction = self._acknowledged(call)
        original = interaction.original
        if original is not None and original.loading:
            # The first message after a deferral takes its place, and is as private as that.
            return message_json(self._posting.edit(original, call.body))
        private = _private(interaction, call.body)
        return message_json(self._posting.answer(interaction.channel, call.body, private))

    def _fetch(self, call: Call) -> Reply:
        return message_json(self._message(call))

    def _edit(self, call: Call) -> Reply:
        return message_json(self._posting.edit(self._message(call), call.body))

    def _delete(self, call: Call) -> Reply:
        self._posting.delete(self._message(call))
        return NOTHING

    def _message(self, call: Call) -> Message:
        interaction = self._acknowledged(call)
        if call.args["message"] == ORIGINAL:
            found = interaction.original
        else:
            found = interaction.channel.messages.get(int(call.args["message"]))
        if found is None or found.id not in interaction.channel.messages:
            raise RefusedError(UNKNOWN_MESSAGE)
        return found

    def _acknowledged(self, call: Call) -> Interaction:
        """Return the interaction of a token, which has to have had its first answer."""
        interaction = self._world.interactions.get(call.args["token"])
        if interaction is None or interaction.acknowledged is None:
            raise RefusedError(UNKNOWN_WEBHOOK)
        if self._world.now() - interaction.asked_at > TOKEN_LIVES:
            raise RefusedError(TOKEN_EXPIRED)
        return interaction


def _private(interaction: Interaction, data: Json) -> User | None:
    return interaction.user if int(data.get("flags") or 0) & EPHEMERAL else None


def _pressed(interaction: Interaction) -> Message:
    message = interaction.message
    if message is None or message.id not in message.channel.messages:
        raise RefusedError(UNKNOWN_MESSAGE)
    return message


def _callback(interaction: Interaction, kind: int) -> Json:
    """Say what became of a first answer."""
    about: Json = {"id": str(interaction.id), "type": interaction.kind}
    resource: Json = {"type": kind}
    original = interaction.original
    if original is not None and kind in (MESSAGE, DEFERRED, UPDATE):
        about["response_message_id"] = str(original.id)
        about["response_message_loading"] = original.loading
        about["response_message_ephemeral"] = original.only_for is not None
        resource["message"] = message_json(original)
    return {"interaction": about, "resource": resource}
