"""Looking after the model: when to retrain, the trainer process, the gate, publishing, rollback."""
