"""What Discord sends when a slash command is used, made from what the bot registered."""

from collections.abc import Callable, Mapping, Sequence

from tests.wire.fake_discord.things import Channel, Json, User

SUBCOMMANDS = (1, 2)
Resolve = Callable[[object], Mapping[str, Json]]


def command_data(
    commands: Sequence[Json],
    name: str,
    options: Mapping[str, object],
    resolve: Resolve,
    focused: str | None = None,
) -> Json:
    """Return the data of an interaction; raises AssertionError for what is not registered."""
    first, *rest = name.split()
    command = _found(commands, first)
    data: Json = {"id": command["id"], "name": first, "type": 1, "options": []}
    place, known = data, command.get("options", [])
    for word in rest:
        inner = _found(known, word)
        place["options"] = [{"name": word, "type": inner["type"], "options": []}]
        place, known = place["options"][0], inner.get("options", [])
    resolved: dict[str, Json] = {}
    for key, value in options.items():
        option = _found(known, key)
        written: Json = {"name": key, "type": option["type"], "value": _written(value)}
        place["options"].append(written | ({"focused": True} if key == focused else {}))
        for kind, found in resolve(value).items():
            resolved.setdefault(kind, {}).update(found)
    return data | ({"resolved": resolved} if resolved else {})


def _found(among: Sequence[Json], name: str) -> Json:
    for each in among:
        if each["name"] == name:
            return each
    raise AssertionError(f"no {name!r} is registered among {[each['name'] for each in among]}")


def _written(value: object) -> object:
    return str(value.id) if isinstance(value, User | Channel) else value
