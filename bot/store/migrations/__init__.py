"""The steps from each version of the database to the next, run when the bot starts."""
