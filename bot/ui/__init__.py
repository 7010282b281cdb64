"""Pure functions from domain objects to embeds, views and pictures."""
