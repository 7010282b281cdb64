"""Training runs: when, why, and what became of them. Codes and data; bot.messages has the words."""
