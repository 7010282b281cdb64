"""What one process tells the others on its database that it has changed."""

from enum import StrEnum


class Changed(StrEnum):
    """A part of what is stored; whoever keeps something of it in memory reads that anew."""

    MODEL = "model"
    FILMS = "films"
    JUDGED_FILMS = "judged films"
    RUNS = "runs"
    SCHEDULES = "schedules"
    MODEL_SETTINGS = "model settings"
    TRAINER = "trainer"
    LANGUAGES = "languages"
    TITLES = "titles"
