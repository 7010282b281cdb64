"""Training runs, their reasons and outcomes, as codes and data; bot.messages has the sentences."""
