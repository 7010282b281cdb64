"""Logging: structured lines on stderr, without secrets and without what people write."""

import logging
import sys
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.discord.library_log import shorten
from bot.domain.assignment import Assignment
from bot.observability.redaction import Redaction
from bot.settings import LogFormat, Settings
from bot.store.errors import StoreUnavailableError

# At DEBUG these log whole messages of people (discord) or every statement with its values.
QUIET = {"discord": logging.INFO, "aiosqlite": logging.INFO, "sqlalchemy": logging.WARNING}
# Alembic announces its plan at every start.
QUIET["alembic"] = logging.WARNING
SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Let everything that is logged go to `stream` (stderr) in the form the settings name."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    part = Assignment.of(settings)
    name = None if part.is_alone else part.name
    handler.setFormatter(_RedactingFormatter(settings, colors=stream.isatty(), process=name))
    handler.addFilter(_is_fit_to_be_logged)
    handler.addFilter(_shorten_outages)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(max(least, root.level))
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Redacts the finished line, so that a secret cannot come in by any way."""

    def __init__(self, settings: Settings, *, colors: bool, process: str | None) -> None:
        final: Processor
        if settings.log_format is LogFormat.JSON:
            final = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
        else:
            # Plain tracebacks: the pretty ones print local variables, such as people's words.
            final = structlog.dev.ConsoleRenderer(
                colors=colors, exception_formatter=structlog.dev.plain_traceback
            )
        exceptions = [structlog.processors.format_exc_info]
        super().__init__(
            foreign_pre_chain=SHARED,
            processors=[
                *([_naming(process)] if process else ()),
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(exceptions if settings.log_format is LogFormat.JSON else ()),
                final,
            ],
        )
        self._redact = Redaction.of(settings)

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


def _naming(process: str) -> Processor:
    """Name the process in each line, where several belong together."""

    def add(_: object, __: str, event: EventDict) -> EventDict:
        return {**event, "process": process}

    return add


def _is_fit_to_be_logged(record: logging.LogRecord) -> bool:
    """Hold back quiet libraries even when somebody has set the level of a part of them."""
    return record.levelno >= QUIET.get(record.name.partition(".")[0], 0)


def _shorten_outages(record: logging.LogRecord) -> bool:
    """Say in one line that the store is away: whoever was at work says so, and that is many."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, StoreUnavailableError):
        shorten(record, error)
    return True


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    logging.getLogger("matinee").critical("uncaught error", exc_info=(kind, error, traceback))
