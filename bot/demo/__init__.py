"""The offline demo: the bot itself, unchanged, in a simulated Discord with four members."""
