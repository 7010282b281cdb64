"""What can be wrong with a value for a setting."""


class UnknownSettingError(ValueError):
    """There is no setting of this name; `known` has those that exist."""

    def __init__(self, field: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no setting {field!r}.")
        self.field, self.known = field, known


class InvalidSettingError(ValueError):
    """A setting cannot have this value; `problem` says why."""

    def __init__(self, field: str, value: object, problem: str) -> None:
        super().__init__(f"{field} cannot be {value!r}: {problem}.")
        self.field, self.value, self.problem = field, value, problem
