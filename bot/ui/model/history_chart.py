"""The history of the model as a picture: quality, community, duration over time."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_skeleton

from bot.domain.runs.record import RunRecord, RunState
from bot.messages.model import chart as words
from bot.messages.translation import speaking
from bot.messages.wording import locale_name
from bot.models.manifest import Manifest
from bot.ui.fonts import drawn_language

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE_IN_INCHES = (8.0, 7.0)
PIXELS_PER_INCH = 120
MAX_LABELS = 8
ACCEPTED, REFUSED = "#2a6fbb", "#d9822b"


def history_chart(runs: Sequence[RunRecord]) -> bytes | None:
    """Draw the runs that produced a model as a PNG; None when there are none (call in a thread)."""
    measured = [
        (run, Manifest.from_json(run.manifest))
        for run in sorted(runs, key=lambda run: run.run_id)
        if run.manifest and run.state in (RunState.PUBLISHED, RunState.REFUSED)
    ]
    if not measured:
        return None
    with speaking(drawn_language()):
        return _drawn(measured)


Measured = Sequence[tuple[RunRecord, Manifest]]


def _drawn(measured: Measured) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE_IN_INCHES, layout="constrained")
    FigureCanvasAgg(figure)
    quality, community, seconds = figure.subplots(3, 1, sharex=True)
    _draw_quality(quality, measured)
    _draw_community(community, measured)
    _draw_seconds(seconds, measured)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=PIXELS_PER_INCH)
    return picture.getvalue()


def _draw_quality(axes: "Axes", runs: Measured) -> None:
    for state, colour, label in (
        (RunState.PUBLISHED, ACCEPTED, words.published()),
        (RunState.REFUSED, REFUSED, words.refused()),
    ):
        points = [
            (run.version, manifest.measures.movielens.ndcg)
            for run, manifest in runs
            if run.state is state and manifest.measures and manifest.measures.movielens
        ]
        if points:
            versions = [version for version, _ in points]
            means = [ndcg.mean for _, ndcg in points]
            below = [ndcg.mean - ndcg.low for _, ndcg in points]
            above = [ndcg.high - ndcg.mean for _, ndcg in points]
            axes.errorbar(
                versions, means, yerr=[below, above], fmt="o", color=colour, label=label, capsize=3
            )
    axes.set_title(words.quality(), loc="left")
    if axes.get_legend_handles_labels()[0]:
        _legend(axes)
    axes.margins(y=0.2)
    _tidy(axes)


def _draw_community(axes: "Axes", runs: Measured) -> None:
    versions = [run.version for run, _ in runs]
    axes.plot(versions, [m.likes for _, m in runs], marker="o", color=ACCEPTED, label=words.likes())
    axes.plot(
        versions, [m.people for _, m in runs], marker="s", color=REFUSED, label=words.people()
    )
    axes.set_title(words.community(), loc="left")
    axes.set_ylim(bottom=0)
    _legend(axes)
    _tidy(axes)


def _draw_seconds(axes: "Axes", runs: Measured) -> None:
    versions = [run.version for run, _ in runs]
    axes.bar(versions, [run.seconds or 0.0 for run, _ in runs], color=ACCEPTED, width=0.6)
    axes.set_title(words.duration(), loc="left")
    shown = versions[:: max(1, -(-len(versions) // MAX_LABELS))]
    dates = {run.version: run.started_at for run, _ in runs}
    axes.set_xticks(shown, [f"{version}\n{_day(dates[version])}" for version in shown])
    axes.set_xlabel(words.version())
    axes.set_xlim(versions[0] - 1, versions[-1] + 1)
    _tidy(axes)


def _legend(axes: "Axes") -> None:
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, borderpad=0)


def _day(moment: datetime) -> str:
    return format_skeleton("MMMd", moment, locale=locale_name())


def _tidy(axes: "Axes") -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    axes.set_axisbelow(True)
