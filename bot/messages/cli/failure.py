"""How a command ends that could not do its work."""


def failure(command: str, sentence: str) -> str:
    """Say which command failed and why."""
    return f"matinee {command}: {sentence}\n"
