"""What things are and the rules they follow, without Discord, SQL or an event loop."""
