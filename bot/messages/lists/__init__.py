"""What is said about films that people and servers want to watch."""
