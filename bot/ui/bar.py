"""A bar that shows how far something is along a line."""

BAR_LENGTH = 10


def bar(share: float) -> str:
    """Draw a share from 0 to 1."""
    filled = round(share * BAR_LENGTH)
    return "▰" * filled + "▱" * (BAR_LENGTH - filled)
