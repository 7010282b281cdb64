"""The container's files agree with the program; the image itself is built where Docker is."""

import asyncio
import json
import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from bot.observability.address import Health, serving
from bot.observability.allowed_hosts import is_allowed
from bot.observability.metrics import Metrics
from bot.settings import Settings, variable

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


@pytest.mark.parametrize(("healthy", "status"), [(True, 0), (False, 1)])
async def test_the_health_check_says_what_the_health_address_says(
    healthy: bool, status: int
) -> None:
    found = re.search(r"HEALTHCHECK.*\\\n\s+CMD (\[.*\])", DOCKERFILE)
    assert found is not None
    _python, *arguments = json.loads(found[1])
    port = unused_port()

    async def health() -> Health:
        return {"ok": healthy, "problems": [], "model": None}

    async with serving("127.0.0.1", port, Metrics(), health):
        check = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            env=os.environ | {"MATINEE_METRICS_PORT": str(port)},
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert await check.wait() == status


@pytest.mark.parametrize(
    "file", ["Dockerfile", "compose.yaml", "compose.postgres.yaml", "compose.cluster.yaml"]
)
def test_a_container_sets_only_settings_that_there_are(file: str) -> None:
    named = set(re.findall(r"MATINEE_[A-Z_]+", (ROOT / file).read_text("utf-8")))
    assert named
    assert named <= {variable(name) for name in Settings.model_fields}


def test_containers_of_a_cluster_can_be_asked_by_their_names_how_they_are() -> None:
    file = (ROOT / "compose.cluster.yaml").read_text("utf-8")
    values = dict(re.findall(r"^  (MATINEE_METRICS_\w+): (.+)$", file, re.MULTILINE))
    services = re.findall(r"^  (\S+):\n    <<: \*matinee$", file, re.MULTILINE)
    assert services == ["trainer", "bot-1", "bot-2"]
    names = values["MATINEE_METRICS_NAMES"].split(",")
    for asked in (*services, "127.0.0.1"):
        assert is_allowed(f"{asked}:9464", values["MATINEE_METRICS_HOST"], names)
    assert not re.search(r"^ +ports:", file, re.MULTILINE)
    # What runs beside it is a version, not whatever is newest.
    assert not re.search(r"image: \S+:(main|latest)$", file, re.MULTILINE)


def test_what_goes_into_the_image_is_there_and_nothing_else_is_sent() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    sent = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    assert sources == sent
    assert all((ROOT / source).exists() for source in sources)


def test_the_image_has_a_python_that_matinee_supports() -> None:
    versions = set(re.findall(r"^FROM python:3\.(\d+)", DOCKERFILE, re.MULTILINE))
    assert len(versions) == 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert int(versions.pop()) >= int(project["requires-python"].removeprefix(">=3."))
