"""The mathematics of Matinee, usable alone: knows nothing of Discord, SQL or an event loop."""
