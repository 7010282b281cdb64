"""The routes of the bot itself, its commands, and guilds: members and events."""

from datetime import datetime

from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.members import member_of, named
from tests.wire.fake_discord.payloads import channel_json, event_json, member_json, user_json
from tests.wire.fake_discord.permissions import allowed
from tests.wire.fake_discord.refusals import (
    INVALID_FORM,
    MISSING_PERMISSIONS,
    UNKNOWN_EVENT,
    RefusedError,
)
from tests.wire.fake_discord.rest import NOTHING, Reply, Routes
from tests.wire.fake_discord.things import Json, ScheduledEvent
from tests.wire.fake_discord.world import CALLED_OFF, ENDED, World

IN_VOICE = (1, 2)
OVER = (ENDED, CALLED_OFF)


class GuildRoutes:
    """Answers for guilds and for the application."""

    def __init__(self, world: World, gateway_address: str) -> None:
        self._world, self._gateway_address = world, gateway_address

    def routes(self) -> Routes:
        """Return what is answered here."""
        events = "/guilds/{guild}/scheduled-events"
        return {
            "GET /users/@me": lambda _: user_json(self._world.bot),
            "GET /users/{user}": self._user,
            "GET /oauth2/applications/@me": self._application,
            "GET /gateway/bot": self._gateway,
            "GET /applications/{application}/commands": lambda _: self._world.commands,
            "PUT /applications/{application}/commands": self._set_commands,
            "GET /guilds/{guild}/members/search": self._search,
            "GET /guilds/{guild}/members/{user}": self._member,
            "GET /guilds/{guild}/threads/active": self._threads,
            f"GET {events}": self._events,
            f"POST {events}": self._add_event,
            f"GET {events}/{{event}}": self._show_event,
            f"PATCH {events}/{{event}}": self._change_event,
            f"DELETE {events}/{{event}}": self._remove_event,
        }

    def _application(self, _: Call) -> Reply:
        bot = self._world.bot
        owner = next(iter(self._world.guilds.values())).owner
        return {
            "id": str(bot.id),
            "name": bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "",
            "owner": user_json(owner),
            "team": None,
            "flags": 0,
            "approximate_guild_count": self._world.approximate_guild_count,
        }

    def _user(self, call: Call) -> Reply:
        return user_json(self._world.users[int(call.args["user"])])

    def _gateway(self, _: Call) -> Reply:
        limits = {
            "total": 1000,
            "remaining": self._world.session_starts_left,
            "reset_after": 90_000,
            "max_concurrency": 1,
        }
        return {"url": self._gateway_address, "shards": 1, "session_start_limit": limits}

    def _set_commands(self, call: Call) -> Reply:
        self._world.commands_told += 1
        self._world.commands = [
            {"type": 1, "description": "", "options": [], **command}
            | {
                "id": str(self._world.new_id()),
                "application_id": str(self._world.bot.id),
                "version": str(self._world.new_id()),
            }
            for command in call.body["list"]
        ]
        return self._world.commands

    def _search(self, call: Call) -> Reply:
        guild = self._world.guild(int(call.args["guild"]))
        found = named(guild, call.query["query"], int(call.query.get("limit", 1)))
        return [member_json(member) for member in found]

    def _member(self, call: Call) -> Reply:
        guild = self._world.guild(int(call.args["guild"]))
        return member_json(member_of(guild, int(call.args["user"])))

    def _threads(self, call: Call) -> Reply:
        guild = self._world.guild(int(call.args["guild"]))
        active = [each for each in guild.channels.values() if each.is_thread and not each.archived]
        return {"threads": [channel_json(each) for each in active], "members": []}

    def _events(self, call: Call) -> Reply:
        guild = self._world.guild(int(call.args["guild"]))
        return [event_json(event) for event in guild.events.values()]

    def _add_event(self, call: Call) -> Reply:
        guild = self._world.guild(int(call.args["guild"]))
        self._demand(call, "create_events")
        event = ScheduledEvent(self._world.new_id(), guild, self._world.bot, {})
        self._fill(event, call.body)
        guild.events[event.id] = event
        self._world.emit("GUILD_SCHEDULED_EVENT_CREATE", event_json(event), guild)
        return event_json(event)

    def _show_event(self, call: Call) -> Reply:
        return event_json(self._event(call))

    def _change_event(self, call: Call) -> Reply:
        event = self._event(call)
        self._demand(call, "manage_events")
        if event.status in OVER:
            raise RefusedError(INVALID_FORM)
        body = dict(call.body)
        event.status = int(body.pop("status", event.status))
        self._fill(event, body)
        if event.status in OVER:
            self._world.end_event(event, event.status)
            return event_json(event)
        self._world.emit("GUILD_SCHEDULED_EVENT_UPDATE", event_json(event), event.guild)
        return event_json(event)

    def _remove_event(self, call: Call) -> Reply:
        event = self._event(call)
        self._demand(call, "manage_events")
        del event.guild.events[event.id]
        self._world.emit("GUILD_SCHEDULED_EVENT_DELETE", event_json(event), event.guild)
        return NOTHING

    def _fill(self, event: ScheduledEvent, body: Json) -> None:
        """Take over what can be edited; a new start has to lie ahead."""
        fields = event.fields | body
        starts = body.get("scheduled_start_time")
        if starts is not None and datetime.fromisoformat(str(starts)) <= self._world.now():
            raise RefusedError(INVALID_FORM)
        if int(fields["entity_type"]) not in IN_VOICE and not fields.get("scheduled_end_time"):
            raise RefusedError(INVALID_FORM)
        event.fields = fields

    def _event(self, call: Call) -> ScheduledEvent:
        guild = self._world.guild(int(call.args["guild"]))
        event = guild.events.get(int(call.args["event"]))
        if event is None:
            raise RefusedError(UNKNOWN_EVENT)
        return event

    def _demand(self, call: Call, name: str) -> None:
        guild = self._world.guild(int(call.args["guild"]))
        permissions = allowed(guild, self._world.bot)
        if not (getattr(permissions, name) or permissions.manage_events):
            raise RefusedError(MISSING_PERMISSIONS)
