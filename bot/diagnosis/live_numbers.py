"""What a running bot says of itself at its health and metrics address."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from bot.messages import status as messages
from bot.settings import Settings

TIMEOUT_SECONDS = 3.0
# The share of the event loop's laps that are to be quicker than what is shown.
QUANTILE = 0.99
OUTCOMES = ("answered", "refused", "failed")


@dataclass(frozen=True, slots=True)
class NoNumbers:
    """Why there are no numbers, as a sentence."""

    problem: str


@dataclass(frozen=True, slots=True)
class LiveNumbers:
    """The numbers of a running bot; the names of the fields are those of `status --json`."""

    ready: bool
    servers: int
    gateway_latency_seconds: float
    commands: Mapping[str, int]
    unexpected_errors: int
    event_loop_lag_p99_at_most_seconds: float | None
    training: bool


async def ask_bot(settings: Settings) -> LiveNumbers | NoNumbers:
    """Return numbers from the metrics address, or why there are none."""
    if not settings.metrics_port:
        return NoNumbers(messages.no_metrics_port())
    host = settings.metrics_host
    # An address to listen on everywhere is none to ask at.
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 (read, not bound)
    address = f"http://{host}:{settings.metrics_port}/metrics"
    try:
        text = await asyncio.to_thread(_fetch, address)
    except (OSError, HTTPError) as error:
        return NoNumbers(messages.address_silent(address, str(error)))
    return _numbers(
        [each for kind in text_string_to_metric_families(text) for each in kind.samples]
    )


def _fetch(address: str) -> str:
    with urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 (always http)
        return bytes(answer.read()).decode("utf-8")


def _numbers(samples: list[Sample]) -> LiveNumbers:
    def total(name: str, **labels: str) -> float:
        return sum(
            sample.value
            for sample in samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )

    return LiveNumbers(
        ready=bool(total("matinee_ready")),
        servers=int(total("matinee_servers")),
        gateway_latency_seconds=total("matinee_gateway_latency_seconds"),
        commands={
            outcome: int(total("matinee_commands_total", outcome=outcome)) for outcome in OUTCOMES
        },
        unexpected_errors=int(total("matinee_errors_total")),
        event_loop_lag_p99_at_most_seconds=_quantile(
            {
                float(sample.labels["le"]): sample.value
                for sample in samples
                if sample.name == "matinee_event_loop_lag_seconds_bucket"
            }
        ),
        training=bool(total("matinee_training_running")),
    )


def _quantile(buckets: dict[float, float]) -> float | None:
    """Return the smallest bound below which the quantile lies; None without observations."""
    observed = max(buckets.values(), default=0.0)
    reached = (bound for bound, count in sorted(buckets.items()) if count >= QUANTILE * observed)
    return next(reached, None) if observed else None
