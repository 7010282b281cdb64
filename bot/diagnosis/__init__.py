"""What `matinee doctor` looks at: everything a bot needs before it can run."""
