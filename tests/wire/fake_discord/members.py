"""Members, as the gateway and REST look them up."""

from tests.wire.fake_discord.payloads import member_json
from tests.wire.fake_discord.refusals import UNKNOWN_MEMBER, RefusedError
from tests.wire.fake_discord.things import Guild, Json, Member
from tests.wire.fake_discord.world import World


def member_of(guild: Guild, user_id: int) -> Member:
    """Return a member of a guild."""
    member = guild.members.get(user_id)
    if member is None:
        raise RefusedError(UNKNOWN_MEMBER)
    return member


def named(guild: Guild, beginning: str, limit: int) -> list[Member]:
    """Return the members whose names begin with some letters."""
    found = [
        member
        for member in guild.members.values()
        if member.user.name.casefold().startswith(beginning.casefold())
    ]
    return found[:limit]


def member_chunk(world: World, wanted: Json) -> Json:
    """Answer a request for members: by ids, or by how their names begin."""
    guild = world.guild(int(wanted["guild_id"]))
    if "user_ids" in wanted:
        ids = [int(user_id) for user_id in wanted["user_ids"]]
        found = [guild.members[user_id] for user_id in ids if user_id in guild.members]
        missing = [str(user_id) for user_id in ids if user_id not in guild.members]
    else:
        limit = int(wanted["limit"]) or len(guild.members)
        found, missing = named(guild, wanted.get("query", ""), limit), []
    chunk: Json = {
        "guild_id": str(guild.id),
        "members": [member_json(member) for member in found],
        "not_found": missing,
        "chunk_index": 0,
        "chunk_count": 1,
    }
    return chunk | ({"nonce": wanted["nonce"]} if wanted.get("nonce") else {})
