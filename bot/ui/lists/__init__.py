"""What people and servers want to watch, as they see it."""
