"""Figures about the code itself, printed by `make figures`."""
