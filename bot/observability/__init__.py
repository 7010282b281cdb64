"""What the owner can see of a running bot: logs, health, metrics."""
