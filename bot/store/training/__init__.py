"""Training in the store: runs, schedules, settings of the model, added films."""
