"""How a command says that it could not do its work."""


class CommandFailedError(Exception):
    """A command ends with this sentence on stderr and a nonzero exit status."""


def failure_sentence(error: Exception) -> str | None:
    """Return what to tell the person at the terminal; None for a defect of ours."""
    # Imported only now: each command starts with no more than it needs.
    from bot.datasets.errors import DatasetUnavailableError
    from bot.demo.errors import DemoError
    from bot.domain.imports.refusals import ImportRefusedError
    from bot.messages.datasets import dataset_error
    from bot.messages.environment import settings_error
    from bot.messages.errors.imports import import_refused
    from bot.messages.status import address_in_use
    from bot.messages.store import store_error
    from bot.observability.errors import AddressInUseError
    from bot.settings import SettingsError
    from bot.store.errors import StoreError
    from recommender.errors import RecommenderError

    match error:
        case CommandFailedError() | DemoError() | RecommenderError():
            return str(error)
        case SettingsError():
            return settings_error(error)
        case DatasetUnavailableError():
            return dataset_error(error)
        case ImportRefusedError():
            return import_refused(error)
        case StoreError():
            return store_error(error)
        case AddressInUseError():
            return address_in_use(error.host, error.port, error.reason)
        case _:
            return None
