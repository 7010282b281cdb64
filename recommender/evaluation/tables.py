"""Reports as tables that people read in a terminal."""

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from recommender.evaluation.report import Json

BREADTH = {
    "coverage@20": "coverage@20 (share of all movies that anybody was shown)",
    "popularity_percentile@20": "mean popularity percentile of what was shown",
    "overlap@20": "overlap@20 (what two people's lists share)",
}


def comparison_tables(title: str, report: Json) -> RenderableType:
    """Accuracy, differences and breadth of all models, one column for each number of likes."""
    results = report["results"]
    metrics = list(results[0]["metrics"])
    references = list(dict.fromkeys(name for row in results for name in row["against"]))
    tables: list[RenderableType] = [f"[bold]{title}[/bold]", _about(report)]
    tables += [_accuracy(report, metric) for metric in metrics]
    tables += [_differences(report, metrics[0], name) for name in references]
    tables += [_breadth(report, key, heading) for key, heading in BREADTH.items()]
    return Group(*tables)


def _about(report: Json) -> str:
    splits = report["splits"]
    seconds = ", ".join(f"{name} {spent:.1f}" for name, spent in report["learning_seconds"].items())
    return (
        f"{report['people']} people, {len(splits)} split(s): {', '.join(splits)}\n"
        f"± is half a 95 % bootstrap interval over people. Processor seconds to learn: {seconds}"
    )


def _accuracy(report: Json, metric: str) -> RenderableType:
    return _by_likes(
        metric.replace("ndcg", "NDCG").replace("recall", "Recall"),
        report,
        lambda row: plain(row["metrics"][metric]),
        lambda row: plain(row["metrics"][metric]),
    )


def _differences(report: Json, metric: str, reference: str) -> RenderableType:
    def cell(row: Json) -> str:
        against = row["against"].get(reference)
        return "" if against is None else signed(against[metric])

    heading = f"{metric.replace('ndcg', 'NDCG')}: advantage over {reference} (same people)"
    return _by_likes(heading, report, cell, cell)


def _breadth(report: Json, key: str, heading: str) -> RenderableType:
    digits = 1 if key.startswith("popularity") else 3
    return _by_likes(heading, report, lambda row: f"{row[key]:.{digits}f}", lambda _row: "")


def _by_likes(
    heading: str,
    report: Json,
    cell: Callable[[Json], str],
    mean_cell: Callable[[Json], str],
) -> RenderableType:
    rows = {(row["model"], row["likes"]): row for row in report["results"]}
    likes = list(dict.fromkeys(row["likes"] for row in report["results"]))
    table = grid(["told", *likes, *(["mean"] if len(likes) > 1 else [])])
    for mean in report["mean_over_likes"]:
        cells = [cell(rows[mean["model"], count]) for count in likes]
        cells += [mean_cell(mean)] if len(likes) > 1 else []
        if any(cells):
            table.add_row(mean["model"], *cells)
    return Group(heading, table)


def grid(columns: Sequence[str]) -> Table:
    """An empty table: names to the left, figures to the right."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    return table


def plain(interval: Json) -> str:
    """A figure such as `.559 ±.012`."""
    return f"{_short(interval['mean'])} ±{_short(_half(interval))}"


def signed(interval: Json) -> str:
    """A difference such as `+.138 ±.013`; a star where the interval does not contain zero."""
    mean = interval["mean"]
    sign = "-" if mean < 0 else "+"
    sure = "*" if interval["low"] > 0 or interval["high"] < 0 else " "
    return f"{sign}{_short(abs(mean))} ±{_short(_half(interval))}{sure}"


def _half(interval: Json) -> float:
    return float(interval["high"] - interval["low"]) / 2


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
