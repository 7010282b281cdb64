"""Reports as Markdown, the form in which the documentation shows them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text


def as_markdown(shown: RenderableType) -> str:
    """Turn what a terminal shows of a report into Markdown: headings, sentences and tables."""
    return "\n\n".join(_blocks(shown))


def _blocks(shown: RenderableType) -> Iterator[str]:
    if isinstance(shown, Group):
        for each in shown.renderables:
            yield from _blocks(each)
    elif isinstance(shown, Table):
        yield "\n".join(_lines(shown))
    else:
        text = str(shown)
        plain = Text.from_markup(text).plain
        yield f"### {plain}" if text.startswith("[bold]") else plain


def _lines(table: Table) -> Iterator[str]:
    yield _line([str(column.header) for column in table.columns])
    yield _line(["---"] * len(table.columns))
    for cells in zip(*(column.cells for column in table.columns), strict=True):
        yield _line([str(cell) for cell in cells])


def _line(cells: list[str]) -> str:
    escaped = (cell.strip().replace("|", "\\|").replace("*", "\\*") for cell in cells)
    return f"| {' | '.join(escaped)} |".replace("\n", "<br>")
