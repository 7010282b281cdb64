"""The owner is told of each problem of the registry once, also after a restart."""

from pathlib import Path

from bot.models.errors import PointerUnreadable, RegistryProblem, VersionSetAside, VersionUnusable
from bot.models.reported_problems import FILE_NAME, NamesFile, ReportedProblems

FOUND: tuple[RegistryProblem, ...] = (PointerUnreadable("is empty"), VersionUnusable(3, "is gone"))


async def test_what_was_told_is_not_told_again_while_it_lasts(tmp_path: Path) -> None:
    assert await ReportedProblems(NamesFile(tmp_path)).untold(FOUND) == [*FOUND]
    for problem in FOUND:
        await ReportedProblems(NamesFile(tmp_path)).note(problem)
    assert await ReportedProblems(NamesFile(tmp_path)).untold(FOUND) == []
    # It has been set aside meanwhile, the pointer is mended, and another one is damaged.
    later = VersionSetAside(3), VersionSetAside(4)
    assert await ReportedProblems(NamesFile(tmp_path)).untold(later) == [VersionSetAside(4)]
    assert await ReportedProblems(NamesFile(tmp_path)).untold(FOUND) == [FOUND[0]]


async def test_where_the_note_is_damaged_it_is_told_again(tmp_path: Path) -> None:
    await ReportedProblems(NamesFile(tmp_path)).note(FOUND[0])
    for damaged in ("", "[]", '{"problems": 7}'):
        (tmp_path / FILE_NAME).write_text(damaged, encoding="utf-8")
        assert await ReportedProblems(NamesFile(tmp_path)).untold(FOUND) == [*FOUND]
