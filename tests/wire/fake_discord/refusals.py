"""How Discord refuses, by the codes that its documentation lists."""

from dataclasses import dataclass

from tests.wire.fake_discord.things import Json


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is no success."""

    status: int
    code: int
    message: str

    @property
    def body(self) -> Json:
        """What is sent."""
        return {"code": self.code, "message": self.message}


class RefusedError(Exception):
    """A request is answered with a refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


UNAUTHORIZED = Refusal(401, 0, "401: Unauthorized")
UNKNOWN_CHANNEL = Refusal(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = Refusal(404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = Refusal(404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = Refusal(404, 10008, "Unknown Message")
UNKNOWN_USER = Refusal(404, 10013, "Unknown User")
UNKNOWN_WEBHOOK = Refusal(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Refusal(404, 10062, "Unknown interaction")
UNKNOWN_EVENT = Refusal(404, 10070, "Unknown Guild Scheduled Event")
ALREADY_ACKNOWLEDGED = Refusal(400, 40060, "Interaction has already been acknowledged.")
MISSING_ACCESS = Refusal(403, 50001, "Missing Access")
NOT_YOURS = Refusal(403, 50005, "Cannot edit a message authored by another user")
EMPTY = Refusal(400, 50006, "Cannot send an empty message")
CLOSED_MESSAGES = Refusal(403, 50007, "Cannot send messages to this user")
MISSING_PERMISSIONS = Refusal(403, 50013, "Missing Permissions")
TOKEN_EXPIRED = Refusal(401, 50027, "Invalid Webhook Token")
INVALID_FORM = Refusal(400, 50035, "Invalid Form Body")
ARCHIVED = Refusal(400, 50083, "Thread is archived")
NO_HISTORY = Refusal(403, 160002, "Cannot reply without permission to read message history")
LOCKED = Refusal(403, 160005, "This thread is locked")
UNAVAILABLE = Refusal(503, 0, "503: Service Unavailable")
BAD_GATEWAY = Refusal(502, 0, "502: Bad Gateway")
NO_SUCH_ROUTE = Refusal(501, 0, "This fake Discord has no such route.")
