"""The demo where the event loop has no signal handlers, nor the system what only POSIX has."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.page import KEY

ROOT = Path(__file__).resolve().parents[3]
# Ctrl+C counts also where the tests run in a shell's background, whose programs ignore it.
DEMO = """
import signal
import sys
from bot.__main__ import main
from tests.windows import windows

signal.signal(signal.SIGINT, signal.default_int_handler)
with windows():
    status = main(["demo", "--empty", "--port", "0", "--data", sys.argv[1]])
sys.exit(status)
"""


@pytest.mark.slow
def test_ctrl_c_ends_the_page_without_a_traceback(invented_folder: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "MATINEE_DATA_DIRECTORY": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-c", DEMO, str(invented_folder)],
        env=environment,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        before = list[str]()
        for line in process.stderr:
            before.append(line)
            if KEY in line:
                break
        process.send_signal(signal.SIGINT)
        after = process.stderr.read()
    assert process.returncode == 0, "".join([*before, after])
    assert "Traceback" not in after
