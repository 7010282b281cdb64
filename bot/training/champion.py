"""The model in service as the trainer process sees it: a start, and a rival to be measured with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.models.manifest import Manifest
from bot.training.request import Recipe
from recommender import Model

# A model that knew so few of today's members can be asked about the others.
MAX_KNOWN_MEMBERS = 0.25


@dataclass(frozen=True)
class Champion:
    """A version with its record."""

    model: Model
    manifest: Manifest

    @classmethod
    def load(cls, directory: Path) -> Self:
        """Open a version's folder."""
        return cls(Model.load(directory), Manifest.load(directory))

    def start_for(self, recipe: Recipe) -> Model | None:
        """Return the model to start from; one of other data or settings is worse than none."""
        alike = self.manifest.base == recipe.base.name and self.model.config == recipe.configuration
        return self.model if alike else None

    def rival_for_users(self) -> Model | None:
        """Return the model to compare with on held-out base users.

        One that the trainer process did not make was trained on them.
        """
        return self.model if self.manifest.measures is not None else None

    def rival_for_members(self, people: int) -> Model | None:
        """Return the model to compare with on held-out members, of whom there are `people` in all.

        One from the time when the community was too small to hold out anybody knows them, unless
        it has hardly known anybody.
        """
        measures = self.manifest.measures
        if measures is None:
            return None
        knew_few = self.manifest.people <= MAX_KNOWN_MEMBERS * people
        return self.model if measures.community is not None or knew_few else None
