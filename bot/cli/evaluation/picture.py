"""NDCG against the number of likes told, as a picture."""

from pathlib import Path

from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure

from bot.messages import evaluation as messages
from recommender.evaluation.report import Json

FORMATS = frozenset(FigureCanvasBase.get_supported_filetypes())


def draw_comparison(title: str, report: Json, file: Path) -> None:
    """Write one line for each model, with its 95 % interval; the format follows the file's name."""
    metric = next(iter(report["results"][0]["metrics"]))
    figure = Figure(figsize=(8, 5), dpi=120, layout="constrained")
    axes = figure.add_subplot()
    likes = list(dict.fromkeys(row["likes"] for row in report["results"]))
    for model in dict.fromkeys(row["model"] for row in report["results"]):
        found = [row["metrics"][metric] for row in report["results"] if row["model"] == model]
        means = [interval["mean"] for interval in found]
        (line,) = axes.plot(range(len(likes)), means, marker="o", label=model)
        axes.fill_between(
            range(len(likes)),
            [interval["low"] for interval in found],
            [interval["high"] for interval in found],
            color=line.get_color(),
            alpha=0.15,
        )
    axes.set_xticks(range(len(likes)), likes)
    axes.set_xlabel(messages.likes_axis())
    axes.set_ylabel(messages.figure_axis(metric.upper()))
    axes.set_title(title)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(file)
