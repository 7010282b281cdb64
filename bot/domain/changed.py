"""Notices between processes on one database about what has changed."""

from enum import StrEnum


class Changed(StrEnum):
    """A part of the store; a process with a copy of it in memory has to read it again."""

    MODEL = "model"
    FILMS = "films"
    JUDGED_FILMS = "judged films"
    RUNS = "runs"
    SCHEDULES = "schedules"
    MODEL_SETTINGS = "model settings"
    TRAINER = "trainer"
    LANGUAGES = "languages"
    TITLES = "titles"
