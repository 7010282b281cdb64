"""What tests of facts about films share."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def empty_store(tmp_path: Path, new_store: Path) -> None:
    """Making a store takes longer than what is done with it here."""
    shutil.copy(new_store, tmp_path)
