"""How people vote on a movie night: one module for each way, and what all ways share."""
