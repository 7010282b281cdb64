# Matinee in a container: `docker compose up --build`; docs/operations.md says more.
# Every package comes as a wheel with the hash that requirements/run.lock names.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
WORKDIR /build
RUN python -m venv /opt/matinee
COPY requirements/run.lock requirements/
RUN /opt/matinee/bin/pip install --only-binary :all: --require-hashes -r requirements/run.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY recommender recommender
RUN /opt/matinee/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim
# Pictures, such as those of `night stats`, have Korean words where a font has Korean letters.
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-nanum \
 && rm -rf /var/lib/apt/lists/*
# The number is fixed, so that a folder of the host can be given to the same user.
RUN useradd --system --uid 10001 --user-group --no-create-home matinee \
 && install --directory --owner matinee --group matinee --mode 700 /var/lib/matinee
COPY --from=build /opt/matinee /opt/matinee
ENV PATH=/opt/matinee/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    MATINEE_DATA_DIRECTORY=/var/lib/matinee \
    MATINEE_METRICS_PORT=9464
USER 10001:10001
WORKDIR /var/lib/matinee
VOLUME /var/lib/matinee
# The first start fetches films and learns a model; /health says 503 until then.
HEALTHCHECK --interval=30s --timeout=10s --start-period=10m --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f\"http://127.0.0.1:{os.environ['MATINEE_METRICS_PORT']}/health\", timeout=8)"]
ENTRYPOINT ["matinee"]
CMD ["run"]
