"""Reports as tables that people read in a terminal."""

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from bot.messages import evaluation as messages
from recommender.evaluation.report import Json
from recommender.model.quiz import QuizAnswer


def comparison_tables(title: str, report: Json) -> RenderableType:
    """Accuracy, differences and breadth of all models, one column for each number of likes."""
    results = report["results"]
    metrics = list(results[0]["metrics"])
    references = list(dict.fromkeys(name for row in results for name in row["against"]))
    tables: list[RenderableType] = [f"[bold]{title}[/bold]", _about(report)]
    tables += [_accuracy(report, metric) for metric in metrics]
    tables += [_differences(report, metrics[0], name) for name in references]
    tables += [_breadth(report, key) for key in messages.BREADTH]
    return Group(*tables)


def _about(report: Json) -> str:
    return messages.about_comparison(report["people"], report["splits"], report["learning_seconds"])


def _accuracy(report: Json, metric: str) -> RenderableType:
    return _by_likes(
        messages.metric(metric),
        report,
        lambda row: plain(row["metrics"][metric]),
        lambda row: plain(row["metrics"][metric]),
    )


def _differences(report: Json, metric: str, reference: str) -> RenderableType:
    def cell(row: Json) -> str:
        against = row["against"].get(reference)
        return "" if against is None else signed(against[metric])

    heading = messages.advantage(messages.metric(metric), reference)
    return _by_likes(heading, report, cell, cell)


def _breadth(report: Json, key: str) -> RenderableType:
    digits = 1 if key.startswith("popularity") else 3
    return _by_likes(
        messages.breadth(key), report, lambda row: f"{row[key]:.{digits}f}", lambda _row: ""
    )


def _by_likes(
    heading: str,
    report: Json,
    cell: Callable[[Json], str],
    mean_cell: Callable[[Json], str],
) -> RenderableType:
    rows = {(row["model"], row["likes"]): row for row in report["results"]}
    likes = list(dict.fromkeys(row["likes"] for row in report["results"]))
    table = grid([messages.told(), *likes, *([messages.mean()] if len(likes) > 1 else [])])
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


def group_tables(title: str, report: Json) -> RenderableType:
    """Mean and worst member of every method and cell, and the differences to the average."""
    about = messages.about_groups(report["groups"], report["people"], report["likes"])
    parts: list[RenderableType] = [f"[bold]{title}[/bold]", about]
    for key in messages.GROUP_FIGURES:
        show = signed if key.endswith("average") else plain
        groups = [f"{cell['kind']} {cell['size']}" for cell in report["cells"]]
        table = grid([messages.method(), *groups])
        for name in report["cells"][0]["methods"]:
            row = [show(cell["methods"][name][key]) for cell in report["cells"]]
            table.add_row(name, *row)
        parts += [messages.group_figure(key), table]
    return Group(*parts)


def quiz_tables(title: str, report: Json) -> RenderableType:
    """What simulated people told, how good their lists were, and which way is better."""
    about = messages.about_quiz(report["people"])
    told = grid([messages.told(), "NDCG@20", *map(messages.quiz_answer, QuizAnswer)])
    for way, found in report["ndcg@20"].items():
        counts = (f"{report['answers'][way][kind]:.1f}" for kind in QuizAnswer)
        told.add_row(messages.quiz_way(way), plain(found), *counts)
    better = grid([messages.told(), messages.quiz_over(), messages.quiz_advantage()])
    for each in report["advantages"]:
        ways = map(messages.quiz_way, (each["way"], each["over"]))
        better.add_row(*ways, signed(each))
    return Group(f"[bold]{title}[/bold]", about, told, better)


def focus_tables(title: str, report: Json) -> RenderableType:
    """Each figure of each kind of profile along the dial, and the lists of named tastes."""
    rows = report["rows"]
    parts: list[RenderableType] = [f"[bold]{title}[/bold]"]
    for kind in dict.fromkeys(row["kind"] for row in rows):
        asked = [row for row in rows if row["kind"] == kind]
        parts += [_focus_table(asked)]
    if report["similar"]["films"]:
        parts.append(messages.similar(**report["similar"]))
    return Group(*parts, _named_table(report["named"]))


def _focus_table(rows: Sequence[Json]) -> RenderableType:
    heading = messages.focus_kind(rows[0]["kind"], rows[0]["people"], rows[0]["questions"])
    table = grid(["", *(row["setting"] for row in rows)])
    for figure in rows[0]["figures"]:
        cells = [plain(row["figures"][figure]) for row in rows]
        table.add_row(messages.focus_figure(figure), *cells)
    return Group(heading, table)


def _named_table(named: Sequence[Json]) -> RenderableType:
    counted = [each for each in named if each["genre"] is not None]
    served = sum(each["served"] for each in counted)
    table = grid([messages.taste(), messages.films_with_genre()])
    table.add_column(messages.listed())
    for each in named:
        films = ", ".join(
            film["film"] if film["fits"] or each["genre"] is None else f"× {film['film']}"
            for film in each["films"]
        )
        count = messages.fitting(each["fitting"], each["needed"]) if each["genre"] else ""
        table.add_row(each["taste"], count, films)
    return Group(messages.named_tastes(served, len(counted)), table)


def liking_tables(title: str, report: Json) -> RenderableType:
    """How well a model tells liked films from others, and how true the likelihoods are."""
    rows = [row for row in report["rows"] if row["people"]]
    heads = [messages.liking_people(row["likes"], row["people"], row["ratings"]) for row in rows]
    table = grid(["", *heads])
    for figure in messages.LIKING_FIGURES:
        cells = [plain(row["auc"][figure]) for row in rows]
        table.add_row(messages.liking_figure(figure), *cells)
    errors = [_short(row["calibration_error"]) for row in rows]
    table.add_row(messages.calibration_error(), *errors)
    table.add_row(messages.calibration(), *(_calibration(row["bins"]) for row in rows))
    return Group(f"[bold]{title}[/bold]", table)


def _calibration(bins: Sequence[Json]) -> str:
    return "\n".join(f"{_short(each['likelihood'])}  {_short(each['liked'])}" for each in bins)


def section_tables(name: str, report: Json) -> RenderableType:
    """A report of one part of the evaluation."""
    return _TABLES.get(name, comparison_tables)(messages.title(name), report)


_TABLES = {
    "groups": group_tables,
    "quiz": quiz_tables,
    "focus": focus_tables,
    "liking": liking_tables,
}
