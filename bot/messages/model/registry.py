"""What may be wrong with the models on the disk."""

from typing import assert_never

from bot.messages.translation import _
from bot.models.errors import (
    PointerUnreadable,
    RegistryProblem,
    VersionSetAside,
    VersionUnusable,
)


def damaged_heading() -> str:
    """Return the heading of what is wrong with the models on the disk."""
    return _("Damaged on the disk")


def registry_problem(problem: RegistryProblem) -> str:
    """Say what cannot be used."""
    match problem:
        case VersionUnusable():
            return _(
                "I can't use version {version} of the model: {detail}",
                version=problem.version,
                detail=problem.detail,
            )
        case PointerUnreadable():
            return _(
                "I can't read which version of the model is in service: {detail}",
                detail=problem.detail,
            )
        case VersionSetAside():
            return _(
                "Version {version} of the model was damaged on the disk; I keep it in "
                "`models/damaged`, and it can't be put into service.",
                version=problem.version,
            )
    assert_never(problem)
