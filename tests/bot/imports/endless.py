"""A reading process that a file keeps busy for ever."""

from bot.imports import worker

if __name__ == "__main__":
    worker.MAX_PROCESSOR_SECONDS = 1
    worker.limit_process()
    while True:
        pass
