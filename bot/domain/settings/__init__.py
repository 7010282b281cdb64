"""Settings of the owner, the servers and each person: fields, bounds and defaults."""
