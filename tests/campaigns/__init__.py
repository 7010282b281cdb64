"""Long attempts to break the bot; `python -m tests.campaigns` runs them and prints figures."""
