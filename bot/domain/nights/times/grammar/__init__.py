"""How each piece of a time is written: one function a kind, tried in order at every word."""
