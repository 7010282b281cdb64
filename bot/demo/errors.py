"""What somebody who types at the demo can get wrong."""

from collections.abc import Iterable
from pathlib import Path


class DemoError(Exception):
    """A line cannot be done; the message says why and what would work."""


class UnknownMemberError(DemoError):
    """A line names a member who is not there."""

    def __init__(self, name: str, members: Iterable[str]) -> None:
        super().__init__(f"there is no member {name!r}; there are {', '.join(members)}")


class UnknownLabelError(DemoError):
    """No message that this member sees has such a button or option."""

    def __init__(self, kind: str, label: str, labels: Iterable[str]) -> None:
        listed = ", ".join(labels) or "none"
        super().__init__(f"there is no {kind} {label!r} to be seen; there are: {listed}")


class UnusableFolderError(DemoError):
    """The demo cannot store anything."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"nothing can be stored in {folder} ({reason}); MATINEE_DATA_DIRECTORY takes another "
            "folder"
        )
