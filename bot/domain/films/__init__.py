"""What is known of a film beside its title: facts that others give, shown and filtered by."""
