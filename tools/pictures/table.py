"""The page of the documentation that shows the pictures beside each other."""

from collections.abc import Sequence
from pathlib import Path

from tools.pictures.commands import SHOTS

HERE = Path(__file__).resolve().parents[2]
PICTURES = HERE / "docs" / "images" / "answers"
PAGE = HERE / "docs" / "development" / "answers.md"
INTRODUCTION = """# What each command answers

Pictures of the demo's page 390 pixels wide, posters and facts invented (`--films fake`).
`python -m tools.pictures --data DIR` takes them again, of a MovieLens folder and with a Chromium or
Chrome on the computer (`CHROMIUM=/path/to/it` where it is not found; a font with Hangul for
Korean).
`tests/journeys/test_short_answers.py` measures the answers in every language.
"""


def write_table(languages: Sequence[str]) -> None:
    """Write the page, a row for each command."""
    lines = [INTRODUCTION, "| command | " + " | ".join(languages) + " |"]
    lines.append("| --- |" + " --- |" * len(languages))
    for shot in SHOTS:
        cells = [_cell(shot.name, language) for language in languages]
        lines.append(f"| `{shot.line}` | " + " | ".join(cells) + " |")
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(name: str, language: str) -> str:
    path = PICTURES / language / f"{name}.webp"
    if not path.is_file():
        return ""
    return f"![{name}, {language}](../images/answers/{language}/{name}.webp)"
