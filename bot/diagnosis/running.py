"""What a running bot says of itself at its health and metrics address."""

import asyncio
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families

from bot.settings import Settings

PATIENCE = 3.0
# The share of the event loop's laps that are to be quicker than what is shown.
QUANTILE = 0.99


async def ask_bot(settings: Settings) -> dict[str, Any]:
    """Return numbers from the metrics address; `problem` says why there are none."""
    if not settings.metrics_port:
        return {"problem": "MATINEE_METRICS_PORT is not set, so the bot shows no numbers."}
    host = settings.metrics_host
    # An address to listen on everywhere is none to ask at.
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 (read, not bound)
    address = f"http://{host}:{settings.metrics_port}/metrics"
    try:
        text = await asyncio.to_thread(_fetch, address)
    except (OSError, HTTPError) as error:
        return {"problem": f"{address} does not answer ({error})."}
    return _numbers(text)


def _fetch(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (always http)
        return bytes(answer.read()).decode("utf-8")


def _numbers(text: str) -> dict[str, Any]:
    samples = [
        sample for family in text_string_to_metric_families(text) for sample in family.samples
    ]

    def total(name: str, **labels: str) -> float:
        return sum(
            sample.value
            for sample in samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )

    return {
        "ready": bool(total("matinee_ready")),
        "servers": int(total("matinee_servers")),
        "gateway_latency_seconds": total("matinee_gateway_latency_seconds"),
        "commands": {
            outcome: int(total("matinee_commands_total", outcome=outcome))
            for outcome in ("answered", "refused", "failed")
        },
        "unexpected_errors": int(total("matinee_errors_total")),
        "event_loop_lag_p99_at_most_seconds": _quantile(
            {
                float(sample.labels["le"]): sample.value
                for sample in samples
                if sample.name == "matinee_event_loop_lag_seconds_bucket"
            }
        ),
        "training": bool(total("matinee_training_running")),
    }


def _quantile(buckets: dict[float, float]) -> float | None:
    """Return the smallest bound below which the quantile lies; None without observations."""
    observed = max(buckets.values(), default=0.0)
    reached = (bound for bound, count in sorted(buckets.items()) if count >= QUANTILE * observed)
    return next(reached, None) if observed else None
