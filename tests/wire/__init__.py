"""The real discord.py client, unpatched, against a fake Discord on loopback that can misbehave."""
