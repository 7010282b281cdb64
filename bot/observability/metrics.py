"""What is counted and timed, in the words of Prometheus."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, generate_latest

from bot.domain.assignment import Assignment

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
RUN_SECONDS = (5, 15, 30, 60, 120, 300, 600, 1800)
LAG_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0)


class Metrics:
    """The numbers of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._count_conversations(self.registry)
        self._count_training(self.registry)
        self._measure_process(self.registry)
        self._measure_shards(self.registry)

    def _count_conversations(self, registry: CollectorRegistry) -> None:
        self.commands = Counter(
            "matinee_commands", "Commands used", ["command", "outcome"], registry=registry
        )
        self.command_seconds = Histogram(
            "matinee_command_seconds",
            "Time from a command to the end of its answer",
            ["command"],
            buckets=SECONDS,
            registry=registry,
        )
        self.clicks = Counter(
            "matinee_component_interactions", "Buttons pressed and choices made", registry=registry
        )
        self.errors = Counter(
            "matinee_errors", "Errors in the log, by kind", ["kind"], registry=registry
        )

    def _count_training(self, registry: CollectorRegistry) -> None:
        self.runs = Counter(
            "matinee_training_runs", "Training runs ended", ["outcome"], registry=registry
        )
        self.run_seconds = Histogram(
            "matinee_training_run_seconds",
            "Duration of training runs",
            buckets=RUN_SECONDS,
            registry=registry,
        )
        self.training = Gauge(
            "matinee_training_running", "Whether a training run is under way", registry=registry
        )
        self.model = Info("matinee_model", "The model in service", registry=registry)
        self.model_age = Gauge(
            "matinee_model_age_seconds", "Time since the model was trained", registry=registry
        )

    def _measure_process(self, registry: CollectorRegistry) -> None:
        self.lag = Histogram(
            "matinee_event_loop_lag_seconds",
            "How much later than planned the event loop ran",
            buckets=LAG_SECONDS,
            registry=registry,
        )
        self.queue = Gauge(
            "matinee_timers_waiting", "Timers set and not due yet, or overdue", registry=registry
        )
        self.overdue = Gauge(
            "matinee_timers_overdue_seconds",
            "How long the oldest due timer has been waiting",
            registry=registry,
        )
        self.servers = Gauge("matinee_servers", "Servers the bot is in", registry=registry)
        self.latency = Gauge(
            "matinee_gateway_latency_seconds", "Round trip to Discord's gateway", registry=registry
        )
        self.ready = Gauge(
            "matinee_ready", "Whether the bot is connected and has a model", registry=registry
        )

    def _measure_shards(self, registry: CollectorRegistry) -> None:
        self.process = Info("matinee_process", "Which part of a bot this is", registry=registry)
        self.shard_latency = Gauge(
            "matinee_shard_latency_seconds",
            "Round trip to Discord's gateway, by shard",
            ["shard"],
            registry=registry,
        )
        self.shard_servers = Gauge(
            "matinee_shard_servers", "Servers of a shard", ["shard"], registry=registry
        )

    def seen_process(self, part: Assignment) -> None:
        """Note which part of the work this process does."""
        cluster = f"{part.number}/{part.processes}"
        self.process.info({"role": part.role.value, "cluster": cluster, "shards": str(part.shards)})

    def seen_shard(self, shard: int, latency: float, servers: int) -> None:
        """Note how a shard is."""
        self.shard_latency.labels(shard).set(latency)
        self.shard_servers.labels(shard).set(servers)

    def seen_model(self, version: int, base: str, trained_at: datetime, now: datetime) -> None:
        """Note which model is in service."""
        self.model.info({"version": str(version), "base": base})
        self.model_age.set(max(0.0, (now - trained_at).total_seconds()))

    def text(self) -> bytes:
        """Return everything in Prometheus' format."""
        return generate_latest(self.registry)
