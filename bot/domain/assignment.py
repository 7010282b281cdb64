"""The part of the work that one process does, if several share a database."""

from dataclasses import dataclass, replace

from bot.settings import ProcessRole, Settings

# Discord's own rule, by which a shard gets its servers.
SHARD_BITS = 22


@dataclass(frozen=True, slots=True)
class Assignment:
    """The part of one process: its role and, of a bot, its shards.

    `shards` counts the shards of all bots, dealt out in turn to the `processes`, of which this is
    the `number`th. A process that is alone does all the work.
    """

    role: ProcessRole = ProcessRole.ALL
    shards: int = 1
    number: int = 1
    processes: int = 1

    @classmethod
    def of(cls, settings: Settings) -> "Assignment":
        """Return what the settings assign to this process."""
        if settings.role is not ProcessRole.BOT:
            return cls(settings.role)
        return cls(settings.role, settings.shards, *settings.place_in_cluster)

    @property
    def is_alone(self) -> bool:
        """Whether no other process works on the same database."""
        return self.role is ProcessRole.ALL

    @property
    def talks(self) -> bool:
        """Whether this process is connected to Discord."""
        return self.role is not ProcessRole.TRAINER

    @property
    def trains(self) -> bool:
        """Whether training is planned and done by this process."""
        return self.role is not ProcessRole.BOT

    @property
    def name(self) -> str:
        """Name the process in logs and in `status`."""
        return (
            f"{self.role} {self.number}/{self.processes}"
            if self.role is ProcessRole.BOT
            else self.role
        )

    @property
    def shard_ids(self) -> tuple[int, ...]:
        """The shards of this process."""
        return tuple(range(self.number - 1, self.shards, self.processes))

    @property
    def all_bots(self) -> "tuple[Assignment, ...]":
        """The parts of all bots that share the servers, this one's included."""
        return tuple(replace(self, number=number + 1) for number in range(self.processes))

    @property
    def first_server(self) -> int | None:
        """An id that a server of this process' first shard could have; None for direct messages."""
        return self.shard_ids[0] << SHARD_BITS or None

    def owns(self, guild_id: int | None) -> bool:
        """Whether this process acts for a server; None means direct messages and shared work.

        Discord delivers direct messages on the first shard.
        """
        return self.talks and self.shard_of(guild_id) in self.shard_ids

    def shard_of(self, guild_id: int | None) -> int:
        """Return the shard that receives a server's events; None means direct messages."""
        return ((guild_id or 0) >> SHARD_BITS) % self.shards


ALONE = Assignment()
