"""When a server wants the model retrained: rules, their text, and what is due."""
