"""What those who change Matinee run: checks and figures that are no part of the bot."""
