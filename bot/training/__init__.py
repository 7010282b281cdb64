"""When to retrain, the trainer process, the quality gate, publishing, rolling back."""
