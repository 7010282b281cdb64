"""What somebody who types at the demo can get wrong."""


class DemoError(Exception):
    """A line cannot be done; its text is a sentence of `bot.messages.demo` that says why."""
