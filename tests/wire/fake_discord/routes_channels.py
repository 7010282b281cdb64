"""The routes of channels, messages and polls."""

from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.members import member_of
from tests.wire.fake_discord.payloads import channel_json, message_json, user_json
from tests.wire.fake_discord.permissions import demand, manages
from tests.wire.fake_discord.posting import Posting, readable
from tests.wire.fake_discord.refusals import MISSING_PERMISSIONS, RefusedError
from tests.wire.fake_discord.rest import NOTHING, Reply, Routes
from tests.wire.fake_discord.things import Channel, Message
from tests.wire.fake_discord.world import World

MAX_MESSAGES = 100


class ChannelRoutes:
    """Answers for channels."""

    def __init__(self, world: World, posting: Posting) -> None:
        self._world, self._posting = world, posting

    def routes(self) -> Routes:
        """Return what is answered here."""
        message = "/channels/{channel}/messages/{message}"
        poll = "/channels/{channel}/polls/{message}"
        return {
            "POST /users/@me/channels": self._open_private,
            "GET /channels/{channel}": self._show,
            "PATCH /channels/{channel}": self._change,
            "DELETE /channels/{channel}": self._remove,
            "POST /channels/{channel}/typing": self._type,
            "GET /channels/{channel}/messages": self._list,
            "POST /channels/{channel}/messages": self._send,
            f"GET {message}": self._fetch,
            f"PATCH {message}": self._edit,
            f"DELETE {message}": self._delete,
            f"GET {poll}/answers/{{answer}}": self._voters,
            f"POST {poll}/expire": self._end_poll,
        }

    def _open_private(self, call: Call) -> Reply:
        return channel_json(self._world.private_channel(int(call.body["recipient_id"])))

    def _show(self, call: Call) -> Reply:
        return channel_json(self._channel(call))

    def _change(self, call: Call) -> Reply:
        channel = self._channel(call)
        if channel.is_thread and call.body.get("archived") is False:
            demand(channel, self._world.bot, "send_messages_in_threads")
            if channel.locked and not manages(channel, self._world.bot):
                raise RefusedError(MISSING_PERMISSIONS)
            self._world.archive(channel, archived=False)
            return channel_json(channel)
        raise RefusedError(MISSING_PERMISSIONS)

    def _remove(self, call: Call) -> Reply:
        channel = self._channel(call)
        demand(channel, self._world.bot, "manage_channels")
        self._world.remove_channel(channel)
        return channel_json(channel)

    def _type(self, call: Call) -> Reply:
        demand(self._channel(call), self._world.bot, "send_messages")
        return NOTHING

    def _list(self, call: Call) -> Reply:
        channel, limit = self._channel(call), int(call.query.get("limit", 50))
        if not readable(channel, self._world.bot):
            return []
        public = [each for each in channel.messages.values() if each.only_for is None]
        public.sort(key=lambda each: each.id)
        if "after" in call.query:
            public = [each for each in public if each.id > int(call.query["after"])][:limit]
        elif "before" in call.query:
            public = [each for each in public if each.id < int(call.query["before"])][-limit:]
        else:
            public = public[-limit:]
        return [message_json(each) for each in reversed(public)]

    def _send(self, call: Call) -> Reply:
        return message_json(self._posting.bot(self._channel(call), call.body))

    def _fetch(self, call: Call) -> Reply:
        channel = self._channel(call)
        if not readable(channel, self._world.bot):
            raise RefusedError(MISSING_PERMISSIONS)
        return message_json(self._message(call))

    def _edit(self, call: Call) -> Reply:
        demand(self._channel(call), self._world.bot)
        return message_json(self._posting.edit(self._message(call), call.body))

    def _delete(self, call: Call) -> Reply:
        message = self._message(call)
        mine = message.author is self._world.bot
        demand(message.channel, self._world.bot, *([] if mine else ["manage_messages"]))
        self._posting.delete(message)
        return NOTHING

    def _voters(self, call: Call) -> Reply:
        message = self._message(call)
        voters = message.poll.votes[int(call.args["answer"])] if message.poll else set()
        after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 25))
        shown = [user_id for user_id in sorted(voters) if user_id > after][:limit]
        return {"users": [user_json(self._world.users[user_id]) for user_id in shown]}

    def _end_poll(self, call: Call) -> Reply:
        message = self._message(call)
        if message.poll is not None:
            message.poll.finished = True
        return message_json(message)

    def _channel(self, call: Call) -> Channel:
        channel = self._world.channel(int(call.args["channel"]))
        demand(channel, self._world.bot)
        if channel.guild is not None:
            member_of(channel.guild, self._world.bot.id)
        return channel

    def _message(self, call: Call) -> Message:
        return self._world.message(self._channel(call), int(call.args["message"]))
