"""The model and its training as people see them."""
