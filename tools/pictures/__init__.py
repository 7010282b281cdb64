"""Pictures of what the bot answers, taken of the demo's page in a browser."""
