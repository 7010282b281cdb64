"""What the owner, the servers and each person can set: fields, bounds and defaults."""
