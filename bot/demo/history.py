"""What was said in the channel, kept between starts so that open cards can still be pressed."""

import json
import logging

from bot.demo import internals
from bot.demo.simulated_server import SimulatedServer

FILE = "channel.json"
MAX_MESSAGES = 200

logger = logging.getLogger(__name__)


class ChannelHistory:
    """The last messages of a server's channel, in a file of the demo's folder."""

    def __init__(self, server: SimulatedServer) -> None:
        self._server = server
        self._path = server.settings.data_directory / FILE

    def bring_back(self) -> None:
        """Put the messages of last time into the channel, if their file can be read."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            for message in kept:
                if message["channel_id"] == self._server.channel.id:
                    internals.restore(self._server.env, message)
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError) as error:
            logger.warning("what was said last time cannot be shown: %s (%s)", self._path, error)

    def keep(self) -> None:
        """Write the last messages down."""
        written = (internals.written(message) for message in self._server.messages())
        kept = [message for message in written if message is not None][-MAX_MESSAGES:]
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self._path)
