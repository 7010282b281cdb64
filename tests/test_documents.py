"""What the documents say is what the program has."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.demo.simulated_server import open_server
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.settings.guild import GuildSettings
from bot.messages.environment import SETTINGS
from bot.messages.settings import SERVER
from bot.messages.translation import _, speaking
from bot.observability.metrics import Metrics
from bot.settings import Settings, variable
from recommender import GroupStrategy

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
KOREAN_README = (ROOT / "README.ko.md").read_text("utf-8")


def section(heading: str) -> str:
    """Return the text below a heading of the README, up to the next of its rank."""
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_each_setting_is_in_the_readme_with_its_description() -> None:
    rows = [line for line in section("Settings").splitlines() if line.startswith("| `MATINEE_")]
    assert [row.split("`")[1] for row in rows] == [variable(name) for name in Settings.model_fields]
    for row, description in zip(rows, SETTINGS.values(), strict=True):
        assert description in row


def test_each_command_of_the_command_line_is_in_the_readme() -> None:
    named = re.findall(r"^\| `matinee ([a-z]+)`", section("On your server"), re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)


async def test_each_command_in_chat_is_in_the_readme(tmp_path: Path) -> None:
    rows = [line for line in section("Commands").splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z]+)`", row.split("|")[1])}
    async with open_server(Settings.load(None, data_directory=tmp_path)) as server:
        assert {command.name for command in server.bot.commands} == named


def test_each_library_is_in_the_readme_with_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(line for lines in extras for line in lines)]
    rows = [line.split("|")[1] for line in section("Built on").splitlines() if "|" in line]
    named = set(re.findall(r"[a-z][a-z.-]+", " ".join(rows)))
    assert {re.split(r"[\[<>=]", line)[0] for line in wanted} <= named


def test_the_korean_readme_has_the_sections_commands_and_links_of_the_english_one() -> None:
    # Pictures are in the language of the page.
    assert _outline(KOREAN_README.replace("/answers/ko/", "/answers/en/")) == _outline(README)


def _outline(readme: str) -> list[list[str]]:
    """Return of each section what no language changes: code that a table lists, and links."""
    kept = re.compile(r"^\| ((?:`[^`]+` ?)+)\||\]\(((?!README)[^)]+)\)", re.MULTILINE)
    return [
        sorted(row or link for row, link in kept.findall(each)) for each in readme.split("\n## ")
    ]


def test_the_korean_readme_describes_each_setting_as_the_program_does() -> None:
    with speaking("ko"):
        assert [
            text for text in map(_, SETTINGS.values()) if f" {text} |" not in KOREAN_README
        ] == []


DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_documents_link_to_is_there(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_each_page_for_those_who_change_matinee_is_in_their_index() -> None:
    folder = ROOT / "docs" / "development"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\((\w+\.md)\)", (folder / "README.md").read_text("utf-8"))) == pages


def test_each_metric_is_described() -> None:
    text = (ROOT / "docs/operations.md").read_text("utf-8")
    for family in Metrics().registry.collect():
        assert f"`{family.name}" in text, family.name


def test_the_version_is_the_newest_that_the_changelog_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest, *released = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)
    assert newest == "Unreleased"
    # Before the first release the version is the one that the notes above will be called.
    assert released[:1] in ([], [project["version"]])


def test_each_kind_of_ballot_and_each_strategy_is_in_the_guide_to_movie_nights() -> None:
    guide = (ROOT / "docs" / "nights.md").read_text("utf-8")
    rows = {line.split("|")[1].strip() for line in guide.splitlines() if line.startswith("| `")}
    assert {row.split(" ")[0] for row in rows} >= {f"`{kind}`" for kind in BallotKind}
    [vote] = [line for line in guide.splitlines() if line.startswith("| `night vote ")]
    assert not [kind for kind in BallotKind if f"`{kind}`" not in vote]
    assert not [strategy for strategy in GroupStrategy if f"`{strategy}`" not in guide]


@pytest.mark.parametrize(
    ("document", "begins", "ends"),
    [
        ("README.md", "## Movie nights", "\n## "),
        ("docs/development/glossary.md", "| ballot kind", "\n"),
    ],
)
def test_what_tells_of_ballots_names_each_kind(document: str, begins: str, ends: str) -> None:
    told = (ROOT / document).read_text("utf-8").partition(begins)[2].partition(ends)[0]
    assert not [kind for kind in BallotKind if kind not in told]


def test_each_setting_of_a_server_is_described() -> None:
    text = (ROOT / "docs/model-care.md").read_text("utf-8")
    for setting in GuildSettings.listed():
        default = setting.kind.write(setting.default)
        assert f"| `{setting.name}` | {SERVER[setting.field].description} | {default} |" in text
